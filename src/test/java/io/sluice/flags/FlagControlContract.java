package io.sluice.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.flags.FlagControl.Change;
import io.sluice.lease.LeaseJournal;
import io.sluice.lease.Leftovers;
import io.sluice.lease.RecoveryReport.Outcome;
import io.sluice.lease.RecoveryReport.Undone;
import io.sluice.model.Trouble;
import io.sluice.model.flag.Flag;
import io.sluice.model.world.Tenant;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every flag control does, whatever the flag system. A flag control has a test class that
 * extends this one (or {@link HttpFlagControlContract}, where it speaks HTTP) and gives it a flag
 * system to work on.
 */
public abstract class FlagControlContract {
  /** A boolean flag of the fixture, off for everybody. */
  protected static final Flag RISK = Flag.bool("risk-v2");

  /** A flag of the fixture with string variants, {@code classic} for everybody. */
  protected static final Flag LAYOUT =
      new Flag(
          "layout",
          "classic",
          "modern",
          List.of(),
          Map.of(),
          false,
          Optional.empty(),
          Optional.empty());

  private static final Duration WITHIN = Duration.ofSeconds(10);

  /** A flag system with two flags, and a service that reads them. */
  public interface Fixture extends AutoCloseable {
    /** A control as a run of this name has one. */
    FlagControl control(String run);

    /** The wire value that the service gives the tenant now, by the way services read flags. */
    String seen(String tenantId, Flag flag);

    /** Somebody else gives the tenant a value of its own, not caring for Sluice. */
    void somebodySets(String tenantId, Flag flag, String wire);

    /** Everything that is in the flag system, in a form that is equal only if all is. */
    String everything();

    @Override
    void close();
  }

  /** A new one for each test. */
  protected abstract Fixture fixture() throws Exception;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  protected Path folder;

  @SuppressWarnings("NullAway.Init")
  protected Fixture system;

  @SuppressWarnings("NullAway.Init")
  protected FlagControl control;

  @BeforeEach
  void start() throws Exception {
    system = fixture();
    control = system.control("run-1");
  }

  @AfterEach
  void stop() {
    system.close();
  }

  /** From nothing to this value. */
  protected static Change set(Flag flag, String wire) {
    return new Change(flag, Optional.empty(), Optional.of(wire));
  }

  /** From this value to nothing. */
  protected static Change clear(Flag flag, String wire) {
    return new Change(flag, Optional.of(wire), Optional.empty());
  }

