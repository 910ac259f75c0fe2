package io.sluice.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.model.criterion.Catalog;
import io.sluice.model.evidence.Attempt;
import io.sluice.model.evidence.Conduct;
import io.sluice.model.evidence.Evidence;
import io.sluice.model.evidence.Evidence.Incident;
import io.sluice.model.evidence.TrialEvidence;
import io.sluice.model.flag.Flag;
import io.sluice.model.plan.Need;
import io.sluice.model.plan.Trial;
import io.sluice.model.verdict.Answer;
import io.sluice.model.verdict.Decision;
import io.sluice.testing.Plans;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws of judging, over projects and evidence made at random; a case's number is its seed. */
@ParameterizedClass
@MethodSource("seeds")
class LawsTest {
  private static final int CASES = 400;
  private final Random random;
  private final Project project;
  private final Evidence evidence;
  private Map<String, Answer> before = Map.of();

  LawsTest(int seed) {
    random = new Random(seed);
    project = Project.random(random);
    evidence = project.evidence(random);
  }

  static IntStream seeds() {
    return IntStream.range(0, CASES);
  }

  @BeforeEach
  void answers() {
    before = answers(project.decide(evidence));
  }

  @Test
  void a_further_failure_makes_no_answer_better() {
    List<TrialEvidence> trials = new ArrayList<>(evidence.trials());
    Trial any = any(project.plan().trials());
    trials.replaceAll(t -> t.trial().equals(any) ? Project.failed(any) : t);
    assertNoneBetter(with(trials));
    List<TrialEvidence> beside = new ArrayList<>(evidence.trials());
    beside.add(random.nextInt(beside.size() + 1), Project.failed(any));
    assertNoneBetter(with(beside));
  }

  @Test
  void fewer_trials_never_make_a_yes() {
    List<TrialEvidence> fewer = new ArrayList<>(evidence.trials());
    fewer.removeIf(trial -> random.nextInt(4) == 0);
    assertNoNewYes(with(fewer));
    if (!fewer.isEmpty()) {
      fewer.remove(random.nextInt(fewer.size()));
    }
    assertNoNewYes(with(fewer));
    assertThat(project.decide(with(List.of()))).noneMatch(d -> d.answer() == Answer.YES);
  }

  @Test
  void fewer_controls_never_make_a_yes() {
    List<TrialEvidence> fewer = new ArrayList<>(evidence.probes());
    fewer.removeIf(trial -> random.nextBoolean());
    assertNoNewYes(
        new Evidence(evidence.trials(), fewer, Map.of(), true, List.of(), Conduct.none()));
  }

  /** What a run that broke off would have kept: the first attempts of each trial. */
  @Test
  void fewer_attempts_never_make_a_yes() {
    List<TrialEvidence> shorter = new ArrayList<>();
    for (TrialEvidence trial : evidence.trials()) {
      int kept = random.nextInt(3) == 0 ? random.nextInt(trial.attempts().size() + 1) : 99;
      List<Attempt> attempts = trial.attempts().stream().limit(kept).toList();
      shorter.add(TrialEvidence.of(trial.trial(), attempts, Plans.TEST, "./sluice try x"));
    }
    assertNoNewYes(with(shorter));
  }

  @Test
  void fewer_exposures_never_make_a_yes() {
    List<TrialEvidence> less = new ArrayList<>();
    for (TrialEvidence trial : evidence.trials()) {
      List<Attempt> attempts =
          trial.attempts().stream().map(a -> random.nextBoolean() ? a : unexposed(a)).toList();
      less.add(TrialEvidence.of(trial.trial(), attempts, Plans.TEST, "./sluice try x"));
    }
    assertNoNewYes(with(less));
  }

  @Test
  void order_and_sharding_do_not_matter() {
    List<TrialEvidence> trials = new ArrayList<>(evidence.trials());
    Collections.shuffle(trials, random);
    int cut = random.nextInt(trials.size() + 1);
    List<TrialEvidence> joined = new ArrayList<>(trials.subList(cut, trials.size()));
    joined.addAll(trials.subList(0, cut));
    assertThat(project.decide(with(joined))).isEqualTo(project.decide(evidence));
  }

  @Test
  void shards_that_tried_the_same_trials_may_be_joined_in_any_order() {
    List<TrialEvidence> one = evidence.trials();
    List<TrialEvidence> other = project.evidence(random).trials();
    Evidence there = with(joined(one, other));
    assertThat(project.decide(there)).isEqualTo(project.decide(with(joined(other, one))));
    if (!project.rules().exposure()) {
      assertNoneBetter(there); // with exposure, the second try may show what the first did not
    }
  }

  @Test
  void a_yes_names_every_trial_it_needs_and_each_is_good() {
    Map<String, TrialEvidence> known = evidence.byTrial();
    for (Decision decision : project.decide(evidence)) {
      if (decision.answer() == Answer.YES) {
        assertThat(decision.restsOn())
            .isNotEmpty()
            .allMatch(id -> Optional.ofNullable(known.get(id)).orElseThrow().isGood());
        assertThat(need(decision).trials())
            .filteredOn(id -> !decision.restsOn().contains(id))
            .as("only what is in quarantine may be left out")
            .allMatch(this::isHeld);
      } else {
        assertThat(decision.reasons()).isNotEmpty();
      }
    }
  }

  @Test
  void a_release_that_is_a_yes_has_a_criterion_of_the_flags_own_proved() {
    for (Decision decision : project.decide(evidence)) {
      if (decision.answer() == Answer.YES
          && decision.question() instanceof io.sluice.model.plan.Question.Release release
          && !project.flags().find(release.flag()).orElseThrow().sameBehaviour()) {
        assertThat(evidence.byTrial().values())
            .filteredOn(trial -> decision.restsOn().contains(trial.trial().id()))
            .anyMatch(trial -> trial.trial().scenario().isAbout(release.flag(), release.value()));
      }
    }
  }

