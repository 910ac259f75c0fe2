package io.sluice.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.http.Await;
import io.sluice.lease.Leftovers.Scope;
import io.sluice.lease.RecoveryReport.Entry;
import io.sluice.lease.RecoveryReport.Going;
import io.sluice.lease.RecoveryReport.Outcome;
import io.sluice.model.Trouble;
import io.sluice.store.S3Bucket;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What holds wherever journals and claims are kept. */
@Timeout(120)
abstract class JournalsContract {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final Clock LATER = Clock.offset(CLOCK, Duration.ofMinutes(3));
  private static final URI URL = URI.create("http://localhost:1");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Machine OTHER = new Machine("build-7", "another kernel");
  private static final int TOGETHER = 6;

  private final List<Lease> removed = Collections.synchronizedList(new ArrayList<>());

  /** The store by the name {@code store} of sluice.yaml gives it; empty when a test begins. */
  abstract String store();

  static Journals at(String store) {
    if (!store.startsWith("s3://")) {
      return new DirectoryJournals(Path.of(store));
    }
    String[] parts = store.substring("s3://".length()).split("/", 2);
    return new BucketJournals(S3Bucket.open(parts[0], parts[1]));
  }

  private Journals journals() {
    return at(store());
  }

  private Optional<String> remove(Lease lease) {
    removed.add(lease);
    return Optional.empty();
  }

  private Leftovers leftovers(Clock clock) {
    return new Leftovers(journals(), "recoverer", this::remove, clock);
  }

  private LeaseJournal elsewhere(String run) {
    return LeaseJournal.open(journals(), run, CLOCK, OTHER, HOUR);
  }

  private static Lease tenant(LeaseJournal journal, String environment, String name) {
    return journal.take(Lease.Kind.TENANT, environment, URL, name, HOUR);
  }

  private void nothingIsLeft() {
    assertThat(journals().names()).isEmpty();
    assertThat(journals().claims().names()).isEmpty();
  }

  @Test
  void a_lease_is_there_for_others_from_when_it_is_taken_until_it_is_done() {
    LeaseJournal journal = LeaseJournal.open(journals(), "r", CLOCK);
    Lease lease =
        journal.take(
            Lease.Kind.FLAG, "e", URL, "risk", Optional.of("t-1"), Map.of("before", "x"), HOUR);
    assertThat(journals().ofRun("r").get(0).open()).containsExactly(lease);
    Lease changed = journal.changed(lease, Map.of("before", "x", "after.0", "y"));
    assertThat(journals().ofRun("r").get(0).open()).containsExactly(changed);
    Lease known = journal.identified(tenant(journal, "e", "t"), "t-2");
    assertThat(journals().ofRun("r").get(0).open()).containsExactly(changed, known);

    journal.done(changed);
    journal.done(known);
    assertThat(journals().ofRun("r").get(0).open()).isEmpty();
    journal.close();
    nothingIsLeft();
  }

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
  void a_run_says_now_and_then_that_it_goes_on() {
    Duration often = Duration.ofMillis(50);
    try (LeaseJournal run = LeaseJournal.open(journals(), "run", CLOCK, OTHER, often)) {
      Instant first = journals().ofRun(run.run()).get(0).beat();
      Optional<Instant> next =
          Await.until(
              () -> Optional.of(journals().ofRun("run").get(0).beat()).filter(first::isBefore),
              Duration.ofSeconds(30),
              often,
              "leases");
      assertThat(next).isPresent();
      tenant(run, "e", "t");
    }
    assertThat(leftovers(CLOCK).recover()).containsExactly("removed tenant t of run run");
    nothingIsLeft();
  }

  @Test
  void with_force_a_run_of_another_machine_is_undone_at_once_and_notices_before_its_next_change() {
    LeaseJournal run = elsewhere("run");
    Lease first = tenant(run, "e", "first");

    RecoveryReport report = leftovers(CLOCK).recover(Scope.asked(Optional.of("e"), true));

    assertThat(report.lines()).containsExactly("removed tenant first of run run");
    assertThatThrownBy(() -> tenant(run, "e", "second"))
        .isInstanceOfSatisfying(Trouble.class, e -> assertThat(e.code()).isEqualTo("lease-lost"));
    assertThatThrownBy(() -> run.changed(first, Map.of("x", "y")))
        .isInstanceOfSatisfying(Trouble.class, e -> assertThat(e.code()).isEqualTo("lease-lost"));
    run.done(first);
    run.close();
    leftovers(LATER).recover(Scope.asked(Optional.empty(), true));
    assertThat(removed).extracting(Lease::name).containsExactly("first");
    nothingIsLeft();
  }

  @Test
  void a_run_notices_also_while_what_it_did_is_being_undone() {
    LeaseJournal run = elsewhere("run");
    tenant(run, "e", "first");
    Journals.Seizure seizure =
        journals()
            .seize(journals().ofRun("run").get(0), "recoverer", CLOCK.instant())
            .orElseThrow();

    assertThatThrownBy(() -> tenant(run, "e", "second")).hasMessageContaining("held this run");
    assertThat(seizure.open()).extracting(Lease::name).containsExactly("first");
    seizure.undone(seizure.open().get(0));
    seizure.close();
    run.close();
    assertThat(leftovers(LATER).recover()).isEmpty();
    nothingIsLeft();
  }

