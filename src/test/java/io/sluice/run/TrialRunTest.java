package io.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.model.Trouble;
import io.sluice.model.evidence.Attempt;
import io.sluice.model.evidence.Evidence;
import io.sluice.model.evidence.Evidence.Incident;
import io.sluice.model.evidence.Outcome;
import io.sluice.model.evidence.TrialEvidence;
import io.sluice.model.flag.Flag;
import io.sluice.run.scripted.Script;
import io.sluice.testing.Plans;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The scheduler, Cucumber and the worlds of attempts, over a service that follows a script. */
@Timeout(60)
class TrialRunTest {
  @TempDir private Path folder;

  @Test
  void what_passes_is_tried_once_in_a_tenant_that_is_removed() throws IOException {
    ScriptedRun run = run((scenario, vector, attempt) -> {}).scenarios(3);
    Evidence evidence = run.run();
    assertThat(evidence.complete()).isTrue();
    assertThat(evidence.incidents()).isEmpty();
    assertThat(evidence.trials())
        .hasSize(3)
        .allSatisfy(trial -> assertThat(trial.outcome()).isEqualTo(Outcome.PASSED))
        .allSatisfy(trial -> assertThat(trial.attempts()).hasSize(1));
    assertThat(run.tenants.opened).hasValue(3);
    assertThat(run.tenants.open).isEmpty();
  }

  @Test
  void no_tenant_is_made_in_vain_however_many_lanes_there_are() throws IOException {
    ScriptedRun run = run((scenario, vector, attempt) -> {}).scenarios(300);
    run.lanes = 24;
    assertThat(run.run().complete()).isTrue();
    assertThat(run.tenants.opened).hasValue(300);
    assertThat(run.tenants.open).isEmpty();
  }

  @Test
  void tenants_that_are_lent_are_never_more_than_there_are_and_none_is_taken_ahead()
      throws IOException {
    ScriptedRun run = run((scenario, vector, attempt) -> {}).scenarios(60);
    run.lanes = 12;
    run.tenants.supply = TenantSupply.pool(3, 1);
    assertThat(run.run().complete()).isTrue();
    assertThat(run.tenants.busiest.get()).isBetween(1, 3);
    assertThat(run.tenants.opened).hasValue(60);
  }

