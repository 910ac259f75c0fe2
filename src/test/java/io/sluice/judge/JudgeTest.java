package io.sluice.judge;

import static io.sluice.model.evidence.Outcome.BROKEN;
import static io.sluice.model.evidence.Outcome.FAILED;
import static io.sluice.model.evidence.Outcome.PASSED;
import static io.sluice.model.evidence.Outcome.SKIPPED;
import static io.sluice.model.evidence.Outcome.UNDEFINED;
import static io.sluice.testing.Plans.catalog;
import static io.sluice.testing.Plans.evidence;
import static io.sluice.testing.Plans.flags;
import static io.sluice.testing.Plans.on;
import static io.sluice.testing.Plans.onIn;
import static io.sluice.testing.Plans.scenario;
import static io.sluice.testing.Plans.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.model.criterion.Catalog;
import io.sluice.model.evidence.Evidence;
import io.sluice.model.evidence.Evidence.Incident;
import io.sluice.model.evidence.Outcome;
import io.sluice.model.evidence.StandIn;
import io.sluice.model.evidence.TrialEvidence;
import io.sluice.model.flag.Flag;
import io.sluice.model.flag.Flags;
import io.sluice.model.plan.Plan;
import io.sluice.model.plan.Planner;
import io.sluice.model.plan.Trial;
import io.sluice.model.verdict.Answer;
import io.sluice.model.verdict.CriterionStates;
import io.sluice.model.verdict.Decision;
import io.sluice.model.verdict.Quarantine;
import io.sluice.model.verdict.Reason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JudgeTest {
  private static final Flags FLAGS = flags(Flag.bool("bulk", "internal"), Flag.bool("risk"));
  private static final Catalog CATALOG =
      catalog(
          scenario("always", "AC-1"),
          scenario("bulk", "AC-2", on("bulk")),
          scenario("risk", "AC-3", on("risk")));
  private static final Plan PLAN = Planner.plan(settings(FLAGS), CATALOG, onIn(FLAGS));
  private static final Outcome[] FLAKE = {
    FAILED, PASSED, PASSED, PASSED, PASSED, PASSED, PASSED, PASSED
  };
  private static final JudgeSettings RULES = JudgeSettings.of(0.05);

  @Test
  void all_passed_is_yes_and_names_what_it_rests_on() {
    Decision deploy = decide(allPassed(), "deploy");
    assertThat(deploy.answer()).isEqualTo(Answer.YES);
    assertThat(deploy.restsOn()).isEqualTo(PLAN.needs().get(0).trials()).isNotEmpty();
    assertThat(decide(allPassed(), "release:risk:internal").answer()).isEqualTo(Answer.YES);
  }

  @Test
  void a_trial_that_was_concluded_counts_only_for_questions_that_may_rest_on_it() {
    Trial concluded = Trial.of(CATALOG.scenarios().get(0), FLAGS.allOff());
    StandIn standIn = new StandIn("another", List.of());
    Evidence evidence =
        complete(
            PLAN.trials().stream()
                .map(
                    trial ->
                        trial.equals(concluded)
                            ? TrialEvidence.derived(trial, standIn, "again")
                            : evidence(trial, PASSED))
                .toList());
    JudgeSettings may =
        new JudgeSettings(
            0.05, false, Quarantine.none(), LocalDate.EPOCH, List.of(), List.of("release", "kill"));
    for (Decision decision : Judge.decide(may, CATALOG, PLAN, evidence)) {
      boolean needs =
          PLAN.needs().stream()
              .anyMatch(
                  need ->
                      need.question().equals(decision.question())
                          && need.trials().contains(concluded.id()));
      boolean deploy = decision.question().word().equals("deploy");
      assertThat(decision.derived().contains(concluded.id()))
          .as(decision.question().id())
          .isEqualTo(needs && !deploy);
      assertThat(decision.reasons().stream().anyMatch(r -> r.code().equals("evidence-missing")))
          .as(decision.question().id())
          .isEqualTo(needs && deploy);
    }
    assertThat(decide(evidence, "deploy").answer()).isEqualTo(Answer.INCONCLUSIVE);
    assertThat(Judge.decide(may, CATALOG, PLAN, evidence).get(0).restsOn())
        .doesNotContain(concluded.id());
  }

  @Test
  void empty_evidence_is_inconclusive() {
    for (Decision decision : Judge.decide(RULES, CATALOG, PLAN, complete(List.of()))) {
      assertThat(decision.answer()).isEqualTo(Answer.INCONCLUSIVE);
      assertThat(decision.reasons()).isNotEmpty();
    }
  }

  @Test
  void a_failure_with_a_flag_live_nowhere_blocks_its_release_and_nothing_else() {
    Evidence evidence = with("features/risk.feature:1 [bulk=on,risk=on]", FAILED, FAILED, FAILED);
    assertThat(decide(evidence, "deploy").answer()).isEqualTo(Answer.YES);
    assertThat(decide(evidence, "release:risk:internal").answer()).isEqualTo(Answer.NO);
    assertThat(decide(evidence, "release:bulk:non-production").answer()).isEqualTo(Answer.YES);
  }

  @Test
  void a_failure_with_a_flag_that_is_live_blocks_the_deployment() {
    Evidence evidence = with("features/bulk.feature:1 [bulk=on]", FAILED, FAILED, FAILED);
    Decision deploy = decide(evidence, "deploy");
    assertThat(deploy.answer()).isEqualTo(Answer.NO);
    Reason reason = deploy.reasons().get(0);
    assertThat(reason.code()).isEqualTo("trial-failed");
    assertThat(reason.criterion()).contains("AC-2");
    assertThat(reason.trials()).containsExactly("features/bulk.feature:1 [bulk=on]");
    assertThat(reason.fix()).isPresent();
  }

  @ParameterizedTest
  @EnumSource(
      value = Outcome.class,
      names = {"UNDEFINED", "BROKEN", "SKIPPED"})
  void what_gave_no_result_is_inconclusive(Outcome outcome) {
    Evidence evidence = with("features/always.feature:1 [all off]", outcome);
    Decision deploy = decide(evidence, "deploy");
    assertThat(deploy.answer()).isEqualTo(Answer.INCONCLUSIVE);
    assertThat(deploy.reasons().get(0).code()).isEqualTo("trial-" + outcome.word());
    // A question that does not need the trial is not affected.
    assertThat(decide(evidence, "release:risk:internal").answer()).isEqualTo(Answer.YES);
  }

  @Test
  void removing_any_piece_of_evidence_never_leaves_a_yes() {
    for (Trial removed : PLAN.trials()) {
      List<TrialEvidence> rest =
          allPassed().trials().stream().filter(t -> !t.trial().equals(removed)).toList();
      for (Decision decision : Judge.decide(RULES, CATALOG, PLAN, complete(rest))) {
        boolean needed =
            PLAN.needs().stream()
                .filter(need -> need.question().equals(decision.question()))
                .anyMatch(need -> need.trials().contains(removed.id()));
        assertThat(needed && decision.answer() == Answer.YES).isFalse();
      }
    }
  }

  @Test
  void the_order_of_the_evidence_does_not_matter() {
    Evidence evidence = with("features/always.feature:1 [bulk=on]", FAILED, FAILED, FAILED);
    List<TrialEvidence> reversed = new ArrayList<>(evidence.trials());
    Collections.reverse(reversed);
    assertThat(Judge.decide(RULES, CATALOG, PLAN, complete(reversed)))
        .isEqualTo(Judge.decide(RULES, CATALOG, PLAN, evidence));
  }

  @Test
  void an_incident_makes_every_answer_inconclusive() {
    Evidence evidence =
        Evidence.of(
            allPassed().trials(), true, List.of(new Incident("build-changed", "changed", "again")));
    assertThat(Judge.decide(RULES, CATALOG, PLAN, evidence))
        .allSatisfy(
            decision -> {
              assertThat(decision.answer()).isEqualTo(Answer.INCONCLUSIVE);
              assertThat(decision.reasons()).extracting(Reason::code).contains("build-changed");
            });
  }

  @Test
  void a_partial_run_never_answers_yes() {
    Catalog partial = new Catalog(CATALOG.scenarios(), CATALOG.criteria(), "sha256:0", true);
    assertThat(Judge.decide(RULES, partial, PLAN, allPassed()))
        .noneMatch(decision -> decision.answer() == Answer.YES);
  }

  @Test
  void flaky_trials_pass_within_the_budget_and_not_beyond_it() {
    Evidence one = with("features/always.feature:1 [all off]", FLAKE);
    assertThat(decide(one, "deploy").answer()).isEqualTo(Answer.YES);
    List<TrialEvidence> all = PLAN.trials().stream().map(trial -> evidence(trial, FLAKE)).toList();
    Decision deploy = decide(complete(all), "deploy");
    assertThat(deploy.answer()).isEqualTo(Answer.INCONCLUSIVE);
    assertThat(deploy.reasons().get(0).code()).isEqualTo("flaky-budget-exceeded");
    List<Decision> strict = Judge.decide(JudgeSettings.of(0), CATALOG, PLAN, one);
    assertThat(strict.get(0).answer()).isEqualTo(Answer.INCONCLUSIVE);
  }

  @Test
  void a_no_beats_an_inconclusive_beats_a_yes() {
    assertThat(Answer.worst(List.of(Answer.YES, Answer.INCONCLUSIVE, Answer.NO)))
        .isEqualTo(Answer.NO);
    assertThat(Answer.worst(List.of(Answer.YES, Answer.INCONCLUSIVE)))
        .isEqualTo(Answer.INCONCLUSIVE);
    assertThat(Answer.worst(List.of())).isEqualTo(Answer.INCONCLUSIVE);
  }

  @Test
  void a_criterion_is_proved_only_where_all_its_trials_passed() {
    Evidence evidence = with("features/always.feature:1 [all off]", UNDEFINED);
    CriterionStates first = CriterionJudge.states(CATALOG, PLAN, evidence, RULES).get(0);
    assertThat(first.states())
        .extracting(state -> Map.entry(state.vector().name(), state.state()))
        .contains(
            Map.entry("all off", CriterionStates.State.UNPROVED),
            Map.entry("bulk=on", CriterionStates.State.PROVED));
    Evidence failed = with("features/always.feature:1 [all off]", FAILED, FAILED, FAILED);
    assertThat(CriterionJudge.states(CATALOG, PLAN, failed, RULES).get(0).states().get(0).state())
        .isEqualTo(CriterionStates.State.FAILED);
    assertThat(CriterionJudge.states(CATALOG, PLAN, complete(List.of()), RULES).get(0).states())
        .allMatch(state -> state.state() == CriterionStates.State.UNPROVED);
  }

  @Test
  void a_flag_whose_only_criterion_is_in_quarantine_is_not_proved() {
    Quarantine.Entry entry =
        new Quarantine.Entry(
            Optional.empty(),
            Optional.of("AC-3"),
            Optional.empty(),
            "team",
            "T-1",
            LocalDate.EPOCH);
    JudgeSettings rules =
        new JudgeSettings(
            0.05,
            false,
            new Quarantine(5, 20, List.of(entry)),
            LocalDate.EPOCH,
            List.of(),
            List.of());
    Decision release =
        Judge.decide(rules, CATALOG, PLAN, allPassed()).stream()
            .filter(decision -> decision.question().id().equals("release:risk:internal"))
            .findFirst()
            .orElseThrow();
    assertThat(release.answer()).isEqualTo(Answer.INCONCLUSIVE);
    assertThat(release.reasons()).extracting(Reason::code).containsExactly("flag-not-proved");
  }

  @Test
  void of_two_records_of_one_trial_the_worse_counts() {
    List<TrialEvidence> twice = new ArrayList<>(allPassed().trials());
    Trial first = twice.get(0).trial();
    twice.add(0, evidence(first, FAILED, FAILED, FAILED));
    twice.add(evidence(first, PASSED));
    assertThat(decide(complete(twice), "deploy").answer()).isEqualTo(Answer.NO);
    twice.set(0, evidence(first, BROKEN));
    assertThat(decide(complete(twice), "deploy").answer()).isEqualTo(Answer.INCONCLUSIVE);
  }

  @Test
  void trouble_of_our_own_is_never_a_failure_of_the_service() {
    Evidence evidence = with("features/always.feature:1 [all off]", BROKEN, BROKEN, BROKEN);
    assertThat(decide(evidence, "deploy").answer()).isEqualTo(Answer.INCONCLUSIVE);
    assertThat(decide(with("features/always.feature:1 [all off]", SKIPPED), "deploy").answer())
        .isEqualTo(Answer.INCONCLUSIVE);
  }

  private static Decision decide(Evidence evidence, String question) {
    return Judge.decide(RULES, CATALOG, PLAN, evidence).stream()
        .filter(decision -> decision.question().id().equals(question))
        .findFirst()
        .orElseThrow();
  }

  private static Evidence allPassed() {
    return complete(PLAN.trials().stream().map(trial -> evidence(trial, PASSED)).toList());
  }

  private static Evidence with(String id, Outcome... outcomes) {
    assertThat(PLAN.trials()).anyMatch(trial -> trial.id().equals(id));
    return complete(
        PLAN.trials().stream()
            .map(
                trial ->
                    trial.id().equals(id) ? evidence(trial, outcomes) : evidence(trial, PASSED))
            .toList());
  }

  private static Evidence complete(List<TrialEvidence> trials) {
    return Evidence.of(trials, true, List.of());
  }
}
