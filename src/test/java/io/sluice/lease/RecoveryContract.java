package io.sluice.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.lease.Leftovers.Scope;
import io.sluice.lease.RecoveryReport.Entry;
import io.sluice.lease.RecoveryReport.Going;
import io.sluice.lease.RecoveryReport.Outcome;
import io.sluice.lease.RecoveryReport.Undone;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is undone of what runs left, wherever it is written down. */
abstract class RecoveryContract extends StoreContract {
  @Test
  void what_a_killed_run_left_is_undone_once() throws Exception {
    Process run = killedRun("4712");
    assertThat(leftovers(CLOCK).recover()).as("a living run is left alone").isEmpty();
    assertThat(sleepers("4712")).isEqualTo(1);
    kill(run);

    List<String> report = leftovers(CLOCK).recover();

    assertThat(sleepers("4712")).isZero();
    assertThat(removed)
        .extracting(Lease::name)
        .containsExactlyInAnyOrder("created", "perhaps-created");
    assertThat(report).hasSize(4);
    assertThat(report.get(0)).startsWith("ended process sleep (").endsWith(" of run killed");
    assertThat(report)
        .contains(
            "gone with its service: tenant of-the-process of run killed",
            "removed tenant created (t-77) of run killed",
            "removed tenant perhaps-created of run killed");
    assertThat(leftovers(CLOCK).recover()).isEmpty();
    nothingIsLeft();
  }

  @Test
  void what_a_killed_run_left_is_undone_from_another_machine() throws Exception {
    Process run = killedRun("4713");
    kill(run);
    try {
      Leftovers far = new Leftovers(journals(), "far", this::remove, CLOCK, OTHER);
      Leftovers farLater = new Leftovers(journals(), "far", this::remove, LATER, OTHER);
      RecoveryReport early = far.recover(Scope.asked(Optional.empty(), false));
      assertThat(early.entries()).isEmpty();
      assertThat(early.going()).extracting(Going::run).containsExactly("killed");
      assertThat(early.isSomethingLeft()).isTrue();

      assertThat(farLater.recover(Scope.asked(Optional.of("staging"), false)).lines())
          .containsExactlyInAnyOrder(
              "removed tenant created (t-77) of run killed",
              "removed tenant perhaps-created of run killed");
      RecoveryReport rest = farLater.recover(Scope.asked(Optional.empty(), false));
      assertThat(rest.entries())
          .extracting(Entry::outcome)
          .containsExactly(Outcome.OUT_OF_REACH, Outcome.GONE_WITH_ITS_SERVICE);
      assertThat(rest.lines().get(0)).contains("if that machine still runs, end it there");
      assertThat(rest.isSomethingLeft()).isFalse();
      assertThat(sleepers("4713")).isEqualTo(1);
      nothingIsLeft();
    } finally {
      endSleepers("4713");
    }
  }

  @Test
  void the_next_run_leaves_a_process_of_another_machine_to_that_machine_for_a_while() {
    LeaseJournal run = elsewhere("run");
    run.take(Lease.Kind.PROCESS, "e", URL, "java", HOUR);
    tenant(run, "e", "in-it");
    run.take(Lease.Kind.TENANT, "e", URI.create("http://other"), "beside-it", HOUR);

    assertThat(leftovers(LATER).recover()).containsExactly("removed tenant beside-it of run run");
    Clock tomorrow = Clock.offset(CLOCK, Duration.ofDays(1));
    assertThat(leftovers(tomorrow).recover())
        .hasSize(2)
        .last()
        .isEqualTo("gone with its service: tenant in-it of run run");
  }

  @Test
  void the_next_run_leaves_a_flag_file_of_another_machine_to_that_machine_for_a_while() {
    Lease flag =
        elsewhere("run")
            .take(Lease.Kind.FLAG, "e", URI.create("file:/srv/flags.json"), "risk", HOUR);
    Undone asItWas = Undone.of(Outcome.AS_IT_WAS);
    assertThat(new Leftovers(journals(), "me", lease -> asItWas, LATER).recover()).isEmpty();
    assertThat(journals().ofRun("run").get(0).open()).containsExactly(flag);

    assertThat(
            new Leftovers(journals(), "me", lease -> asItWas, LATER)
                .recover(Scope.asked(Optional.empty(), false))
                .lines())
        .containsExactly(
            "out of reach: flag risk of run run: it was set in file:/srv/flags.json of build-7");
    nothingIsLeft();
  }

  @Test
  void a_run_of_another_machine_counts_as_over_once_it_no_longer_says_that_it_goes_on() {
    LeaseJournal run = elsewhere("run");
    tenant(run, "e", "t");
    assertThat(leftovers(CLOCK).recover()).isEmpty();
    Written seen = journals().ofRun("run").get(0);
    Instant beat = LATER.instant().minusSeconds(30);
    Journals.Writer writer = journals().begin(seen.owner().orElseThrow(), CLOCK.instant());
    writer.beat(beat);

    assertThat(leftovers(LATER).recover()).as("it said so half a minute ago").isEmpty();
    RecoveryReport report = leftovers(LATER).recover(Scope.asked(Optional.of("e"), false));
    assertThat(report.going())
        .singleElement()
        .satisfies(
            going -> {
              assertThat(going.host()).isEqualTo("build-7");
              assertThat(going.here()).isFalse();
              assertThat(going.until()).isBetween(beat.plusSeconds(118), beat.plusSeconds(121));
            });
    assertThat(leftovers(LATER).recover(Scope.asked(Optional.of("other"), false)).going())
        .as("it did nothing there")
        .isEmpty();

    Clock muchLater = Clock.offset(LATER, Duration.ofMinutes(3));
    assertThat(leftovers(muchLater).recover()).containsExactly("removed tenant t of run run");
  }

