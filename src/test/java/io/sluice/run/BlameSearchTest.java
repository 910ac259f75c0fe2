package io.sluice.run;

import static io.sluice.testing.Plans.on;
import static io.sluice.testing.Plans.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.model.blame.Blame;
import io.sluice.model.criterion.Scenario;
import io.sluice.model.evidence.Attempt;
import io.sluice.model.evidence.Failure;
import io.sluice.model.evidence.Outcome;
import io.sluice.model.evidence.TrialEvidence;
import io.sluice.model.flag.Flag;
import io.sluice.model.flag.Flags;
import io.sluice.model.flag.Vector;
import io.sluice.model.plan.Trial;
import io.sluice.testing.Plans;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class BlameSearchTest {
  private static final Flags FLAGS =
      Plans.flags(Flag.bool("bulk"), Flag.bool("risk"), Flag.bool("screening"));
  private static final Scenario ALWAYS = scenario("always", "AC-1");

  /** The rounds of a search that came to its end, and what it found. */
  private record Searched(List<List<Trial>> rounds, Map<String, Blame> blames) {
    List<String> probes() {
      return rounds.stream().flatMap(List::stream).map(Trial::id).toList();
    }

    List<String> blame(Trial trial) {
      return Optional.ofNullable(blames.get(trial.id())).orElseThrow().lines();
    }
  }

  @Test
  void trials_of_the_plan_are_probes_that_cost_nothing() {
    Searched searched =
        search(
            List.of(
                failed(trial(ALWAYS, "risk"), "boom"),
                passed(trial(ALWAYS)),
                passed(trial(ALWAYS, "bulk"))),
            v -> v.isOn("risk"));
    assertThat(searched.rounds).isEmpty();
    assertThat(searched.blame(trial(ALWAYS, "risk"))).containsExactly("risk: off → on");
  }

  @Test
  void passes_and_flakes_of_the_plan_both_count_and_undecided_trials_do_not() {
    TrialEvidence flaky = evidence(trial(ALWAYS), letters("FPPPPPPP"), "boom");
    assertThat(flaky.isGood()).isTrue();
    assertThat(search(List.of(failed(trial(ALWAYS, "risk"), "boom"), flaky), v -> true).rounds)
        .isEmpty();
    TrialEvidence open = evidence(trial(ALWAYS), letters("FP"), "boom");
    Searched searched =
        search(List.of(failed(trial(ALWAYS, "risk"), "boom"), open), v -> v.isOn("risk"));
    assertThat(searched.blame(trial(ALWAYS, "risk")))
        .as("it is known and tells nothing: the search gives up")
        .containsExactly("(not found out: the probes ran out, or told nothing)");
  }

  @Test
  void failures_with_the_same_error_step_and_vector_share_their_probes() {
    Scenario other = scenario("other", "AC-2");
    Scenario third = scenario("third", "AC-3");
    Vector both = vector("bulk", "risk");
    Searched searched =
        search(
            List.of(
                failed(Trial.of(ALWAYS, both), "boom"),
                failed(Trial.of(other, both), "boom"),
                failed(Trial.of(third, both), "bang")),
            v -> v.isOn("risk"));
    assertThat(searched.probes())
        .as("one of the two that are alike, and the third")
        .allMatch(id -> id.startsWith("features/always") || id.startsWith("features/third"))
        .hasSize(6);
    assertThat(searched.blames).hasSize(3);
    for (Scenario scenario : List.of(ALWAYS, other, third)) {
      assertThat(searched.blame(Trial.of(scenario, both))).containsExactly("risk: off → on");
    }
  }

  @Test
  void failures_that_differ_in_the_flags_their_tags_fix_are_looked_into_each() {
    Scenario ofRisk = scenario("ofrisk", "AC-2", on("risk"));
    Vector both = vector("bulk", "risk");
    Searched searched =
        search(
            List.of(
                failed(Trial.of(ALWAYS, both), "boom"),
                failed(Trial.of(ofRisk, both), "boom"),
                passed(trial(ALWAYS))),
            v -> v.isOn("risk"));
    assertThat(searched.blame(Trial.of(ALWAYS, both))).containsExactly("risk: off → on");
    assertThat(searched.blame(Trial.of(ofRisk, both)))
        .containsExactly("risk: on, fixed by the scenario's tags");
    assertThat(searched.probes()).contains("features/ofrisk.feature:1 [risk=on]");
  }

  @Test
  void a_probe_that_told_nothing_ends_the_search_without_a_claim() {
    BlameSearch search = searchOf(FLAGS, List.of(failed(trial(ALWAYS, "bulk", "risk"), "boom")));
    List<Trial> probes = search.nextProbes();
    assertThat(probes).extracting(Trial::id).containsExactly("features/always.feature:1 [all off]");
    search.learn(TrialEvidence.none(probes.get(0), "x"));
    assertThat(search.nextProbes()).isEmpty();
    assertThat(search.blames().values()).singleElement().matches(blame -> !blame.minimal());
  }

  @Test
  void without_failures_nothing_is_searched() {
    assertThat(search(List.of(passed(trial(ALWAYS))), v -> true).blames).isEmpty();
  }

  @Test
  void three_of_ten_flags_take_few_probes() {
    List<Flag> ten = new ArrayList<>();
    Vector all = Vector.of(Map.of());
    for (int i = 0; i < 10; i++) {
      ten.add(Flag.bool("f" + i));
      all = all.with("f" + i, "on");
    }
    int most = 0;
    for (int a = 0; a < 10; a++) {
      for (int b = a + 1; b < 10; b++) {
        for (int c = b + 1; c < 10; c++) {
          List<String> three = List.of("f" + a, "f" + b, "f" + c);
          BlameSearch search =
              searchOf(new Flags(ten), List.of(failed(Trial.of(ALWAYS, all), "boom")));
          Searched searched = drive(search, v -> three.stream().allMatch(v::isOn));
          assertThat(searched.blame(Trial.of(ALWAYS, all)))
              .containsExactlyElementsOf(three.stream().map(f -> f + ": off → on").toList());
          most = Math.max(most, searched.probes().size());
        }
      }
    }
    assertThat(most).as("of 1,022 that could be tried").isLessThanOrEqualTo(25);
  }

  private static Searched search(List<TrialEvidence> evidence, Predicate<Vector> fault) {
    return drive(searchOf(FLAGS, evidence), fault);
  }

  private static BlameSearch searchOf(Flags flags, List<TrialEvidence> evidence) {
    BlameSearch search = new BlameSearch(flags);
    search.consider(evidence);
    return search;
  }

  /** Runs every probe: it fails where the fault is. */
  private static Searched drive(BlameSearch search, Predicate<Vector> fault) {
    List<List<Trial>> rounds = new ArrayList<>();
    List<Trial> probes = search.nextProbes();
    while (!probes.isEmpty()) {
      assertThat(rounds).hasSizeLessThan(100);
      rounds.add(probes);
      probes.forEach(
          probe ->
              search.learn(fault.test(probe.vector()) ? failed(probe, "boom") : passed(probe)));
      probes = search.nextProbes();
    }
    return new Searched(rounds, search.blames());
  }

  private static Trial trial(Scenario scenario, String... on) {
    return Trial.of(scenario, vector(on));
  }

  private static Vector vector(String... on) {
    Vector vector = FLAGS.allOff();
    for (String flag : on) {
      vector = vector.with(flag, "on");
    }
    return vector;
  }

  private static TrialEvidence passed(Trial trial) {
    return evidence(trial, List.of(Outcome.PASSED), "");
  }

  private static TrialEvidence failed(Trial trial, String error) {
    return evidence(trial, Collections.nCopies(3, Outcome.FAILED), error);
  }

  private static List<Outcome> letters(String letters) {
    return Arrays.stream(letters.split(""))
        .map(letter -> letter.equals("P") ? Outcome.PASSED : Outcome.FAILED)
        .toList();
  }

  private static TrialEvidence evidence(Trial trial, List<Outcome> outcomes, String error) {
    Failure failure = new Failure(error, Optional.of("Then it holds"), Optional.empty());
    List<Attempt> attempts =
        outcomes.stream()
            .map(
                outcome ->
                    new Attempt(
                        outcome,
                        "t",
                        Instant.EPOCH,
                        Duration.ZERO,
                        outcome == Outcome.PASSED ? Optional.empty() : Optional.of(failure),
                        List.of(),
                        List.of(),
                        true))
            .toList();
    return TrialEvidence.of(trial, attempts, Plans.TEST, "./sluice try x");
  }
}
