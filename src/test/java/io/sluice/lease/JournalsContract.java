package io.sluice.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.http.Await;
import io.sluice.lease.Leftovers.Scope;
import io.sluice.model.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A journal, and a run that loses its own, wherever it is kept. */
abstract class JournalsContract extends StoreContract {
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
}