  /** The code of the trouble that this meets. */
  protected static void assertTrouble(String code, String words, Runnable work) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(
            Trouble.class,
            trouble -> {
              assertThat(trouble.code()).as(trouble.what()).isEqualTo(code);
              assertThat(trouble.what()).contains(words);
              assertThat(trouble.fix()).isNotBlank();
            });
  }

  private LeasedFlags leased(LeaseJournal journal) {
    return new LeasedFlags(
        control,
        (tenant, flag) -> flag.word(system.seen(tenant.id(), flag)),
        WITHIN,
        Optional.of(new LeasedFlags.Journal(journal, "staging")));
  }

  private static Tenant tenant(String id) {
    return new Tenant(id, Map.of(), Map.of());
  }

  @Test
  void a_tenant_has_no_value_of_its_own_at_first() {
    assertThat(control.own("t-1", RISK)).isEmpty();
    assertThat(system.seen("t-1", RISK)).isEqualTo("false");
  }

  @Test
  void what_is_set_is_read_back_and_what_is_cleared_is_gone() {
    control.change("t-1", List.of(set(RISK, "true"), set(LAYOUT, "modern")));
    assertThat(control.own("t-1", RISK)).contains("true");
    assertThat(control.own("t-1", LAYOUT)).contains("modern");
    control.change(
        "t-1",
        List.of(
            new Change(LAYOUT, Optional.of("modern"), Optional.of("classic")),
            clear(RISK, "true")));
    assertThat(control.own("t-1", RISK)).isEmpty();
    assertThat(control.own("t-1", LAYOUT)).contains("classic");
  }

  @Test
  void the_service_sees_what_is_set_when_set_returns_and_what_is_put_back() {
    String before = system.everything();
    try (LeaseJournal journal = LeaseJournal.open(folder, "run-1", Clock.systemUTC())) {
      LeasedFlags flags = leased(journal);
      flags.set(tenant("t-1"), Map.of(RISK, "on", LAYOUT, "on"));
      assertThat(system.seen("t-1", RISK)).isEqualTo("true");
      assertThat(system.seen("t-1", LAYOUT)).isEqualTo("modern");
      flags.set(tenant("t-1"), Map.of(RISK, "off"));
      assertThat(system.seen("t-1", RISK)).isEqualTo("false");
      flags.restore("t-1");
    }
    assertThat(system.everything()).isEqualTo(before);
  }

  @Test
  void what_was_there_is_there_again_afterwards_to_the_letter() {
    system.somebodySets("t-1", RISK, "true");
    String before = system.everything();
    try (LeaseJournal journal = LeaseJournal.open(folder, "run-1", Clock.systemUTC())) {
      LeasedFlags flags = leased(journal);
      flags.set(tenant("t-1"), Map.of(RISK, "off", LAYOUT, "on"));
      assertThat(system.everything()).isNotEqualTo(before);
      flags.restore("t-1");
    }
    assertThat(system.everything()).isEqualTo(before);
  }

  @Test
  void what_a_killed_run_left_is_put_back_by_another() {
    system.somebodySets("t-1", LAYOUT, "modern");
    String before = system.everything();
    try (LeaseJournal journal = LeaseJournal.open(folder, "run-1", Clock.systemUTC())) {
      leased(journal).set(tenant("t-1"), Map.of(RISK, "on", LAYOUT, "off"));
    }
    FlagControl another = system.control("run-2");
    Map<String, Flag> flags = Map.of(RISK.name(), RISK, LAYOUT.name(), LAYOUT);
    new Leftovers(
            folder,
            lease -> {
              FlagLease.undo(lease, flags.getOrDefault(lease.name(), RISK), another);
              return Undone.of(Outcome.PUT_BACK);
            },
            Clock.systemUTC())
        .recover();
    assertThat(system.everything()).isEqualTo(before);
  }

  @Test
  void a_tenant_outside_of_the_vector_never_notices() throws Exception {
    system.somebodySets("other", LAYOUT, "modern");
    AtomicBoolean enough = new AtomicBoolean();
    AtomicInteger looks = new AtomicInteger();
    Callable<List<String>> watch =
        () -> {
          List<String> odd = new ArrayList<>();
          while (!enough.get()) {
            String seen =
                system.seen("outsider", RISK)
                    + system.seen("outsider", LAYOUT)
                    + control.own("outsider", RISK)
                    + control.own("other", LAYOUT);
            looks.incrementAndGet();
            if (!seen.equals("falseclassicOptional.emptyOptional[modern]")) {
              odd.add(seen);
            }
          }
          return odd;
        };
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try {
      Future<List<String>> watched = threads.submit(watch);
      for (int i = 0; i < 10; i++) {
        control.change("t-" + i, List.of(set(RISK, "true"), set(LAYOUT, "modern")));
      }
      for (int i = 0; i < 10; i++) {
        control.change("t-" + i, List.of(clear(RISK, "true"), clear(LAYOUT, "modern")));
      }
      enough.set(true);
      assertThat(watched.get()).isEmpty();
      assertThat(looks.get()).isGreaterThan(2);
    } finally {
      threads.shutdownNow();
    }
    // The watch would have noticed.
    control.change("outsider", List.of(set(RISK, "true")));
    assertThat(control.own("outsider", RISK)).contains("true");
  }

  @Test
  void what_somebody_else_set_meanwhile_is_not_overwritten_but_told() {
    control.change("t-1", List.of(set(LAYOUT, "classic")));
    system.somebodySets("t-1", LAYOUT, "modern");
    String theirs = system.everything();
    assertTrouble(
        "flag-changed-meanwhile",
        "flag layout of tenant t-1",
        () -> control.change("t-1", List.of(clear(LAYOUT, "classic"))));
    system.somebodySets("t-2", RISK, "true");
    assertTrouble(
        "flag-changed-meanwhile",
        "flag risk-v2 of tenant t-2",
        () -> control.change("t-2", List.of(set(RISK, "false"))));
    assertThat(control.own("t-2", RISK)).contains("true");
    control.change("t-2", List.of(clear(RISK, "true")));
    assertThat(system.everything()).isEqualTo(theirs);
  }

  @Test
  void what_is_already_as_it_shall_be_is_no_conflict() {
    control.change("t-1", List.of(set(RISK, "true")));
    String once = system.everything();
    control.change("t-1", List.of(set(RISK, "true")));
    control.change("t-2", List.of(clear(RISK, "true")));
    assertThat(system.everything()).isEqualTo(once);
  }

  @Test
  void two_runs_at_once_lose_nobodys_value() throws Exception {
    String before = system.everything();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> work = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        FlagControl mine = system.control("run-" + i % 2);
        String tenant = "t-" + i;
        work.add(threads.submit(() -> mine.change(tenant, List.of(set(RISK, "true")))));
      }
      for (Future<?> each : work) {
        each.get();
      }
      for (int i = 0; i < 12; i++) {
        assertThat(control.own("t-" + i, RISK)).as("t-" + i).contains("true");
      }
      work.clear();
      for (int i = 0; i < 12; i++) {
        FlagControl mine = system.control("run-" + i % 2);
        String tenant = "t-" + (i * 5) % 12;
        work.add(threads.submit(() -> mine.change(tenant, List.of(clear(RISK, "true")))));
      }
      for (Future<?> each : work) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(system.everything()).isEqualTo(before);
  }

  @Test
  void a_flag_that_the_flag_system_does_not_know_is_told_and_nothing_is_left() {
    String before = system.everything();
    Flag unknown = Flag.bool("no-such-flag");
    assertTrouble(
        "flag-not-set", "no-such-flag", () -> control.change("t-1", List.of(set(unknown, "true"))));
    assertThat(system.everything()).isEqualTo(before);
  }
}
