package io.sluice.config;

import io.sluice.model.InvalidInput;
import io.sluice.model.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What stands above sluice.yaml: options of the command line, and below them {@code SLUICE_*}
 * variables. Made in one place: {@code options.or(Overrides.ofVariables(System.getenv()))}, then
 * {@link Settings#with}.
 *
 * @param environment {@code --environment}, {@code SLUICE_ENVIRONMENT}
 * @param build {@code --build}, {@code SLUICE_BUILD}: the build that is expected; not in
 *     sluice.yaml
 * @param store {@code --store}, {@code SLUICE_STORE}: directory, relative to the project, or {@code
 *     s3://bucket/prefix}
 * @param lanes {@code --lanes}, {@code SLUICE_LANES}: trials at the same time, at least 1
 * @param browser {@code SLUICE_BROWSER}: Chrome or Chromium
 * @param driver {@code SLUICE_DRIVER}: chromedriver
 * @param headless {@code --show} is {@code false}, {@code SLUICE_HEADLESS}
 */
public record Overrides(
    Optional<String> environment,
    Optional<String> build,
    Optional<String> store,
    OptionalInt lanes,
    Optional<Path> browser,
    Optional<Path> driver,
    Optional<Boolean> headless) {
  private static final int MOST_LANES = 256;
  private static final List<String> VARIABLES =
      List.of(
          "SLUICE_ENVIRONMENT",
          "SLUICE_BUILD",
          "SLUICE_STORE",
          "SLUICE_LANES",
          "SLUICE_BROWSER",
          "SLUICE_DRIVER",
          "SLUICE_HEADLESS");

  /** Nothing stands above sluice.yaml. */
  public static Overrides none() {
    return new Overrides(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * What the {@code SLUICE_*} variables say; an empty one says nothing. Other variables of that
   * prefix are left alone unless they look like a slip of the pen.
   *
   * @param variables name to value
   * @throws InvalidInput for values that are none, naming the variables
   */
  public static Overrides ofVariables(Map<String, String> variables) {
    List<Problem> problems = new ArrayList<>(slips(variables));
    Optional<String> lanes = given(variables, "SLUICE_LANES");
    Optional<String> headless = given(variables, "SLUICE_HEADLESS");
    lanes
        .filter(text -> !text.matches("[1-9][0-9]{0,2}") || Integer.parseInt(text) > MOST_LANES)
        .ifPresent(
            text ->
                problems.add(
                    Problem.of(
                        "SLUICE_LANES is \"" + text + "\"",
                        "Set it to a whole number from 1 to " + MOST_LANES + ".")));
    headless
        .filter(text -> !text.matches("true|false"))
        .ifPresent(
            text ->
                problems.add(
                    Problem.of("SLUICE_HEADLESS is \"" + text + "\"", "Set it to true or false.")));
    if (!problems.isEmpty()) {
      throw new InvalidInput(problems);
    }
    return new Overrides(
        given(variables, "SLUICE_ENVIRONMENT"),
        given(variables, "SLUICE_BUILD"),
        given(variables, "SLUICE_STORE"),
        lanes.map(text -> OptionalInt.of(Integer.parseInt(text))).orElse(OptionalInt.empty()),
        given(variables, "SLUICE_BROWSER").map(Path::of),
        given(variables, "SLUICE_DRIVER").map(Path::of),
        headless.map(Boolean::valueOf));
  }

  /** These, and where they say nothing the weaker ones. */
  public Overrides or(Overrides weaker) {
    return new Overrides(
        environment.or(weaker::environment),
        build.or(weaker::build),
        store.or(weaker::store),
        lanes.isPresent() ? lanes : weaker.lanes,
        browser.or(weaker::browser),
        driver.or(weaker::driver),
        headless.or(weaker::headless));
  }

  private static Optional<String> given(Map<String, String> variables, String name) {
    return Optional.ofNullable(variables.get(name)).filter(text -> !text.isBlank());
  }

  /** A run that ignored a misspelt SLUICE_ENVIRONMENT would judge somewhere else. */
  private static List<Problem> slips(Map<String, String> variables) {
    return variables.keySet().stream()
        .filter(name -> name.startsWith("SLUICE_") && !VARIABLES.contains(name))
        .flatMap(
            name ->
                Nearest.to(name, VARIABLES).stream()
                    .map(
                        meant ->
                            Problem.of(
                                "unknown environment variable " + name,
                                "Did you mean " + meant + "? Otherwise rename it.")))
        .toList();
  }
}