  @Test
  void a_step_that_asks_for_more_tenants_than_a_trial_may_have_is_wrong_use() throws IOException {
    ScriptedRun run = run((scenario, vector, attempt) -> {}).scenarios(4).askingForMore(2);
    run.lanes = 4;
    run.tenants.supply = TenantSupply.pool(3, 2);
    TrialEvidence trial = ScriptedRun.trial(run.run(), "s0");
    assertThat(trial.outcome()).isEqualTo(Outcome.UNDEFINED);
    assertThat(trial.attempts().get(0).error().orElseThrow().message())
        .contains("more tenants than it can have here: 2");
    assertThat(run.tenants.open).isEmpty();

    ScriptedRun enough = run((scenario, vector, attempt) -> {}).scenarios(4).askingForMore(1);
    enough.tenants.supply = TenantSupply.pool(3, 2);
    assertThat(ScriptedRun.trial(enough.run(), "s0").outcome()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void repeats_come_between_other_trials() throws IOException {
    ScriptedRun run =
        run((scenario, vector, attempt) -> fail(scenario.equals("s0") || scenario.equals("s1")))
            .scenarios(4);
    Evidence evidence = run.run();
    assertThat(run.script.played().stream().map(played -> played.substring(0, 2)))
        .containsExactly("s0", "s1", "s2", "s3", "s0", "s1", "s0", "s1");
    assertThat(ScriptedRun.trial(evidence, "s0").isFailed()).isTrue();
    assertThat(ScriptedRun.trial(evidence, "s0").attempts())
        .extracting(Attempt::tenant)
        .doesNotHaveDuplicates()
        .hasSize(3);
  }

  @Test
  void a_trial_that_failed_once_and_then_passes_seven_times_is_flaky() throws IOException {
    ScriptedRun run =
        run((scenario, vector, attempt) -> fail(scenario.equals("s1") && attempt == 1))
            .scenarios(3);
    TrialEvidence flaky = ScriptedRun.trial(run.run(), "s1");
    assertThat(flaky.outcome()).isEqualTo(Outcome.FLAKY);
    assertThat(flaky.isGood()).isTrue();
    assertThat(flaky.attempts()).hasSize(8);
  }

  @Test
  void a_trial_that_fails_now_and_then_up_to_the_cap_stays_undecided() throws IOException {
    ScriptedRun run =
        run((scenario, vector, attempt) -> fail(attempt == 1 || attempt == 7 || attempt == 14))
            .scenarios(1);
    TrialEvidence trial = ScriptedRun.trial(run.run(), "s0");
    assertThat(trial.attempts()).hasSize(16);
    assertThat(trial.decided()).isFalse();
    assertThat(trial.isGood()).isFalse();
    assertThat(trial.isFailed()).isFalse();
  }

  @Test
  void all_repeats_together_are_bounded() throws IOException {
    ScriptedRun run =
        run((scenario, vector, attempt) ->
                fail(Integer.parseInt(scenario.substring(1)) % 2 == 0 && attempt % 6 == 1))
            .scenarios(40);
    Evidence evidence = run.run();
    assertThat(run.script.played()).as("40 trials, 3 repeats each on average").hasSize(160);
    assertThat(evidence.trials()).hasSize(40);
    assertThat(evidence.trials()).filteredOn(trial -> !trial.decided()).isNotEmpty();
    assertThat(evidence.trials()).noneMatch(TrialEvidence::isFailed);
  }

  @Test
  void a_run_in_which_nearly_all_trials_fail_ends_early_and_says_so() throws IOException {
    ScriptedRun run =
        run((scenario, vector, attempt) -> fail(!scenario.equals("s7"))).scenarios(60);
    run.lanes = 2;
    Evidence evidence = run.run();
    assertThat(evidence.complete()).isFalse();
    assertThat(evidence.incidents()).extracting(Incident::code).contains("environment-broken");
    assertThat(run.script.played()).hasSizeBetween(30, 32);
    assertThat(evidence.probes()).isEmpty();
    assertThat(run.tenants.open).isEmpty();
  }

  @Test
  void many_failures_among_passes_are_no_broken_environment() throws IOException {
    ScriptedRun run =
        run((scenario, vector, attempt) -> fail(Integer.parseInt(scenario.substring(1)) % 5 != 0))
            .scenarios(40);
    Evidence evidence = run.run();
    assertThat(evidence.complete()).isTrue();
    assertThat(evidence.incidents()).isEmpty();
    assertThat(evidence.trials()).filteredOn(TrialEvidence::isFailed).hasSize(32);
  }

  @Test
  void trouble_with_a_tenant_is_tried_again_and_is_no_failure() throws IOException {
    ScriptedRun run = run((scenario, vector, attempt) -> {}).scenarios(1);
    run.tenants.beforeOpen =
        () -> {
          if (run.tenants.opened.get() <= 2) {
            throw new Trouble("tenant-not-created", "tenants", "no tenant", "see the service");
          }
        };
    TrialEvidence trial = ScriptedRun.trial(run.run(), "s0");
    assertThat(trial.outcome()).isEqualTo(Outcome.PASSED);
    assertThat(trial.attempts())
        .extracting(Attempt::outcome)
        .containsExactly(Outcome.BROKEN, Outcome.BROKEN, Outcome.PASSED);
  }

  @Test
  void a_lane_that_dies_of_an_exception_is_an_incident_and_no_hang() throws IOException {
    dies(
        () -> {
          throw new IllegalStateException("a bug");
        });
  }

  @Test
  void a_lane_that_dies_of_an_error_is_an_incident_and_no_hang() throws IOException {
    dies(
        () -> {
          throw new NoClassDefFoundError("a class path");
        });
  }

  private void dies(Runnable death) throws IOException {
    ScriptedRun run = run((scenario, vector, attempt) -> {}).scenarios(6);
    run.lanes = 2;
    run.tenants.beforeOpen =
        () -> {
          if (run.tenants.opened.get() == 2) {
            death.run();
          }
        };
    Evidence evidence = run.run();
    assertThat(evidence.incidents()).extracting(Incident::code).containsExactly("lane-died");
    assertThat(evidence.complete()).isFalse();
    assertThat(evidence.trials()).as("the other lane goes on").hasSize(5);
  }

  @Test
  void when_the_only_lane_dies_the_rest_is_missing_and_no_hang() throws IOException {
    ScriptedRun run = run((scenario, vector, attempt) -> {}).scenarios(4);
    run.tenants.beforeClose =
        () -> {
          throw new IllegalStateException("a bug");
        };
    Evidence evidence = run.run();
    assertThat(evidence.incidents()).extracting(Incident::code).containsExactly("lane-died");
    assertThat(evidence.complete()).isFalse();
    assertThat(evidence.trials()).isEmpty();
  }

  @Test
  void an_attempt_that_takes_too_long_is_interrupted_and_failed() throws IOException {
    ScriptedRun run =
        run((scenario, vector, attempt) -> {
              if (scenario.equals("s0")) {
                new CountDownLatch(1).await();
              }
            })
            .scenarios(2);
    run.cap = 1;
    run.trialTimeout = Duration.ofMillis(300);
    Evidence evidence = run.run();
    assertThat(ScriptedRun.trial(evidence, "s0").isFailed()).isTrue();
    assertThat(ScriptedRun.trial(evidence, "s0").failure().flatMap(Attempt::error))
        .hasValueSatisfying(e -> assertThat(e.message()).contains("policy.timeouts.trial"));
    assertThat(ScriptedRun.trial(evidence, "s1").outcome()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void a_run_that_is_stopped_begins_nothing_more_and_keeps_no_half_attempt() throws IOException {
    AtomicReference<TrialRun> running = new AtomicReference<>();
    ScriptedRun run =
        run((scenario, vector, attempt) -> {
              if (scenario.equals("s2")) {
                running.get().stop(new Incident("interrupted", "stopped", "run it again"));
                new CountDownLatch(1).await();
              }
            })
            .scenarios(5);
    running.set(run.trialRun(new RunListener() {}));
    Evidence evidence = running.get().run(run.plan(), run.features());
    assertThat(evidence.incidents()).extracting(Incident::code).containsExactly("interrupted");
    assertThat(evidence.complete()).isFalse();
    assertThat(evidence.trials())
        .extracting(trial -> trial.trial().scenario().name())
        .containsExactly("s0", "s1");
    assertThat(run.script.played()).hasSize(3);
    assertThat(run.tenants.open).isEmpty();
  }

  @Test
  void a_confirmed_failure_is_blamed_on_the_pair_of_flags_it_needs() throws IOException {
    ScriptedRun run =
        run((scenario, vector, attempt) ->
                fail(scenario.equals("s0") && vector.isOn("bulk") && vector.isOn("risk")))
            .scenarios(2);
    run.flags =
        Plans.flags(
            Flag.bool("bulk", "internal"), Flag.bool("risk"), Flag.bool("screening", "internal"));
    Evidence evidence = run.run();
    String failing = "features/scripted.feature:4 [bulk=on,risk=on,screening=on]";
    assertThat(evidence.blame(failing))
        .hasValueSatisfying(
            blame -> {
              assertThat(blame.lines()).containsExactly("bulk: off → on", "risk: off → on");
              assertThat(blame.minimal()).isTrue();
            });
    assertThat(evidence.probes()).isNotEmpty().hasSizeLessThanOrEqualTo(6);
    assertThat(evidence.incidents()).isEmpty();
    assertThat(evidence.complete()).isTrue();
  }

  @Test
  void the_listener_hears_of_every_attempt_and_of_every_record_once() throws IOException {
    ScriptedRun run = run((scenario, vector, attempt) -> fail(scenario.equals("s0"))).scenarios(3);
    List<String> heard = new java.util.ArrayList<>();
    RunListener listener =
        new RunListener() {
          @Override
          public void trialStarted(io.sluice.model.plan.Trial trial) {
            heard.add("started " + trial.scenario().name());
          }

          @Override
          public void attempted(io.sluice.model.plan.Trial trial, Attempt attempt) {
            heard.add(attempt.outcome().word() + " " + trial.scenario().name());
          }

          @Override
          public void trialFinished(TrialEvidence evidence) {
            heard.add("finished " + evidence.trial().scenario().name());
          }
        };
    run.trialRun(listener).run(run.plan(), run.features());
    assertThat(heard)
        .containsExactly(
            "started s0",
            "failed s0",
            "started s1",
            "passed s1",
            "finished s1",
            "started s2",
            "passed s2",
            "finished s2",
            "failed s0",
            "failed s0",
            "finished s0");
  }

  private ScriptedRun run(Script.Part part) {
    return new ScriptedRun(folder, part);
  }

  private static void fail(boolean really) {
    if (really) {
      throw new AssertionError("expected otherwise");
    }
  }
}
