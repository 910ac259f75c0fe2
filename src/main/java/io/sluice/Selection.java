package io.sluice;

import io.sluice.model.InvalidInput;
import io.sluice.model.Problem;
import io.sluice.model.criterion.Catalog;
import io.sluice.model.criterion.Scenario;
import io.sluice.model.flag.Flag;
import io.sluice.model.flag.Flags;
import io.sluice.model.flag.Vector;
import io.sluice.model.plan.Need;
import io.sluice.model.plan.Plan;
import io.sluice.model.plan.Question;
import io.sluice.model.plan.Trial;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The plan of a {@code try}: some scenarios under one vector. */
final class Selection {
  private Selection() {}

  static Plan plan(GateRequest.Only only, Flags flags, Catalog catalog) {
    Vector vector = vector(only.flags(), flags);
    List<Scenario> chosen = scenarios(only, catalog);
    List<Trial> trials =
        chosen.stream()
            .filter(scenario -> scenario.appliesTo(vector))
            .map(scenario -> Trial.of(scenario, vector))
            .toList();
    if (trials.isEmpty()) {
      throw new InvalidInput(
          Problem.of(
              "\"" + chosen.get(0).name() + "\" does not apply to [" + vector.name() + "]",
              "its tags say "
                  + chosen.get(0).conditions().stream().map(Object::toString).toList()
                  + "; choose the flags with --flag NAME=VALUE"));
    }
    Need need =
        new Need(
            new Question.Deploy(),
            true,
            List.of(vector),
            trials.stream().map(Trial::id).toList(),
            List.of());
    return new Plan(List.of(need), trials);
  }

  private static Vector vector(Map<String, String> values, Flags flags) {
    Vector vector = flags.allOff();
    for (Map.Entry<String, String> value : values.entrySet()) {
      Flag flag =
          flags
              .find(value.getKey())
              .orElseThrow(
                  () ->
                      new InvalidInput(
                          Problem.of(
                              "no flag \"" + value.getKey() + "\" is declared",
                              "declared are " + String.join(", ", flags.names()))));
      vector = vector.with(flag.name(), flag.word(value.getValue()));
    }
    if (!flags.allows(vector)) {
      throw new InvalidInput(
          Problem.of(
              "[" + vector.name() + "] breaks what the flags require of each other",
              "see requires in sluice.yaml"));
    }
    return vector;
  }

  private static List<Scenario> scenarios(GateRequest.Only only, Catalog catalog) {
    List<Scenario> ofFile =
        catalog.scenarios().stream()
            .filter(scenario -> scenario.place().file().equals(only.feature()))
            .toList();
    if (ofFile.isEmpty()) {
      throw new InvalidInput(
          Problem.of(
              "there is no scenario in " + only.feature(),
              "name a feature file as the reports do, e.g. features/clients/create.feature:12"));
    }
    if (only.line() == 0) {
      return ofFile;
    }
    // A line inside a scenario means that scenario: the last one that begins at or above it.
    Optional<Scenario> at =
        ofFile.stream()
            .filter(scenario -> scenario.place().line() <= only.line())
            .reduce((first, second) -> second);
    return List.of(at.orElse(ofFile.get(0)));
  }
}
