package io.sluice.flags.flagd;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.flags.FlagControl;
import io.sluice.flags.FlagControl.Change;
import io.sluice.flags.FlagControlContract;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A flag file does what every flag control does, and fails in the ways that files fail. */
class FlagdFlagsContractTest extends FlagControlContract {
  static final String FLAGS =
      """
      {
        "$schema": "https://flagd.dev/schema/v0/flags.json",
        "flags": {
          "risk-v2":  {"state": "ENABLED", "variants": {"on": true, "off": false}, "defaultVariant": "off",
            "targeting": { "if" : [ {"in": [{"var": "tenantId"}, ["acme"]]},  "on", null ] } },
          "layout": {
            "state": "ENABLED",
            "variants": { "old": "classic", "new": "modern" },
            "defaultVariant": "old"
          },
          "sleeping": {"state": "DISABLED", "variants": {"on": true, "off": false}, "defaultVariant": "off"}
        }
      }
      """;

  private Path file() {
    return folder.resolve("files").resolve("flags.json");
  }

  @Override
  protected Fixture fixture() throws Exception {
    Files.createDirectory(folder.resolve("files"));
    return new FlagdFixture(file(), FLAGS);
  }

  @Test
  void nothing_else_is_left_beside_the_file_and_its_permissions_stay() throws Exception {
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-rw-r--"));
    control.change("t-1", List.of(set(RISK, "true")));
    try (var all = Files.list(file().getParent())) {
      assertThat(all).containsExactly(file());
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-rw-r--");
  }

  @Test
  void the_time_of_the_file_grows_with_every_change_even_if_it_is_in_the_future() throws Exception {
    FileTime future = FileTime.fromMillis(Clock.systemUTC().millis() + 3_600_000);
    Files.setLastModifiedTime(file(), future);
    control.change("t-1", List.of(set(RISK, "true")));
    assertThat(Files.getLastModifiedTime(file()).toMillis()).isEqualTo(future.toMillis() + 1);
  }

  @Test
  void a_link_to_the_file_stays_a_link() throws Exception {
    Path link = folder.resolve("link.json");
    Files.createSymbolicLink(link, file());
    FlagdFixture.control(link, "run-1").change("t-1", List.of(set(RISK, "true")));
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(control.own("t-1", RISK)).contains("true");
  }

  @Test
  void what_somebody_edits_between_reading_and_writing_is_not_lost() throws Exception {
    AtomicInteger edits = new AtomicInteger();
    Runnable edit =
        () -> {
          if (edits.getAndIncrement() < 2) {
            try {
              Files.writeString(
                  file(), Files.readString(file()).replace("\"ENABLED\"", "\"ENABLED\" "));
            } catch (java.io.IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
          }
        };
    FlagFile flags = new FlagFile(file(), Duration.ofSeconds(5), edit);
    FlagControl slow = new FlagdFlags(FlagdFixture.settings(file()), "run-1", flags);
    slow.change("t-1", List.of(set(RISK, "true")));
    slow.change("t-1", List.of(clear(RISK, "true")));
    assertThat(edits.get()).isEqualTo(4);
    assertThat(Files.readString(file())).isEqualTo(FLAGS.replace("\"ENABLED\"", "\"ENABLED\"  "));
  }

  @Test
  void a_file_that_another_writer_holds_is_told() throws Exception {
    FlagFile flags = new FlagFile(file(), Duration.ofMillis(200), () -> {});
    FlagControl impatient = new FlagdFlags(FlagdFixture.settings(file()), "run-1", flags);
    Path lock = file().resolveSibling(".flags.json.sluice-lock");
    try (RandomAccessFile held = new RandomAccessFile(lock.toFile(), "rw")) {
      assertThat(held.getChannel().lock()).isNotNull();
      assertTrouble(
          "flag-not-set",
          "another writer holds .flags.json.sluice-lock for more than 200 ms",
          () -> impatient.change("t-1", List.of(set(RISK, "true"))));
    }
    assertThat(Files.readString(file())).isEqualTo(FLAGS);
    // The file of a lock whose owner was killed is in nobody's way.
    impatient.change("t-1", List.of(set(RISK, "true")));
    assertThat(lock).doesNotExist();
  }

  @Test
  void a_file_that_is_not_there_or_is_none_is_told() throws Exception {
    FlagControl nowhere = FlagdFixture.control(folder.resolve("gone.json"), "run-1");
    assertTrouble(
        "flag-not-read", "gone.json: there is no such file", () -> nowhere.own("t-1", RISK));
    assertTrouble(
        "flag-not-set",
        "gone.json: there is no such file",
        () -> nowhere.change("t-1", List.of(set(RISK, "true"))));
    Files.createDirectory(folder.resolve("folder.json"));
    FlagControl unreadable = FlagdFixture.control(folder.resolve("folder.json"), "run-1");
    assertTrouble("flag-not-read", "folder.json: ", () -> unreadable.own("t-1", RISK));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x.json | '{\"flags\": {' | 'x.json:1:12 is no JSON'",
        "x.json | '' | x.json:1:1 is no JSON",
        "x.json | '{\"flags\": {}} {}' | x.json:1:16 is no JSON",
        "x.json | '{\"flag\": {}}' | x.json has no mapping \"flags\"",
        "x.json | '{\"flags\": []}' | x.json has no mapping \"flags\"",
        "x.json | '{\"flags\": {\"a\": {}, \"a\": {}}}' | x.json:1:24 is no JSON: Duplicate field 'a'",
        "x.yaml | 'flags: {' | x.yaml:1:9 is no YAML",
        "x.yaml | '# nothing' | x.yaml holds nothing",
        "x.yaml | '{flags: {a: {}, a: {}}}' | x.yaml:1:17 is no YAML",
      })
  void garbage_is_told_with_its_place(String name, String text, String words) throws Exception {
    Files.writeString(folder.resolve(name), text);
    FlagControl garbled = FlagdFixture.control(folder.resolve(name), "run-1");
    assertTrouble("flag-not-read", words, () -> garbled.own("t-1", RISK));
    assertTrouble("flag-not-set", words, () -> garbled.change("t-1", List.of(set(RISK, "true"))));
    assertThat(Files.readString(folder.resolve(name))).isEqualTo(text);
  }

  @Test
  void a_disabled_flag_and_a_value_without_a_variant_are_told_with_their_place() {
    assertTrouble(
        "flag-not-set",
        "flags.json:11:18: the flag sleeping is DISABLED",
        () ->
            control.change(
                "t-1", List.of(set(io.sluice.model.flag.Flag.bool("sleeping"), "true"))));
    assertTrouble(
        "flag-not-set",
        "flags.json:6:15: the flag layout has no variant with the value dark; its variants are"
            + " old, new",
        () -> control.change("t-1", List.of(set(LAYOUT, "dark"))));
    assertThat(system.everything()).isEqualTo(FLAGS);
  }

  @Test
  void several_flags_are_changed_at_once_or_not_at_all() {
    control.change("t-1", List.of(set(LAYOUT, "modern")));
    String before = system.everything();
    assertTrouble(
        "flag-changed-meanwhile",
        "flag layout",
        () ->
            control.change(
                "t-1",
                List.of(
                    set(RISK, "true"),
                    new Change(LAYOUT, Optional.of("classic"), Optional.empty()))));
    assertThat(system.everything()).isEqualTo(before);
  }

  @Test
  void writers_in_several_processes_lose_nothing_of_each_other() throws Exception {
    List<Process> writers = new ArrayList<>();
    for (String run : List.of("a", "b", "c")) {
      List<String> command =
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-XX:TieredStopAtLevel=1",
              "-cp",
              System.getProperty("java.class.path"),
              FlagdWriter.class.getName(),
              file().toString(),
              run,
              "60");
      writers.add(
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve(run).toFile())
              .start());
    }
    for (Process writer : writers) {
      boolean ended = writer.waitFor(60, TimeUnit.SECONDS);
      writer.destroyForcibly();
      assertThat(ended).isTrue();
    }
    for (String run : List.of("a", "b", "c")) {
      assertThat(folder.resolve(run)).content().doesNotContain("Exception");
    }
    assertThat(writers).allMatch(writer -> writer.exitValue() == 0);
    assertThat(Files.readString(file())).isEqualTo(FLAGS);
    try (var all = Files.list(file().getParent())) {
      assertThat(all).containsExactly(file());
    }
  }
}
