package io.sluice.model.plan;

import io.sluice.model.plan.Question.Kill;
import io.sluice.model.plan.Question.Release;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which trials of a plan may be concluded from others. */
public final class Derivable {
  private Derivable() {}

  /**
   * Ids of the trials that only such questions need, except where a scenario turns a flag and where
   * a scenario of a flag is to prove that flag.
   *
   * @param questions words of the questions ({@link Question#word()}) that may rest on conclusions
   */
  public static Set<String> of(Plan plan, List<String> questions) {
    Set<String> needed = new HashSet<>();
    Set<String> refused = new HashSet<>();
    Set<String> derivable =
        plan.trials().stream()
            .filter(trial -> trial.scenario().turns().isEmpty())
            .map(Trial::id)
            .collect(Collectors.toCollection(HashSet::new));
    for (Need need : plan.needs()) {
      boolean may = questions.contains(need.question().word());
      (may ? needed : refused).addAll(need.trials());
      subject(need.question()).ifPresent(flag -> refused.addAll(ownTrials(plan, need, flag)));
    }
    derivable.retainAll(needed);
    derivable.removeAll(refused);
    return derivable;
  }

  private static List<String> ownTrials(Plan plan, Need need, String flag) {
    Set<String> own =
        plan.trials().stream()
            .filter(
                trial ->
                    trial.scenario().conditions().stream().anyMatch(c -> c.flag().equals(flag)))
            .map(Trial::id)
            .collect(Collectors.toSet());
    return need.trials().stream().filter(own::contains).toList();
  }

  private static Optional<String> subject(Question question) {
    if (question instanceof Release release) {
      return Optional.of(release.flag());
    }
    return question instanceof Kill kill ? Optional.of(kill.flag()) : Optional.empty();
  }
}