  @Test
  void the_trials_of_a_flag_that_is_live_nowhere_never_change_deploy() {
    List<String> nowhere = liveNowhere();
    List<TrialEvidence> other =
        evidence.trials().stream()
            .map(
                trial ->
                    nowhere.stream().anyMatch(trial.trial().vector()::isOn)
                        ? Project.bad(trial.trial(), random)
                        : trial)
            .toList();
    assertThat(deploy(project.decide(with(other)))).isEqualTo(deploy(project.decide(evidence)));
  }

  @Test
  void a_flag_that_is_live_nowhere_could_as_well_not_be_there_for_deploy() {
    for (String flag : liveNowhere()) {
      boolean required =
          project.flags().all().stream().anyMatch(each -> each.requires().containsKey(flag));
      boolean hasOffScenarios =
          project.catalog().scenarios().stream()
              .filter(scenario -> scenario.turns().isEmpty())
              .anyMatch(scenario -> scenario.conditions().contains(Plans.off(flag)));
      if (required || hasOffScenarios) {
        continue;
      }
      Project without = project.without(flag);
      List<TrialEvidence> trials =
          without.plan().trials().stream()
              .flatMap(t -> Optional.ofNullable(evidence.byTrial().get(t.id())).stream())
              .toList();
      Decision there = deploy(project.decide(evidence));
      Decision gone = deploy(without.decide(with(trials)));
      assertThat(gone.answer()).as(flag).isEqualTo(there.answer());
      assertThat(gone.restsOn()).isEqualTo(there.restsOn());
    }
  }

  @Test
  void an_answer_depends_on_no_trial_that_only_other_questions_need() {
    List<Decision> decisions = project.decide(evidence);
    for (Decision decision : decisions) {
      List<String> needed = need(decision).trials();
      List<TrialEvidence> other =
          evidence.trials().stream()
              .map(t -> needed.contains(t.trial().id()) ? t : Project.bad(t.trial(), random))
              .toList();
      assertThat(project.decide(with(other))).contains(decision);
    }
  }

  @Test
  void an_incident_is_never_a_yes_and_one_that_spoils_the_run_never_a_no() {
    Evidence interrupted = evidence.and(new Incident("interrupted", "was", "again"));
    assertThat(project.decide(interrupted)).noneMatch(d -> d.answer() == Answer.YES);
    Evidence spoilt = evidence.and(new Incident("environment-broken", "broken", "mend it"));
    assertThat(project.decide(spoilt)).allMatch(d -> d.answer() == Answer.INCONCLUSIVE);
  }

  @Test
  void a_partial_run_is_never_a_yes() {
    Catalog all = project.catalog();
    Catalog partial = new Catalog(all.scenarios(), all.criteria(), all.digest(), true);
    assertThat(Judge.decide(project.rules(), partial, project.plan(), evidence))
        .noneMatch(d -> d.answer() == Answer.YES);
  }

  private void assertNoneBetter(Evidence changed) {
    answers(project.decide(changed))
        .forEach(
            (question, answer) -> {
              if (before.get(question) == Answer.NO) {
                assertThat(answer).as(question).isEqualTo(Answer.NO);
              }
            });
    assertNoNewYes(changed);
  }

  private void assertNoNewYes(Evidence changed) {
    answers(project.decide(changed))
        .forEach(
            (question, answer) -> {
              if (before.get(question) != Answer.YES) {
                assertThat(answer).as(question).isNotEqualTo(Answer.YES);
              }
            });
  }

  private Evidence with(List<TrialEvidence> trials) {
    return new Evidence(trials, evidence.probes(), Map.of(), true, List.of(), Conduct.none());
  }

  private static List<TrialEvidence> joined(List<TrialEvidence> a, List<TrialEvidence> b) {
    List<TrialEvidence> both = new ArrayList<>(a);
    both.addAll(b);
    return both;
  }

  private List<String> liveNowhere() {
    List<String> rings = Plans.RINGS.stream().map(ring -> ring.name()).toList();
    return project.flags().all().stream()
        .map(Flag::name)
        .filter(name -> project.snapshot().vectorsOf(rings).stream().noneMatch(v -> v.isOn(name)))
        .toList();
  }

  private boolean isHeld(String trialId) {
    Trial trial =
        project.plan().trials().stream()
            .filter(each -> each.id().equals(trialId))
            .findFirst()
            .orElseThrow();
    return project
        .rules()
        .quarantine()
        .holding(trial.scenario(), trial.vector(), project.rules().today())
        .isPresent();
  }

  private Need need(Decision decision) {
    return project.plan().needs().stream()
        .filter(need -> need.question().equals(decision.question()))
        .findFirst()
        .orElseThrow();
  }

  private Trial any(List<Trial> trials) {
    return trials.isEmpty()
        ? Trial.of(project.catalog().scenarios().get(0), project.flags().allOff())
        : trials.get(random.nextInt(trials.size()));
  }

  private static Attempt unexposed(Attempt attempt) {
    return new Attempt(
        attempt.outcome(),
        attempt.tenant(),
        attempt.startedAt(),
        attempt.duration(),
        attempt.error(),
        attempt.evidence(),
        List.of(),
        true);
  }

  private static Map<String, Answer> answers(List<Decision> decisions) {
    Map<String, Answer> answers = new HashMap<>();
    decisions.forEach(decision -> answers.put(decision.question().id(), decision.answer()));
    return answers;
  }

  private static Decision deploy(List<Decision> decisions) {
    return decisions.stream()
        .filter(decision -> decision.question().id().equals("deploy"))
        .findFirst()
        .orElseThrow();
  }
}