  @Test
  void an_id_that_a_run_learns_after_it_lost_its_journal_is_not_forgotten() {
    LeaseJournal run = elsewhere("run");
    Lease lease = tenant(run, "e", "slow");
    leftovers(CLOCK).recover(Scope.asked(Optional.empty(), true));
    assertThatThrownBy(() -> run.identified(lease, "t-9")).hasMessageContaining("held this run");
    run.close();
    removed.clear();

    assertThat(leftovers(LATER).recover()).containsExactly("removed tenant slow (t-9) of run run");
    nothingIsLeft();
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
        new Leftovers(journals(), "me", lease -> Optional.of("it is theirs"), LATER);
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

  /** As far as the system does it for a killed process. */
  void letGo(Journals.Seizure seizure) {}

  @Test
  void of_several_that_claim_the_same_at_once_one_wins_many_times() throws Exception {
    List<LeaseJournal> runs =
        IntStream.range(0, TOGETHER)
            .mapToObj(i -> LeaseJournal.open(journals(), "run-" + i, CLOCK))
            .toList();
    for (int round = 0; round < 20; round++) {
      String what = "tenant " + round % 2;
      List<Claim> won =
          together(i -> runs.get(i).claims().tryTake("e", what)).stream()
              .flatMap(Optional::stream)
              .toList();
      assertThat(won).as("round " + round).hasSize(1);
      assertThat(runs.get(0).claims().holder("e", what))
          .hasValueSatisfying(holder -> assertThat(holder.over()).isFalse());
      assertThat(runs.get(0).claims().holder("other", what)).isEmpty();
      won.get(0).close();
      assertThat(runs.get(0).claims().holder("e", what)).isEmpty();
    }
    runs.forEach(LeaseJournal::close);
    nothingIsLeft();
  }

  @Test
  void of_several_that_take_over_what_a_dead_run_held_one_wins_and_that_run_notices()
      throws Exception {
    for (int round = 0; round < 5; round++) {
      LeaseJournal dead = elsewhere("dead-" + round);
      Claim lost = dead.claims().tryTake("e", "t").orElseThrow();
      List<LeaseJournal> runs = new ArrayList<>();
      for (int i = 0; i < TOGETHER; i++) {
        runs.add(LeaseJournal.open(journals(), "run-" + round + "-" + i, LATER));
      }
      List<Integer> winners = new ArrayList<>();
      List<Optional<Claim>> claims = together(i -> runs.get(i).claims().tryTake("e", "t"));
      IntStream.range(0, TOGETHER).filter(i -> claims.get(i).isPresent()).forEach(winners::add);
      // All may have lost to each other's look at the dead run: then the next one gets it.
      if (winners.isEmpty()) {
        assertThat(runs.get(0).claims().tryTake("e", "t")).isPresent();
        winners.add(0);
      }
      assertThat(winners).hasSize(1);

      lost.close();
      assertThat(runs.get(0).claims().holder("e", "t").map(Claims.Holder::run))
          .contains("run-" + round + "-" + winners.get(0));
      assertThatThrownBy(() -> tenant(dead, "e", "t")).hasMessageContaining("held this run");
      dead.close();
      runs.forEach(LeaseJournal::close);
      nothingIsLeft();
    }
  }

  @Test
  void what_a_dead_run_held_is_not_taken_over_before_what_it_did_there_is_undone() {
    LeaseJournal dead = elsewhere("dead");
    dead.claims().tryTake("e", "t").orElseThrow();
    tenant(dead, "e", "t");
    try (LeaseJournal run = LeaseJournal.open(journals(), "run", LATER)) {
      assertThat(run.claims().tryTake("e", "t")).isEmpty();
      assertThat(run.claims().holder("e", "t").orElseThrow().toString())
          .contains("run dead on build-7", "./sluice recover");
      leftovers(LATER).recover();
      assertThat(run.claims().tryTake("e", "t")).isPresent();
      assertThat(run.claims().tryTake("e", "t")).as("it has it already").isEmpty();
    }
    nothingIsLeft();
  }

  @Test
  void an_interrupted_thread_can_still_write() {
    LeaseJournal journal = LeaseJournal.open(journals(), "r", CLOCK);
    Lease lease = tenant(journal, "e", "a");
    Thread.currentThread().interrupt();
    journal.done(lease);
    tenant(journal, "e", "b");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(journals().ofRun("r").get(0).open()).extracting(Lease::name).containsExactly("b");
  }

  @Test
  void with_a_process_its_tenants_are_gone_too() {
    LeaseJournal journal = LeaseJournal.open(journals(), "r", CLOCK);
    Lease service = journal.take(Lease.Kind.PROCESS, "e", URL, "java", HOUR);
    tenant(journal, "e", "not deleted");
    journal.done(service);
    journal.close();
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

  @FunctionalInterface
  interface Turn<T> {
    T take(int number) throws Exception;
  }

  private static <T> List<T> together(Turn<T> turn) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(TOGETHER);
    CyclicBarrier all = new CyclicBarrier(TOGETHER);
    List<Callable<T>> tasks = new ArrayList<>();
    for (int i = 0; i < TOGETHER; i++) {
      int number = i;
      tasks.add(
          () -> {
            all.await();
            return turn.take(number);
          });
    }
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> result : threads.invokeAll(tasks)) {
        results.add(result.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  /** System properties that its JVM needs to reach the store. */
  Map<String, String> properties() {
    return Map.of();
  }

  Process killedRun(String sleep) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    properties().forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(LeaseTestRun.class.getName(), store(), sleep));
    Process run =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(run.getInputStream(), StandardCharsets.UTF_8));
    assertThat(out.readLine()).isEqualTo("ready");
    return run;
  }

  static void kill(Process run) throws InterruptedException {
    run.destroyForcibly();
    assertThat(run.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  static long sleepers(String seconds) {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").endsWith("sleep " + seconds))
        .filter(ProcessHandle::isAlive)
        .count();
  }

  private static void endSleepers(String seconds) {
    ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").endsWith("sleep " + seconds))
        .forEach(ProcessHandle::destroyForcibly);
  }
}