  @Test
  void what_cannot_be_undone_stays_for_the_next_time() {
    elsewhere("run").claims().tryTake("e", "x").orElseThrow();
    LeaseJournal second = elsewhere("second");
    tenant(second, "e", "hard");
    tenant(second, "e", "easy");
    Leftovers failing =
        new Leftovers(
            journals(),
            "first-recoverer",
            lease -> {
              if (lease.name().equals("hard")) {
                throw new IllegalStateException("connection refused");
              }
              return remove(lease);
            },
            LATER);
    RecoveryReport report = failing.recover(Scope.byTheWay());
    assertThat(report.lines())
        .containsExactlyInAnyOrder(
            "removed tenant easy of run second",
            "still there: tenant hard of run second: connection refused");
    assertThat(report.isSomethingLeft()).isTrue();

    assertThat(leftovers(LATER).recover()).containsExactly("removed tenant hard of run second");
    nothingIsLeft();
  }

  @Test
  void what_somebody_else_changed_meanwhile_is_told_and_no_longer_written_down() {
    tenant(elsewhere("run"), "e", "theirs");
    Leftovers leftovers =
        new Leftovers(
            journals(),
            "me",
            lease -> new Undone(Outcome.LEFT_ALONE, Optional.of("it is theirs")),
            LATER);
    assertThat(leftovers.recover())
        .containsExactly("left alone: tenant theirs of run run: it is theirs");
    nothingIsLeft();
  }

  @Test
  void what_was_kept_is_undone_by_who_asks_for_it_alone() {
    LeaseJournal run = LeaseJournal.open(journals(), "run", CLOCK);
    Lease kept = run.take(Lease.Kind.DEPLOYMENT, "e", URL, "stack", HOUR);
    run.changed(kept, Map.of("kept", "true"));
    run.close();

    assertThat(leftovers(LATER).recover()).isEmpty();
    assertThat(leftovers(LATER).recover(Scope.asked(Optional.of("other"), true)).lines()).isEmpty();
    assertThat(leftovers(CLOCK).recover(Scope.asked(Optional.of("e"), false)).lines())
        .containsExactly("removed deployment stack of run run");
    nothingIsLeft();
  }

  @Test
  void an_environment_is_recovered_alone() {
    LeaseJournal run = elsewhere("run");
    tenant(run, "staging", "a");
    tenant(run, "production", "b");
    assertThat(leftovers(LATER).recover(Scope.asked(Optional.of("staging"), false)).lines())
        .containsExactly("removed tenant a of run run");
    assertThat(leftovers(LATER).recover(Scope.asked(Optional.of("production"), false)).lines())
        .containsExactly("removed tenant b of run run");
    nothingIsLeft();
  }

  @Test
  void of_several_that_recover_at_once_each_lease_is_undone_by_one() throws Exception {
    for (int round = 0; round < 5; round++) {
      removed.clear();
      LeaseJournal run = elsewhere("run-" + round);
      IntStream.range(0, 5).forEach(i -> tenant(run, "e", "t" + i));
      together(
          i -> {
            try (LeaseJournal own = LeaseJournal.open(journals(), "by-" + i, LATER)) {
              return new Leftovers(journals(), own.run(), this::remove, LATER).recover();
            }
          });
      assertThat(removed)
          .extracting(Lease::name)
          .containsExactlyInAnyOrder("t0", "t1", "t2", "t3", "t4");
      nothingIsLeft();
    }
  }

  @Test
  void a_recoverer_that_was_killed_in_the_middle_is_followed_by_another() {
    LeaseJournal run = elsewhere("run");
    tenant(run, "e", "a");
    tenant(run, "e", "b");
    LeaseJournal killed = elsewhere("killed-recoverer");
    Journals.Seizure seizure =
        journals()
            .seize(journals().ofRun("run").get(0), killed.run(), CLOCK.instant())
            .orElseThrow();
    seizure.undone(seizure.open().get(0));
    letGo(seizure);

    assertThat(leftovers(LATER).recover()).hasSize(1);
    nothingIsLeft();
  }

  @Test
  void a_process_id_that_somebody_else_got_since_is_left_alone() throws Exception {
    Process other = new ProcessBuilder("sleep", "4714").start();
    try {
      Instant earlier = other.info().startInstant().orElseThrow().minusSeconds(60);
      Owner owner = new Owner("old", Machine.here(), other.pid(), earlier);
      Journals.Writer writer = journals().begin(owner, CLOCK.instant());
      Lease lease =
          new Lease(
              "process-1",
              "old",
              Lease.Kind.PROCESS,
              "e",
              URL.toString(),
              "java",
              Optional.empty(),
              Optional.empty(),
              Map.of(),
              earlier,
              HOUR);
      writer.put(lease.identified(Long.toString(other.pid()), Optional.of(earlier)));

      assertThat(leftovers(CLOCK).recover())
          .containsExactly("already gone: process java (" + other.pid() + ") of run old");
      assertThat(other.isAlive()).isTrue();
    } finally {
      other.destroyForcibly();
    }
  }
}
