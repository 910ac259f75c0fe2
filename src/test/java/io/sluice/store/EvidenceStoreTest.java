package io.sluice.store;

import static io.sluice.testing.Plans.catalog;
import static io.sluice.testing.Plans.on;
import static io.sluice.testing.Plans.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.model.Place;
import io.sluice.model.blame.Blame;
import io.sluice.model.criterion.Catalog;
import io.sluice.model.evidence.Attachment;
import io.sluice.model.evidence.Attempt;
import io.sluice.model.evidence.Evidence.Incident;
import io.sluice.model.evidence.Exposure;
import io.sluice.model.evidence.Failure;
import io.sluice.model.evidence.Outcome;
import io.sluice.model.evidence.StandIn;
import io.sluice.model.flag.Vector;
import io.sluice.store.StoredRun.StoredTrial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceStoreTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00.123456789Z");
  private static final Vector RISK = Vector.of(Map.of("risk", "on", "bulk", "off"));

  @TempDir private Path folder;

  @Test
  void what_was_kept_is_read_as_it_was() throws IOException {
    StoredRun run = run("20261124-100000-aaaaaa", "1.2.3", "yes");
    store().save(run);
    assertThat(store().of("local", "1.2.3").runs()).containsExactly(run);
    assertThat(store().of("local", "1.2.3").unreadable()).isEmpty();
  }

  @Test
  void the_newest_run_of_a_build_comes_first() throws IOException {
    store().save(run("20261124-100000-bbbbbb", "1", "no"));
    store().save(run("20261124-110000-aaaaaa", "1", "yes"));
    store().save(run("20261124-120000-aaaaaa", "2", "no"));
    assertThat(store().of("local", "1").runs())
        .extracting(StoredRun::run)
        .containsExactly("20261124-110000-aaaaaa", "20261124-100000-bbbbbb");
    assertThat(store().builds("local")).containsExactly("2", "1");
    assertThat(store().lastAccepted("local").map(StoredRun::run))
        .contains("20261124-110000-aaaaaa");
  }

  @Test
  void nothing_kept_is_nothing_found() throws IOException {
    assertThat(store().of("local", "1").runs()).isEmpty();
    assertThat(store().builds("local")).isEmpty();
    assertThat(store().lastAccepted("local")).isEmpty();
  }

  @Test
  void a_file_cut_off_anywhere_is_no_evidence() throws IOException {
    store().save(run("20261124-100000-aaaaaa", "1", "yes"));
    Path file = onlyFile();
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length - 1; length += 97) {
      Files.write(file, java.util.Arrays.copyOf(whole, length));
      assertThat(store().of("local", "1").runs()).isEmpty();
      assertThat(store().of("local", "1").unreadable()).hasSize(1);
      assertThat(store().lastAccepted("local")).isEmpty();
    }
  }

  @Test
  void an_altered_file_is_no_evidence() throws IOException {
    store().save(run("20261124-100000-aaaaaa", "1", "no"));
    Path file = onlyFile();
    String text = Files.readString(file);
    Files.writeString(file, text.replace("FAILED", "PASSED"));
    assertThat(store().of("local", "1").unreadable())
        .singleElement()
        .satisfies(each -> assertThat(each.why()).contains("altered"));
  }

  @Test
  void evidence_in_another_builds_place_is_none_of_it() throws IOException {
    store().save(run("20261124-100000-aaaaaa", "1", "yes"));
    Path other = folder.resolve("evidence/local/2");
    Files.createDirectories(other);
    Files.copy(onlyFile(), other.resolve("20261124-100000-aaaaaa.evidence"));
    assertThat(store().of("local", "2").runs()).isEmpty();
    assertThat(store().of("local", "2").unreadable()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../out", "feature/x y", "..", ".", "1.4.0+3f2a", "ä%41", "A", "a"})
  void any_build_id_has_a_place_of_its_own_in_the_folder(String build) throws IOException {
    StoredRun run = run("20261124-100000-aaaaaa", build, "yes");
    store().save(run);
    assertThat(store().of("local", build).runs()).containsExactly(run);
    assertThat(onlyFile().normalize()).startsWith(folder.resolve("evidence/local"));
  }

  @Test
  void writers_at_the_same_time_do_not_disturb_each_other() throws Exception {
    List<Callable<Object>> writers = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      StoredRun run = run(String.format("20261124-1000%02d-aaaaaa", i), "1", "yes");
      writers.add(
          () -> {
            store().save(run);
            return store().of("local", "1");
          });
    }
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      for (Future<Object> written : threads.invokeAll(writers)) {
        written.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(store().of("local", "1").runs()).hasSize(24);
    assertThat(store().of("local", "1").unreadable()).isEmpty();
  }

  @Test
  void old_runs_beyond_a_number_are_forgotten_and_young_ones_never() throws IOException {
    int many = EvidenceStore.KEPT_BEYOND + 3;
    for (int i = 0; i < many; i++) {
      store().save(run(String.format("20260101-%06d-aaaaaa", i), "old", "yes"));
    }
    FileTime longAgo = FileTime.from(NOW.minus(Duration.ofDays(40)));
    for (Path file : files()) {
      Files.setLastModifiedTime(file, longAgo);
    }
    store().save(run("20261124-100000-aaaaaa", "new", "yes"));
    assertThat(store().of("local", "old").runs()).hasSize(EvidenceStore.KEPT_BEYOND);
    assertThat(store().of("local", "old").runs().get(0).run())
        .isEqualTo(String.format("20260101-%06d-aaaaaa", many - 1));
    assertThat(store().of("local", "new").runs()).hasSize(1);
  }

  private EvidenceStore store() {
    return new EvidenceStore(folder);
  }

  private Path onlyFile() throws IOException {
    return files().stream()
        .filter(file -> !file.toString().contains("/2/"))
        .reduce((one, other) -> other)
        .orElseThrow();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  static StoredRun run(String id, String build, String deploy) {
    Catalog catalog = catalog(scenario("always", "AC-1"), scenario("risk", "AC-2", on("risk")));
    Attempt attempt =
        new Attempt(
            Outcome.FAILED,
            "t-1",
            NOW,
            Duration.ofMillis(1234),
            Optional.of(
                new Failure(
                    "expected \"ä\"\nwas 5",
                    Optional.of("Then x"),
                    Optional.of(new Place("features/a.feature", 3, 5)))),
            List.of(new Attachment("exchange", "text/plain", "evidence/1.txt")),
            List.of(new Exposure("risk", "on", "TARGETING_MATCH")),
            true);
    Blame blame =
        new Blame(
            RISK,
            Optional.of(RISK.with("risk", "off")),
            List.of(new Blame.Difference("risk", "off", "on")),
            List.of(new Blame.Fixed("bulk", "off", false)),
            true);
    return new StoredRun(
        id,
        "local",
        build,
        NOW,
        NOW.plusSeconds(30),
        List.of("bulk", "risk"),
        catalog,
        List.of(
            new StoredTrial(
                catalog.scenarios().get(1).id(),
                RISK,
                Outcome.FAILED,
                true,
                List.of(attempt),
                "./sluice try x",
                Optional.empty()),
            new StoredTrial(
                catalog.scenarios().get(1).id(),
                RISK.with("risk", "off"),
                Outcome.PASSED,
                true,
                List.of(),
                "./sluice try x",
                Optional.of(new StandIn("x [risk=on]", List.of(new Exposure("risk", "on", "")))))),
        Map.of("x [risk=on]", blame),
        List.of(new Incident("interrupted", "was", "again")),
        Map.of("deploy", deploy),
        List.of("AC-1"));
  }
}
