package io.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.model.evidence.Attempt;
import io.sluice.model.evidence.Conduct.Skipping;
import io.sluice.model.evidence.Evidence;
import io.sluice.model.evidence.Exposure;
import io.sluice.model.evidence.Outcome;
import io.sluice.model.evidence.StandIn;
import io.sluice.model.evidence.TrialEvidence;
import io.sluice.model.flag.Flag;
import io.sluice.model.flag.Flags;
import io.sluice.model.flag.Vector;
import io.sluice.model.plan.Derivable;
import io.sluice.model.plan.Plan;
import io.sluice.model.plan.Trial;
import io.sluice.run.scripted.Script;
import io.sluice.testing.Plans;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Trials that are concluded instead of run, with the whole machinery of a run. */
@Timeout(120)
class SkippingTest {
  @TempDir private Path folder;

  private ScriptedRun run;

  @BeforeEach
  void aServiceThatAlwaysWorks() {
    playing((scenario, vector, attempt) -> {});
  }

  private void playing(Script.Part part) {
    run = new ScriptedRun(folder, part);
  }

  /** Every trial that only release and kill need, without a sample. */
  private Evidence skipping(double sample) {
    run.skip = new SkipSettings(Derivable.of(run.plan(), List.of("release", "kill")), sample, 4711);
    return run.run();
  }

