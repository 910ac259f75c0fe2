package io.sluice.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.lease.RecoveryReport.Outcome;
import io.sluice.lease.RecoveryReport.Undone;
import io.sluice.store.S3Bucket;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;

/** What tests need that hold wherever journals and claims are kept. */
@Timeout(120)
abstract class StoreContract {
  static final Clock CLOCK = Clock.systemUTC();
  static final Clock LATER = Clock.offset(CLOCK, Duration.ofMinutes(3));
  static final URI URL = URI.create("http://localhost:1");
  static final Duration HOUR = Duration.ofHours(1);
  static final Machine OTHER = new Machine("build-7", "another kernel");
  static final int TOGETHER = 6;

  final List<Lease> removed = Collections.synchronizedList(new ArrayList<>());

  /** The store by the name {@code store} of sluice.yaml gives it; empty when a test begins. */
  abstract String store();

  static Journals at(String store) {
    if (!store.startsWith("s3://")) {
      return new DirectoryJournals(Path.of(store));
    }
    String[] parts = store.substring("s3://".length()).split("/", 2);
    return new BucketJournals(S3Bucket.open(parts[0], parts[1]));
  }

  Journals journals() {
    return at(store());
  }

  Undone remove(Lease lease) {
    removed.add(lease);
    return Undone.of(Outcome.REMOVED);
  }

  Leftovers leftovers(Clock clock) {
    return new Leftovers(journals(), "recoverer", this::remove, clock);
  }

  LeaseJournal elsewhere(String run) {
    return LeaseJournal.open(journals(), run, CLOCK, OTHER, HOUR);
  }

  static Lease tenant(LeaseJournal journal, String environment, String name) {
    return journal.take(Lease.Kind.TENANT, environment, URL, name, HOUR);
  }

  void nothingIsLeft() {
    assertThat(journals().names()).isEmpty();
    assertThat(journals().claims().names()).isEmpty();
  }

  @FunctionalInterface
  interface Turn<T> {
    T take(int number) throws Exception;
  }

  static <T> List<T> together(Turn<T> turn) throws Exception {
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
    return process(LeaseTestRun.class, store(), sleep);
  }

  /** Another JVM, ready. */
  Process process(Class<?> main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    properties().forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(main.getName());
    command.addAll(List.of(arguments));
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

  static void endSleepers(String seconds) {
    ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").endsWith("sleep " + seconds))
        .forEach(ProcessHandle::destroyForcibly);
  }

  /** As far as the system does it for a killed process. */
  void letGo(Journals.Seizure seizure) {}
}
