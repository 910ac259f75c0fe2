package io.sluice.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LeftoversTest {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final URI URL = URI.create("http://localhost:1");
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  private final List<Lease> removed = new ArrayList<>();

  private String remove(Lease lease) {
    removed.add(lease);
    return "removed";
  }

  private Leftovers leftovers() {
    return new Leftovers(folder, this::remove, CLOCK);
  }

  private Process killedRun(String sleep) throws IOException, InterruptedException {
    Process run =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                System.getProperty("java.class.path"),
                LeaseTestRun.class.getName(),
                folder.toString(),
                sleep)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(run.getInputStream(), StandardCharsets.UTF_8));
    assertThat(out.readLine()).isEqualTo("ready");
    return run;
  }

  private static void kill(Process run) throws InterruptedException {
    run.destroyForcibly();
    assertThat(run.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  private static long sleepers(String seconds) {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").endsWith("sleep " + seconds))
        .filter(ProcessHandle::isAlive)
        .count();
  }

  @Test
  void what_a_killed_run_left_is_undone_once() throws Exception {
    Process run = killedRun("4712");
    assertThat(leftovers().recover()).as("a living run is left alone").isEmpty();
    assertThat(sleepers("4712")).isEqualTo(1);

    kill(run);
    List<String> report = leftovers().recover();

    assertThat(sleepers("4712")).isZero();
    assertThat(removed).extracting(Lease::name).containsExactly("created", "perhaps-created");
    assertThat(removed.get(0).identity()).contains("t-77");
    assertThat(removed.get(1).identity()).isEmpty();
    assertThat(report).hasSize(4);
    assertThat(report.get(0)).startsWith("ended process sleep (").endsWith(" of run killed");
    assertThat(report.get(1))
        .isEqualTo("gone with its service: tenant of-the-process of run killed");
    assertThat(report.get(2)).isEqualTo("removed tenant created (t-77) of run killed");
    assertThat(leftovers().recover()).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void what_cannot_be_undone_stays_for_the_next_time_even_after_a_torn_line() throws Exception {
    Process run = killedRun("4713");
    kill(run);
    Files.writeString(
        folder.resolve("killed.jsonl"),
        "{\"type\":\"lease\",\"id\":\"te",
        StandardOpenOption.APPEND);

    Leftovers failing =
        new Leftovers(
            folder,
            lease -> {
              if (lease.name().equals("created")) {
                throw new IllegalStateException("connection refused");
              }
              return remove(lease);
            },
            CLOCK);

    assertThat(failing.recover())
        .contains("still there: tenant created (t-77) of run killed: connection refused");
    assertThat(sleepers("4713")).isZero();
    assertThat(leftovers().recover())
        .containsExactly("removed tenant created (t-77) of run killed");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_closed_journal_with_nothing_open_is_gone_and_one_with_something_is_recovered() {
    LeaseJournal clean = LeaseJournal.open(folder, "clean", CLOCK);
    clean.done(clean.take(Lease.Kind.TENANT, "e", URL, "a", HOUR));
    clean.close();
    LeaseJournal left = LeaseJournal.open(folder, "left", CLOCK);
    left.take(Lease.Kind.TENANT, "e", URL, "b", HOUR);
    assertThat(leftovers().recover()).isEmpty();
    left.close();

    assertThat(leftovers().recover()).containsExactly("removed tenant b of run left");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void with_a_process_its_tenants_are_gone_too() {
    LeaseJournal journal = LeaseJournal.open(folder, "r", CLOCK);
    Lease service = journal.take(Lease.Kind.PROCESS, "e", URL, "java", HOUR);
    journal.take(Lease.Kind.TENANT, "e", URL, "not deleted", HOUR);
    journal.done(service);
    journal.close();

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_process_id_that_somebody_else_got_since_is_left_alone() throws Exception {
    Process other = new ProcessBuilder("sleep", "4714").start();
    try {
      Instant earlier = other.info().startInstant().orElseThrow().minusSeconds(60);
      String host = LeaseJournal.host();
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
                  HOUR)
              .identified(Long.toString(other.pid()), Optional.of(earlier));
      Files.write(
          folder.resolve("old.jsonl"),
          List.of(LeaseLines.head("old", host, other.pid(), earlier), LeaseLines.lease(lease)));

      assertThat(leftovers().recover())
          .containsExactly("already gone: process java (" + other.pid() + ") of run old");
      assertThat(other.isAlive()).isTrue();
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void a_run_of_another_machine_is_left_alone_until_its_leases_expire() throws IOException {
    LeaseJournal journal = LeaseJournal.open(folder, "r", CLOCK);
    Lease tenant = journal.take(Lease.Kind.TENANT, "e", URL, "far", HOUR);
    Files.delete(folder.resolve("r.jsonl"));
    Files.write(
        folder.resolve("far.jsonl"),
        List.of(
            LeaseLines.head("far", "another-machine", 1, Instant.EPOCH), LeaseLines.lease(tenant)));

    assertThat(leftovers().recover()).isEmpty();
    Clock later = Clock.offset(CLOCK, HOUR.plusMinutes(1));
    assertThat(new Leftovers(folder, this::remove, later).recover())
        .containsExactly("removed tenant far of run r");
  }

  @Test
  void an_interrupted_thread_can_still_write() {
    LeaseJournal journal = LeaseJournal.open(folder, "r", CLOCK);
    Lease lease = journal.take(Lease.Kind.TENANT, "e", URL, "a", HOUR);

    Thread.currentThread().interrupt();
    journal.done(lease);
    assertThat(Thread.interrupted()).isTrue();
    journal.take(Lease.Kind.TENANT, "e", URL, "b", HOUR);

    assertThat(folder.resolve("r.jsonl")).content().contains("\"done\"", "\"b\"");
  }
}