  private static List<String> names(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> "f" + i).toList();
  }

  private void declare(int flags) {
    run.flags = new Flags(names(flags).stream().map(Flag::bool).toList());
  }

  @Test
  void ten_flags_each_read_by_a_tenth_of_two_hundred_scenarios_cost_about_twice_one_vector()
      throws IOException {
    declare(10);
    run.scenarios(200);
    run.lanes = 4;
    run.script.reading((scenario, vector) -> List.of("f" + (number(scenario) % 10 + 1)));
    Plan plan = run.plan();
    assertThat(plan.trials()).hasSize(11 * 200);
    Evidence evidence = skipping(0.01);
    long ran = evidence.trials().stream().filter(trial -> !trial.isDerived()).count();
    assertThat(run.script.played()).hasSize((int) ran);
    assertThat(ran).isBetween(400L, 420L);
    assertThat(evidence.complete()).isTrue();
    assertThat(evidence.trials()).hasSize(2200).allMatch(TrialEvidence::isGood);
    Skipping skipping = evidence.conduct().skipping().orElseThrow();
    assertThat(skipping.derived()).isEqualTo(2200 - (int) ran);
    assertThat(skipping.sample()).as("one of a hundred of 2,000").hasSizeBetween(14, 20);
    assertThat(skipping.contradiction()).isEmpty();
  }

  @Test
  void a_derived_trial_names_the_one_that_stands_in_and_what_it_read() throws IOException {
    declare(6);
    run.scenarios(1).script.reading((scenario, vector) -> List.of("f1", "f1", "f2"));
    Evidence evidence = skipping(0);
    TrialEvidence derived =
        evidence.trials().stream().filter(TrialEvidence::isDerived).findFirst().orElseThrow();
    assertThat(derived.attempts()).isEmpty();
    assertThat(derived.standIn())
        .contains(
            new StandIn(
                "features/scripted.feature:4 [all off]",
                List.of(
                    new Exposure("f1", "off", "TARGETING_MATCH"),
                    new Exposure("f2", "off", "TARGETING_MATCH"))));
    assertThat(run.script.played()).contains("s0 [f1=on]", "s0 [f2=on]");
  }

  @Test
  void what_a_scenario_reads_may_depend_on_what_it_read_before() throws IOException {
    declare(10);
    run.scenarios(3)
        .script
        .reading((scenario, vector) -> vector.isOn("f1") ? List.of("f1", "f2") : List.of("f1"));
    Evidence evidence = skipping(0);
    Set<String> sample = Set.copyOf(evidence.conduct().skipping().orElseThrow().sample());
    List<String> needless =
        evidence.trials().stream()
            .filter(trial -> !trial.isDerived() && !sample.contains(trial.trial().id()))
            .map(trial -> trial.trial().vector().name())
            .distinct()
            .toList();
    assertThat(needless).containsExactlyInAnyOrder("all off", "f1=on");
  }

  @Test
  void trials_that_deploy_needs_always_run() throws IOException {
    declare(10);
    run.scenarios(2);
    assertThat(skipping(0).trials())
        .filteredOn(trial -> trial.trial().vector().name().equals("all off"))
        .noneMatch(TrialEvidence::isDerived);
  }

  @Test
  void nothing_stands_in_where_an_answer_did_not_say_what_it_read() throws IOException {
    declare(10);
    run.scenarios(2).script.reading((scenario, vector) -> List.of("f1", "?"));
    assertThat(skipping(0).trials()).hasSize(22).noneMatch(TrialEvidence::isDerived);
  }

  @Test
  void a_trial_that_failed_or_needed_a_repeat_stands_in_for_nothing() throws IOException {
    playing(
        (scenario, vector, attempt) -> {
          if (vector.size() == 0 && attempt == 1) {
            throw new AssertionError("not this time");
          }
        });
    declare(8);
    run.scenarios(1);
    Evidence evidence = skipping(0);
    assertThat(evidence.trials()).hasSize(9).allMatch(TrialEvidence::isGood);
    assertThat(evidence.trials().stream().flatMap(trial -> trial.standIn().stream()))
        .isNotEmpty()
        .noneMatch(standIn -> standIn.trial().contains("all off"));
  }

  @Test
  void a_sampled_trial_that_fails_ends_skipping_and_everything_runs() throws IOException {
    // The service lies: what it does depends on flags that it never says it read.
    playing(
        (scenario, vector, attempt) -> {
          if (vector.isOn("f3")) {
            throw new AssertionError("broken by f3");
          }
        });
    declare(10);
    run.scenarios(10);
    run.lanes = 3;
    run.skip = new SkipSettings(Derivable.of(run.plan(), List.of("release")), 0.5, 1);
    List<String> finished = new ArrayList<>();
    RunListener listener =
        new RunListener() {
          @Override
          public void trialFinished(TrialEvidence evidence) {
            finished.add(evidence.trial().id());
          }
        };
    Evidence evidence = run.trialRun(listener).run(run.plan(), run.features());
    Skipping skipping = evidence.conduct().skipping().orElseThrow();
    assertThat(skipping.contradiction())
        .hasValueSatisfying(why -> assertThat(why).contains("f3=on"));
    assertThat(skipping.derived()).isZero();
    assertThat(evidence.trials()).hasSize(110).noneMatch(TrialEvidence::isDerived);
    assertThat(evidence.trials())
        .filteredOn(TrialEvidence::isFailed)
        .extracting(trial -> trial.trial().vector().name())
        .hasSize(10)
        .containsOnly("f3=on");
    assertThat(evidence.complete()).isTrue();
    assertThat(finished).as("each is told of once").hasSize(110).doesNotHaveDuplicates();
  }

  @Test
  void a_sampled_trial_that_reads_a_flag_its_stand_in_did_not_read_ends_skipping_too()
      throws IOException {
    declare(10);
    // It reads f2 only where f5 is on, but never says that it read f5.
    run.scenarios(10)
        .script
        .reading((scenario, vector) -> vector.isOn("f5") ? List.of("f2") : List.of());
    Evidence evidence = skipping(1);
    assertThat(evidence.conduct().skipping().orElseThrow().contradiction())
        .hasValueSatisfying(why -> assertThat(why).contains("read f2"));
  }

  @Test
  void the_same_seed_draws_the_same_sample_and_another_one_another() {
    Set<String> ids = Set.copyOf(IntStream.range(0, 1000).mapToObj(i -> "t" + i).toList());
    assertThat(new SkipSettings(ids, 0.02, 7).draw())
        .hasSize(20)
        .isEqualTo(new SkipSettings(ids, 0.02, 7).draw())
        .isNotEqualTo(new SkipSettings(ids, 0.02, 8).draw());
    assertThat(new SkipSettings(Set.of("a", "b"), 0.01, 7).draw()).hasSize(2);
    assertThat(SkipSettings.none().draw()).isEmpty();
  }

  @Test
  void an_exposure_of_another_value_than_the_tenants_proves_nothing() {
    Vector on = Plans.flags(Flag.bool("f")).allOff().with("f", "on");
    Vector off = on.with("f", "off");
    Trial ran = Trial.of(Plans.scenario("s", "AC-1"), on);
    Trial other = Trial.of(Plans.scenario("s", "AC-1"), off);
    Derivations derivations =
        new Derivations(
            new SkipSettings(Set.of(other.id()), 0, 1), List.of(ran, other), trial -> "again");
    assertThat(derivations.begin()).containsExactly(ran);
    Attempt attempt =
        new Attempt(
            Outcome.PASSED,
            "t",
            Instant.EPOCH,
            Duration.ZERO,
            Optional.empty(),
            List.of(),
            List.of(new Exposure("f", "off", "ERROR")),
            true);
    TrialEvidence evidence = TrialEvidence.of(ran, List.of(attempt), Plans.TEST, "again");
    assertThat(derivations.after(evidence)).as("it must run").containsExactly(other);
    assertThat(derivations.derived()).isEmpty();
  }

  private static int number(String scenario) {
    return Integer.parseInt(scenario.substring(1));
  }
}
