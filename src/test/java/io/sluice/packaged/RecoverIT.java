package io.sluice.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.packaged.Command.Result;
import io.sluice.testing.S3Mock;
import io.sluice.testing.StubProduct;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gate that is killed leaves nothing behind, wherever its store is and whoever recovers. */
class RecoverIT {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  private final StubProduct product = new StubProduct();

  @AfterEach
  void tear_down() {
    product.close();
  }

  /** A fresh checkout on a machine that has seen no run yet. */
  private Project checkout(String name, String store) {
    return Project.at(folder.resolve(name))
        .write("sluice.yaml", product.settings() + "store: \"" + store + "\"\n")
        .feature("things", StubProduct.feature());
  }

  private static Result run(String machine, Project project, String... arguments) {
    return Command.sluiceOn(machine, S3Mock.shared().variables(), project, arguments).await();
  }

  /** Ended by SIGKILL while its first trials wait for an answer of the service. */
  private void killAGate(String machine, Project project) {
    CountDownLatch goOn = new CountDownLatch(1);
    AtomicInteger waiting = new AtomicInteger();
    product.api =
        request -> {
          waiting.incrementAndGet();
          awaitEnd(goOn);
          return Optional.empty();
        };
    Command gate =
        Command.sluiceOn(machine, S3Mock.shared().variables(), project, "gate", "--build", "b1");
    Instant limit = Instant.now().plus(Duration.ofMinutes(2));
    // What a cut-off creation leaves is looked for by name, which is another test's matter.
    int made = -1;
    while (waiting.get() < 2 || product.tenantsMade() != made) {
      made = product.tenantsMade();
      assertThat(gate.isAlive() && Instant.now().isBefore(limit)).as(gate.outputSoFar()).isTrue();
      LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
    }
    gate.handle().destroyForcibly();
    gate.await();
    product.api = request -> Optional.empty();
    goOn.countDown();
    assertThat(product.tenantsThere()).isNotEmpty();
  }

  private static void awaitEnd(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void what_a_killed_gate_left_is_undone_from_a_fresh_machine_and_answers_come_from_the_bucket() {
    String store = S3Mock.shared().store("gate");
    killAGate("runner-1", checkout("one", store));

    Project fresh = checkout("fresh", store);
    Result unknown = run("runner-2", fresh, "recover", "--environment", "nowhere");
    assertThat(unknown.exitCode()).as(unknown.output()).isEqualTo(3);
    Result early = run("runner-2", fresh, "recover", "--environment", "stub");
    assertThat(early.exitCode()).as(early.output()).isEqualTo(2);
    assertThat(early.output()).contains("on runner-1 may still go on", "--force");
    assertThat(product.tenantsThere()).isNotEmpty();

    Result forced = run("runner-2", fresh, "recover", "--environment", "stub", "--force");
    assertThat(forced.exitCode()).as(forced.output()).isZero();
    assertThat(forced.output()).containsPattern("removed +tenant sluice-");
    assertThat(product.tenantsThere()).isEmpty();
    Result again = run("runner-2", fresh, "recover", "--json");
    assertThat(again.output()).contains("\"complete\" : true", "\"leases\" : [ ]");

    Result gate = run("runner-3", checkout("three", store), "gate", "--build", "b1");
    assertThat(gate.exitCode()).as(gate.output()).isZero();
    Result asked = run("runner-4", checkout("four", store), "can-i-deploy", "--build", "b1");
    assertThat(asked.exitCode()).as(asked.output()).isZero();
    assertThat(product.tenantsThere()).isEmpty();
  }

  @Test
  void the_next_gate_undoes_what_one_left_on_this_machine() {
    for (String store : new String[] {".sluice", S3Mock.shared().store("next")}) {
      Project project = checkout("next" + store.length(), store);
      killAGate("", project);
      Result gate = run("", project, "gate", "--build", "b1");
      assertThat(gate.exitCode()).as(gate.output()).isZero();
      assertThat(gate.output()).contains("removed tenant");
      assertThat(product.tenantsThere()).isEmpty();
    }
  }

  @Test
  void a_bucket_that_is_not_there_is_told_before_anything_is_changed() {
    Project project = checkout("none", "s3://no-such-bucket-here/x");
    Result gate = run("", project, "gate", "--build", "b1");
    assertThat(gate.exitCode()).as(gate.output()).isEqualTo(2);
    assertThat(gate.output()).contains("store-no-bucket", "there is no bucket no-such-bucket-here");
    assertThat(product.tenantsMade()).isZero();
    Result recover = run("", project, "recover");
    assertThat(recover.exitCode()).as(recover.output()).isEqualTo(2);

    Result nowhere =
        Command.sluiceOn(
                "",
                Map.of("AWS_EC2_METADATA_DISABLED", "true", "AWS_CONFIG_FILE", "/nothing"),
                project,
                "can-i-deploy",
                "--build",
                "b1")
            .await();
    assertThat(nowhere.exitCode()).as(nowhere.output()).isEqualTo(2);
    assertThat(nowhere.output()).contains("no AWS region is known", "AWS_REGION");
  }
}
