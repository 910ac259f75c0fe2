package io.sluice.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.model.criterion.Catalog;
import io.sluice.model.criterion.Condition;
import io.sluice.model.criterion.Scenario;
import io.sluice.model.criterion.Scenario.Turn;
import io.sluice.model.evidence.Evidence;
import io.sluice.model.evidence.Evidence.Incident;
import io.sluice.model.evidence.Outcome;
import io.sluice.model.evidence.TrialEvidence;
import io.sluice.model.flag.Flag;
import io.sluice.model.flag.Flags;
import io.sluice.model.plan.Plan;
import io.sluice.model.plan.Planner;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The laws of judging, over projects and evidence made at random: flags and where they are live,
 * scenarios and their tags, outcomes. The seed of a case is its number.
 */
class LawsTest {
  private static final Outcome[] FLAKE = flake();

  /** A project and what was found out about it. */
  private record Case(Random random, Flags flags, Catalog catalog, Plan plan, Evidence evidence) {
    List<Decision> decide(Evidence given) {
      return Judge.decide(JudgeSettings.of(0.2), catalog, plan, given);
    }
  }

  static IntStream seeds() {
    return IntStream.range(0, 400);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_further_failure_never_turns_a_no_into_a_yes_nor_makes_any_answer_better(int seed) {
    Case given = make(seed);
    Map<String, Answer> before = answers(given.decide(given.evidence));
    List<TrialEvidence> trials = new ArrayList<>(given.evidence.trials());
    if (trials.isEmpty()) {
      return;
    }
    int at = given.random.nextInt(trials.size());
    trials.set(at, failed(trials.get(at).trial()));
    answers(given.decide(Evidence.of(trials, true, given.evidence.incidents())))
        .forEach(
            (question, answer) -> {
              if (before.get(question) == Answer.NO) {
                assertThat(answer).as(question).isEqualTo(Answer.NO);
              }
              if (before.get(question) == Answer.INCONCLUSIVE) {
                assertThat(answer).as(question).isNotEqualTo(Answer.YES);
              }
            });
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void less_evidence_never_turns_anything_into_a_yes(int seed) {
    Case given = make(seed);
    Map<String, Answer> before = answers(given.decide(given.evidence));
    List<TrialEvidence> rest = new ArrayList<>(given.evidence.trials());
    rest.removeIf(trial -> given.random.nextInt(4) == 0);
    answers(given.decide(Evidence.of(rest, true, given.evidence.incidents())))
        .forEach(
            (question, answer) -> {
              if (before.get(question) != Answer.YES
                  && given.evidence.trials().size() > rest.size()) {
                assertThat(answer).as(question).isNotEqualTo(Answer.YES);
              }
            });
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void order_and_sharding_do_not_matter(int seed) {
    Case given = make(seed);
    List<TrialEvidence> trials = new ArrayList<>(given.evidence.trials());
    Collections.shuffle(trials, given.random);
    int cut = trials.isEmpty() ? 0 : given.random.nextInt(trials.size());
    List<TrialEvidence> joined = new ArrayList<>(trials.subList(cut, trials.size()));
    joined.addAll(trials.subList(0, cut));
    assertThat(given.decide(Evidence.of(joined, true, given.evidence.incidents())))
        .isEqualTo(given.decide(given.evidence));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_yes_names_every_trial_it_rests_on_and_each_is_good(int seed) {
    Case given = make(seed);
    Map<String, TrialEvidence> known = new HashMap<>();
    given.evidence.trials().forEach(trial -> known.put(trial.trial().id(), trial));
    for (Decision decision : given.decide(given.evidence)) {
      if (decision.answer() == Answer.YES) {
        assertThat(decision.restsOn())
            .isNotEmpty()
            .isEqualTo(
                given.plan.needs().stream()
                    .filter(need -> need.question().equals(decision.question()))
                    .findFirst()
                    .orElseThrow()
                    .trials())
            .allMatch(id -> Optional.ofNullable(known.get(id)).orElseThrow().isGood());
      } else {
        assertThat(decision.reasons()).isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_flag_that_is_live_nowhere_never_changes_deploy(int seed) {
    Case given = make(seed);
    List<String> nowhere =
        given.flags.all().stream().filter(f -> f.onIn().isEmpty()).map(Flag::name).toList();
    List<TrialEvidence> worse =
        given.evidence.trials().stream()
            .map(
                trial ->
                    nowhere.stream().anyMatch(trial.trial().vector()::isOn)
                        ? failed(trial.trial())
                        : trial)
            .toList();
    assertThat(deploy(given.decide(Evidence.of(worse, true, given.evidence.incidents()))))
        .isEqualTo(deploy(given.decide(given.evidence)));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void an_incident_or_a_partial_run_is_never_a_yes(int seed) {
    Case given = make(seed);
    Evidence spoilt = given.evidence.and(new Incident("environment-broken", "broken", "mend it"));
    assertThat(given.decide(spoilt)).allMatch(d -> d.answer() == Answer.INCONCLUSIVE);
    Evidence interrupted = given.evidence.and(new Incident("interrupted", "was", "again"));
    assertThat(given.decide(interrupted)).noneMatch(d -> d.answer() == Answer.YES);
    Catalog partial =
        new Catalog(given.catalog.scenarios(), given.catalog.criteria(), "sha256:0", true);
    assertThat(Judge.decide(JudgeSettings.of(0.2), partial, given.plan, given.evidence))
        .noneMatch(d -> d.answer() == Answer.YES);
  }

  private static Case make(int seed) {
    Random random = new Random(seed);
    List<Flag> flags = new ArrayList<>();
    for (int i = 0; i < random.nextInt(4); i++) {
      List<String> rings = Plans.RINGS.stream().map(r -> r.name()).toList();
      flags.add(Flag.bool("f" + i, rings.subList(0, random.nextInt(3)).toArray(String[]::new)));
    }
    Flags declared = new Flags(flags);
    List<Scenario> scenarios = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(6); i++) {
      scenarios.add(scenario(i, declared, random));
    }
    for (Flag flag : flags) {
      if (random.nextInt(3) > 0) {
        scenarios.add(Plans.turning("r" + flag.name(), flag.name(), Turn.Kind.RELEASE));
        scenarios.add(Plans.turning("k" + flag.name(), flag.name(), Turn.Kind.KILL));
        scenarios.add(Plans.scenario("own" + flag.name(), "AC-8", Plans.on(flag.name())));
      }
    }
    Catalog catalog = Plans.catalog(scenarios.toArray(Scenario[]::new));
    Plan plan = Planner.plan(Plans.settings(declared), catalog, Plans.onIn(declared));
    boolean healthy = random.nextInt(3) == 0;
    List<TrialEvidence> trials = new ArrayList<>();
    for (Trial trial : plan.trials()) {
      if (healthy || random.nextInt(30) > 0) {
        trials.add(healthy ? Plans.evidence(trial, Outcome.PASSED) : some(trial, random));
      }
    }
    return new Case(random, declared, catalog, plan, Evidence.of(trials, true, List.of()));
  }

  private static Scenario scenario(int number, Flags flags, Random random) {
    if (flags.all().isEmpty() || random.nextBoolean()) {
      return Plans.scenario("s" + number, "AC-" + number);
    }
    String flag = flags.names().get(random.nextInt(flags.names().size()));
    Condition condition = random.nextBoolean() ? Plans.on(flag) : Plans.off(flag);
    return Plans.scenario("s" + number, "AC-" + number, condition);
  }

  private static TrialEvidence some(Trial trial, Random random) {
    return switch (random.nextInt(24)) {
      case 0 -> failed(trial);
      case 1 -> Plans.evidence(trial, FLAKE);
      case 2 -> Plans.evidence(trial, Outcome.FAILED, Outcome.PASSED);
      case 3 -> Plans.evidence(trial, Outcome.UNDEFINED);
      case 4 -> Plans.evidence(trial, Outcome.BROKEN, Outcome.BROKEN, Outcome.BROKEN);
      default -> Plans.evidence(trial, Outcome.PASSED);
    };
  }

  private static TrialEvidence failed(Trial trial) {
    return Plans.evidence(trial, Outcome.FAILED, Outcome.FAILED, Outcome.FAILED);
  }

  private static Outcome[] flake() {
    List<Outcome> flake = new ArrayList<>(List.of(Outcome.FAILED));
    flake.addAll(Collections.nCopies(7, Outcome.PASSED));
    return flake.toArray(Outcome[]::new);
  }

  private static Map<String, Answer> answers(List<Decision> decisions) {
    Map<String, Answer> answers = new HashMap<>();
    decisions.forEach(decision -> answers.put(decision.question().id(), decision.answer()));
    return answers;
  }

  private static Answer deploy(List<Decision> decisions) {
    return Optional.ofNullable(answers(decisions).get("deploy")).orElseThrow();
  }
}
