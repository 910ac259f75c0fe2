package io.sluice;

import io.sluice.config.EnvironmentSettings;
import io.sluice.model.InvalidInput;
import io.sluice.model.Problem;
import io.sluice.model.criterion.Scenario;
import io.sluice.model.plan.Plan;
import io.sluice.model.plan.Plan.Control;
import io.sluice.model.plan.Trial;
import io.sluice.read.PlacedStep;
import io.sluice.read.RunnableScenario;
import io.sluice.tenants.TenantSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How many tenants the scenarios of a plan need.
 *
 * @param most one scenario, at least 1
 * @param trials how many trials there are
 */
record TenantNeeds(int most, int trials) {
  private static final Pattern ANOTHER = Pattern.compile("another tenant ([\"'].*)");

  static TenantNeeds of(Plan plan) {
    int most = scenarios(plan).mapToInt(scenario -> of(scenario.steps())).max().orElse(1);
    return new TenantNeeds(most, plan.trials().size() + plan.controls().size());
  }

  private static Stream<Scenario> scenarios(Plan plan) {
    return Stream.concat(plan.trials().stream(), plan.controls().stream().map(Control::trial))
        .map(Trial::scenario)
        .distinct();
  }

  /** Its own, and each that a step names. */
  private static int of(Collection<String> steps) {
    Set<String> names = new HashSet<>();
    steps.forEach(step -> another(step).ifPresent(names::add));
    return 1 + names.size();
  }

  private static Optional<String> another(String step) {
    Matcher matcher = ANOTHER.matcher(step);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /**
   * Whether every planned scenario can have the tenants it needs in the environment.
   *
   * @throws InvalidInput with the step that asks for one too many
   */
  static void check(Prepared prepared) {
    EnvironmentSettings environment = prepared.settings().environment();
    int there = environment.tenants().map(TenantNeeds::there).orElse(Integer.MAX_VALUE);
    List<Problem> problems = new ArrayList<>();
    scenarios(prepared.plan())
        .forEach(
            scenario ->
                Optional.ofNullable(prepared.features().runnable().get(scenario.id()))
                    .flatMap(runnable -> oneTooMany(runnable, there))
                    .map(step -> problem(step, there, environment.name()))
                    .ifPresent(problems::add));
    if (!problems.isEmpty()) {
      throw new InvalidInput(problems.stream().distinct().toList());
    }
  }

  private static int there(TenantSettings settings) {
    if (settings instanceof TenantSettings.Pool pool) {
      return pool.tenants().size();
    }
    return settings instanceof TenantSettings.Shared ? 1 : Integer.MAX_VALUE;
  }

  private static Optional<PlacedStep> oneTooMany(RunnableScenario runnable, int there) {
    Set<String> names = new HashSet<>();
    return runnable.placed().stream()
        .filter(
            step -> another(step.text()).filter(names::add).isPresent() && names.size() >= there)
        .findFirst();
  }

  private static Problem problem(PlacedStep step, int there, String environment) {
    return there == 1
        ? Problem.at(
            step.place(),
            "there is no other tenant: the environment \"" + environment + "\" has one",
            "give it a pool of two (`tenants.pool`), or choose another environment; --tags leaves"
                + " the scenario out, but then nothing is answered")
        : Problem.at(
            step.place(),
            "the scenario needs more tenants than the %d in the pool of the environment \"%s\""
                .formatted(there, environment),
            "add tenants to `tenants.pool`, or choose another environment");
  }
}
