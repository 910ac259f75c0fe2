package io.sluice;

import io.sluice.read.KnownSteps;
import io.sluice.run.StepDefinition;
import io.sluice.run.StepDefinitions;
import io.sluice.run.StepDefinitions.Match;
import java.util.List;
import java.util.Optional;

/** The steps that Java defines; looked for when somebody asks, which takes a moment. */
final class GlueSteps implements KnownSteps {
  private Optional<StepDefinitions> loaded = Optional.empty();

  StepDefinitions definitions() {
    StepDefinitions definitions =
        loaded.orElseGet(() -> StepDefinitions.load(List.of(), Sluice.ids()));
    loaded = Optional.of(definitions);
    return definitions;
  }

  @Override
  public List<Known> matching(String text) {
    Match match = definitions().match(text);
    if (match instanceof Match.Found found) {
      StepDefinition step = found.step();
      return List.of(new Known(step.pattern(), step.builtIn(), step.check()));
    } else if (match instanceof Match.Ambiguous ambiguous) {
      return ambiguous.patterns().stream().map(pattern -> new Known(pattern, false, true)).toList();
    }
    return List.of();
  }
}
