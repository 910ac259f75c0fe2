package io.sluice;

import java.util.List;
import java.util.Optional;

/**
 * What one run is asked.
 *
 * @param build the build that is expected; by default what git says of the project
 * @param require ids of questions the exit code depends on besides deploy
 * @param ask ids of further questions that are only reported; with any, no other question is asked
 *     than these, deploy and the required ones
 * @param proveFlags whether scenarios of a flag are also tried with the flag off
 * @param tags a tag expression that leaves scenarios out; such a run never answers
 * @param only runs this alone, as {@code try} does
 * @param runAll whether nothing may be concluded instead of run, whatever the policy says
 * @param serviceArguments appended to the service's command
 * @param keep whether the service stays up after the run
 */
public record GateRequest(
    Optional<String> build,
    List<String> require,
    List<String> ask,
    boolean proveFlags,
    Optional<String> tags,
    Optional<Only> only,
    boolean runAll,
    List<String> serviceArguments,
    boolean keep) {
  /**
   * A selection for {@code try}.
   *
   * @param feature a feature file, relative to the project
   * @param line a line of a scenario, rule or example; 0 for the whole file
   * @param flags flag name to value, for the flags that are not off
   */
  public record Only(String feature, int line, java.util.Map<String, String> flags) {
    /** Makes the map immutable. */
    public Only {
      flags = java.util.Map.copyOf(flags);
    }
  }

  /** Makes the lists immutable. */
  public GateRequest {
    require = List.copyOf(require);
    ask = List.copyOf(ask);
    serviceArguments = List.copyOf(serviceArguments);
  }

  /** A request of a run that takes down what it brought up. */
  public GateRequest(
      Optional<String> build,
      List<String> require,
      List<String> ask,
      boolean proveFlags,
      Optional<String> tags,
      Optional<Only> only,
      boolean runAll,
      List<String> serviceArguments) {
    this(build, require, ask, proveFlags, tags, only, runAll, serviceArguments, false);
  }

  /** The same, whether the service stays up or not. */
  public GateRequest keeping(boolean stays) {
    return new GateRequest(
        build, require, ask, proveFlags, tags, only, runAll, serviceArguments, stays);
  }

  /** The same with another line of the selection. */
  GateRequest at(int line) {
    return new GateRequest(
        build,
        require,
        ask,
        proveFlags,
        tags,
        only.map(chosen -> new Only(chosen.feature(), line, chosen.flags())),
        runAll,
        serviceArguments,
        keep);
  }

  /** Everything, as the project stands. */
  public static GateRequest everything() {
    return new GateRequest(
        Optional.empty(),
        List.of(),
        List.of(),
        false,
        Optional.empty(),
        Optional.empty(),
        false,
        List.of());
  }
}
