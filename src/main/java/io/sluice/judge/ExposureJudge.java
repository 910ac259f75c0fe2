package io.sluice.judge;

import io.sluice.model.criterion.Condition;
import io.sluice.model.criterion.Scenario;
import io.sluice.model.evidence.Exposure;
import io.sluice.model.evidence.Outcome;
import io.sluice.model.evidence.TrialEvidence;
import io.sluice.model.flag.Flag;
import io.sluice.model.verdict.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Whether the service evaluated the flags that criteria are about. A criterion tagged with a flag
 * that passes while nobody asked for the flag proves nothing about it.
 */
final class ExposureJudge {
  private record Claim(String criterion, String flag) {}

  /** A doubt for each criterion and flag of which no trial was served with the flag's value. */
  List<Reason> doubts(List<TrialEvidence> trials) {
    Map<Claim, List<TrialEvidence>> claims = new LinkedHashMap<>();
    trials.stream()
        .filter(TrialEvidence::isGood)
        .forEach(
            trial -> {
              Scenario scenario = trial.trial().scenario();
              for (Condition condition : scenario.conditions()) {
                if (trial.trial().vector().isOn(condition.flag())) {
                  for (String criterion : subjects(scenario)) {
                    claims
                        .computeIfAbsent(
                            new Claim(criterion, condition.flag()), claim -> new ArrayList<>())
                        .add(trial);
                  }
                }
              }
            });
    List<Reason> doubts = new ArrayList<>();
    claims.forEach(
        (claim, tried) -> {
          if (tried.stream().noneMatch(trial -> exposed(trial, claim.flag()))) {
            doubts.add(Reasons.notExercised(claim.criterion(), claim.flag(), tried));
          }
        });
    return doubts;
  }

  /**
   * A scenario that turns a flag off proves nothing of data written with it on if the flag was
   * never asked for, whether or not it is one of a criterion.
   */
  private static List<String> subjects(Scenario scenario) {
    boolean turns = scenario.criteria().isEmpty() && scenario.turns().isPresent();
    return turns ? List.of("\"" + scenario.name() + "\"") : scenario.criteria();
  }

  private static boolean exposed(TrialEvidence trial, String flag) {
    String value = trial.trial().vector().value(flag);
    return Stream.concat(
            trial.attempts().stream()
                .filter(attempt -> attempt.outcome() == Outcome.PASSED)
                .flatMap(attempt -> attempt.exposures().stream()),
            trial.standIn().stream().flatMap(other -> other.exposures().stream()))
        .anyMatch(exposure -> proves(exposure, flag, value));
  }

  /** An error fallback is what the code says, not what the flag says (OpenFeature: ERROR). */
  private static boolean proves(Exposure exposure, String flag, String value) {
    return exposure.flag().equals(flag)
        && exposure.value().equals(value)
        && !exposure.reason().toUpperCase(Locale.ROOT).equals("ERROR")
        && !value.equals(Flag.OFF);
  }
}
