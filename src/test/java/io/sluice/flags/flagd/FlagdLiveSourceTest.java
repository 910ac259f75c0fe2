package io.sluice.flags.flagd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.flags.FlagdSettings;
import io.sluice.model.Trouble;
import io.sluice.model.flag.Flag;
import io.sluice.model.flag.Flags;
import io.sluice.model.flag.Vector;
import io.sluice.model.ring.LiveVector;
import io.sluice.model.ring.Ring;
import io.sluice.model.ring.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlagdLiveSourceTest {
  private static final Flags FLAGS =
      new Flags(
          List.of(
              Flag.bool("risk-v2"),
              new Flag(
                  "layout",
                  "classic",
                  "modern",
                  List.of(),
                  Map.of(),
                  false,
                  Optional.empty(),
                  Optional.empty()),
              Flag.bool("sleeping"),
              Flag.bool("gone")));
  private static final List<Ring> RINGS =
      List.of(new Ring("internal", List.of("us")), new Ring("production", List.of("acme", "b")));

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  private Snapshot read(String name, String text, String... ignored) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    return new FlagdLiveSource(new FlagdSettings(file, name, "tenantId"), List.of(ignored))
        .read(FLAGS, RINGS);
  }

  private static Vector vector(String risk, String layout) {
    return Vector.of(Map.of("risk-v2", risk, "layout", layout, "sleeping", "off", "gone", "off"));
  }

  @Test
  void tenants_see_what_the_file_comes_to_for_each_of_them() throws IOException {
    Snapshot snapshot = read("flags.json", FlagdFlagsContractTest.FLAGS);
    assertThat(snapshot.rings().get("internal"))
        .containsExactly(new LiveVector(vector("off", "off"), List.of("us")));
    assertThat(snapshot.rings().get("production"))
        .containsExactly(
            new LiveVector(vector("on", "off"), List.of("acme")),
            new LiveVector(vector("off", "off"), List.of("b")));
    assertThat(snapshot.undeclared()).isEmpty();
  }

  @Test
  void yaml_common_rules_and_shorthands_are_read_as_flagd_reads_them() throws IOException {
    Snapshot snapshot =
        read(
            "flags.yaml",
            """
            $evaluators:
              ours: {in: [{var: tenantId}, [us]]}   # the house
            flags:
              risk-v2:
                state: ENABLED
                variants: {"true": true, "false": false}
                defaultVariant: "false"
                targeting: {$ref: ours}
              layout:
                state: ENABLED
                variants: {dark: dark, old: classic}
                defaultVariant: old
                targeting: {if: [{starts_with: [{var: tenantId}, ac]}, dark]}
              sleeping: {state: DISABLED, variants: {a: true}, defaultVariant: a}
              mystery: {state: ENABLED, variants: {a: true}, defaultVariant: a}
              retired: {state: DISABLED, variants: {a: true}, defaultVariant: a}
            """);
    assertThat(snapshot.rings().get("internal"))
        .containsExactly(new LiveVector(vector("on", "off"), List.of("us")));
    assertThat(snapshot.rings().get("production"))
        .containsExactly(
            new LiveVector(vector("off", "dark"), List.of("acme")),
            new LiveVector(vector("off", "off"), List.of("b")));
    assertThat(snapshot.undeclared()).containsExactly("mystery");
  }

  @Test
  void what_is_ignored_needs_no_declaration() throws IOException {
    String flag =
        "{\"state\": \"ENABLED\", \"variants\": {\"a\": true}, \"defaultVariant\": \"a\"}";
    String text = "{\"flags\": {\"banner\": " + flag + "}} // not ours";
    assertThat(read("flags.json", text, "banner").undeclared()).isEmpty();
    assertThat(read("flags.json", text).undeclared()).containsExactly("banner");
  }

  @Test
  void a_flag_that_comes_to_an_error_is_no_value_and_a_broken_file_is_told() {
    String wrong =
        "{\"flags\": {\"risk-v2\": {\"state\": \"ENABLED\", \"variants\": {\"on\": true},"
            + " \"defaultVariant\": \"on\", \"targeting\": {\"if\": [true, \"onn\"]}}}}";
    assertTrouble("variant onn not found", () -> read("flags.json", wrong));
    assertTrouble("flags.json:1:9 is no JSON", () -> read("flags.json", "{\"flags\""));
    assertTrouble(
        "gone.json cannot be read: there is no such file",
        () ->
            new FlagdLiveSource(
                    new FlagdSettings(folder.resolve("gone.json"), "gone.json", "tenantId"),
                    List.of())
                .read(FLAGS, RINGS));
  }

  private interface Work {
    Object run() throws IOException;
  }

  private static void assertTrouble(String words, Work work) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(
            Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo("live-source-failed"))
        .hasMessageContaining(words);
  }
}
