package io.sluice.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.model.evidence.Evidence;
import io.sluice.model.verdict.Answer;
import io.sluice.model.verdict.Decision;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Laws over random projects say nothing unless every answer and reason comes up among them. */
class ProjectTest {
  @Test
  void random_projects_come_to_every_answer_for_most_reasons() {
    Map<String, Map<Answer, Integer>> answers = new HashMap<>();
    Map<String, Integer> codes = new HashMap<>();
    for (int seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      Project project = Project.random(random);
      Evidence evidence = project.evidence(random);
      for (Decision decision : project.decide(evidence)) {
        answers
            .computeIfAbsent(decision.question().word(), word -> new EnumMap<>(Answer.class))
            .merge(decision.answer(), 1, Integer::sum);
        decision.reasons().forEach(reason -> codes.merge(reason.code(), 1, Integer::sum));
      }
    }
    for (String word : List.of("deploy", "release", "kill")) {
      for (Answer answer : Answer.values()) {
        assertThat(answers.getOrDefault(word, Map.of()).getOrDefault(answer, 0))
            .as(word + " " + answer)
            .isGreaterThanOrEqualTo(20);
      }
    }
    assertThat(new ArrayList<>(codes.keySet()))
        .contains(
            "trial-failed",
            "trial-undecided",
            "trial-undefined",
            "trial-skipped",
            "trial-broken",
            "evidence-missing",
            "flaky-budget-exceeded",
            "flag-not-exercised",
            "flag-not-proved",
            "quarantine-expired",
            "requirement-not-live",
            "live-vector-not-allowed",
            "no-criterion-for-flag",
            "no-release-scenario",
            "no-kill-scenario");
  }
}
