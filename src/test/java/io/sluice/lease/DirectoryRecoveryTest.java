package io.sluice.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.lease.RecoveryReport.Outcome;
import io.sluice.lease.RecoveryReport.Undone;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recovery of what is written down in a directory. */
class DirectoryRecoveryTest extends RecoveryContract {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @Override
  String store() {
    return folder.toString();
  }

  /** The system takes the lock of a killed process. */
  @Override
  void letGo(Journals.Seizure seizure) {
    seizure.close();
  }

  @Test
  void a_torn_line_hides_nothing() throws Exception {
    Process run = killedRun("4715");
    kill(run);
    Files.writeString(
        folder.resolve("killed.jsonl"),
        "{\"type\":\"lease\",\"id\":\"te",
        StandardOpenOption.APPEND);
    Leftovers failing =
        new Leftovers(
            folder,
            lease -> {
              throw new IllegalStateException("connection refused");
            },
            Clock.systemUTC());

    assertThat(failing.recover())
        .contains("still there: tenant created (t-77) of run killed: connection refused");
    assertThat(sleepers("4715")).isZero();
    assertThat(
            new Leftovers(folder, lease -> Undone.of(Outcome.REMOVED), Clock.systemUTC()).recover())
        .contains("removed tenant created (t-77) of run killed")
        .hasSize(2);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_file_of_a_run_that_was_killed_when_it_began_is_removed_in_time() throws Exception {
    Files.createFile(folder.resolve("just-begun.jsonl"));
    Leftovers now = new Leftovers(folder, lease -> Undone.of(Outcome.REMOVED), Clock.systemUTC());
    assertThat(now.recover()).isEmpty();
    assertThat(folder).isNotEmptyDirectory();
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(3));
    assertThat(new Leftovers(folder, lease -> Undone.of(Outcome.REMOVED), later).recover())
        .isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void what_a_killed_claimant_left_half_done_is_removed_in_time() throws Exception {
    Files.createFile(folder.resolve(".e%2Ft.claim.0000"));
    new Leftovers(folder, lease -> Undone.of(Outcome.REMOVED), Clock.systemUTC()).recover();
    assertThat(folder).isNotEmptyDirectory();
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(3));
    new Leftovers(folder, lease -> Undone.of(Outcome.REMOVED), later).recover();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void what_one_process_undoes_no_other_does_until_it_is_killed() throws Exception {
    LeaseJournal run = elsewhere("run");
    tenant(run, "e", "a");
    tenant(run, "e", "b");
    Process other = process(LeaseTestOther.class, store(), "seize", "run");
    Journals journals = journals();
    Written seen = journals.ofRun("run").get(0);
    assertThat(journals.seize(seen, "me", LATER.instant())).as("it is locked").isEmpty();
    assertThat(leftovers(LATER).recover()).isEmpty();

    kill(other);
    assertThat(leftovers(LATER).recover()).containsExactly("removed tenant b of run run");
    assertThat(folder).as("nor the lock").isEmptyDirectory();
  }

  @Test
  void a_lock_that_a_killed_process_left_on_what_is_gone_is_removed() throws Exception {
    Files.createFile(folder.resolve(".run.lock"));
    Files.createFile(folder.resolve(".e%2Ft.claim.lock"));
    leftovers(CLOCK).recover();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_folder_that_cannot_be_written_to_is_trouble_before_anything_is_changed() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> LeaseJournal.open(file, "r", Clock.systemUTC()))
        .hasMessageContaining("cannot be written to");
  }
}
