package io.sluice.cli;

import io.sluice.Sluice;
import io.sluice.config.Overrides;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** Options of every verb that works on a project. */
final class ProjectOptions {
  @Option(
      names = "--environment",
      paramLabel = "E",
      description = "Environment of sluice.yaml (default: its default-environment).")
  private Optional<String> environment = Optional.empty();

  @Option(
      names = "--build",
      paramLabel = "ID",
      description = "The build that is expected (default: what git says of the project).")
  private Optional<String> build = Optional.empty();

  @Option(
      names = "--lanes",
      paramLabel = "N",
      description = "How many trials run at once (default: two for each core).")
  private Optional<Integer> lanes = Optional.empty();

  @Option(
      names = "--store",
      paramLabel = "STORE",
      description =
          "Where leases and evidence are kept: DIR or s3://bucket/prefix (default: .sluice).")
  private Optional<String> store = Optional.empty();

  /** The environment that somebody named; not the default one. */
  Optional<String> environmentGiven() {
    return environment.or(() -> Overrides.ofVariables(System.getenv()).environment());
  }

  /** The project in the current folder, for a run: the last run's reports are no longer shown. */
  Sluice openForRun(Optional<Boolean> headless) {
    Sluice.hideLatest(Path.of(""));
    return open(headless);
  }

  /** The project in the current folder. */
  Sluice open(Optional<Boolean> headless) {
    if (lanes.isPresent() && lanes.get() < 1) {
      throw new io.sluice.model.InvalidInput(
          io.sluice.model.Problem.of("--lanes is " + lanes.get(), "give a number from 1 on"));
    }
    Overrides options =
        new Overrides(
            environment,
            build,
            store,
            lanes.map(OptionalInt::of).orElse(OptionalInt.empty()),
            Optional.empty(),
            Optional.empty(),
            headless);
    return Sluice.open(Path.of(""), options.or(Overrides.ofVariables(System.getenv())));
  }
}
