package io.sluice.flags.flagd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.sluice.flags.FlagControl;
import io.sluice.flags.FlagControl.Change;
import io.sluice.model.Trouble;
import io.sluice.model.flag.Flag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** However a flag file is written, values go in and come out again and nothing else changes. */
class FlagFileLayoutsTest {
  private static final Flag RISK = Flag.bool("risk");
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final String REST =
      "\"state\": \"ENABLED\", \"variants\": {\"on\": true, \"off\": false}, \"defaultVariant\":"
          + " \"off\"";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  private static String json(String flag) {
    return "{\"flags\": {\"risk\": " + flag + "}}\n";
  }

  static Stream<Arguments> layouts() {
    String acme = "{\"if\":[{\"===\":[{\"var\":\"tenantId\"},\"acme\"]},\"on\",null]}";
    String block =
        """
        # Who sees what
        flags:
          risk:
            # risk: ask Ada
            state: ENABLED
            variants: {"on": true, "off": false}
            defaultVariant: "off"
        """;
    String rule =
        block
            + """
                targeting: # by tenant
                  if:
                    - "===": [{var: tenantId}, acme]   # the first one
                    - "on"
                    - null
              other: {state: ENABLED, variants: {a: x}, defaultVariant: a}
            """;
    return Stream.of(
        Arguments.of("flags.json", json("{" + REST + "}"), "none"),
        Arguments.of("flags.json", json("{" + REST + ", \"targeting\": {}}"), "empty"),
        Arguments.of(
            "flags.json", json("{\"targeting\":{ /* nobody */ }, " + REST + "}"), "comment"),
        Arguments.of("flags.json", json("{\n\t\"targeting\" :null,\n" + REST + "\n}"), "null"),
        Arguments.of("flags.json", json("{" + REST + ",\"targeting\":" + acme + "}"), "tight"),
        Arguments.of(
            "flags.json",
            json(
                "{ // \u00e9\ud83d\ude80\r\n"
                    + REST
                    + ",\r\n  \"targeting\" : \r\n  "
                    + acme
                    + "  }"),
            "windows"),
        Arguments.of("flags.json", "\uFEFF" + json("{" + REST + "}"), "byte order mark"),
        Arguments.of(
            "flags.yaml", json("{" + REST + ", \"targeting\": " + acme + "}"), "JSON in YAML"),
        Arguments.of("flags.yaml", block, "block, none"),
        Arguments.of("flags.yaml", block.replace("\n", "\r\n"), "block, none, windows"),
        Arguments.of("flags.yaml", block + "    targeting: {}\n", "block, empty"),
        Arguments.of("flags.yaml", block + "    targeting: null  # nobody\n", "block, null"),
        Arguments.of("flags.yml", block + "    targeting: " + acme + "\n", "block, flow inside"),
        Arguments.of("flags.yml", rule, "block, block"),
        Arguments.of("flags.yml", rule.replace("\n", "\r\n"), "block, block, windows"),
        Arguments.of(
            "flags.yml", rule.replace("# by", "# \ud83d\ude80 by"), "block, block, letters"));
  }

  private FlagControl flags(Path file) {
    return FlagdFixture.control(file, "run-1");
  }

  private static Change to(String value) {
    return new Change(RISK, Optional.empty(), Optional.of(value));
  }

  private static Change away(String value) {
    return new Change(RISK, Optional.of(value), Optional.empty());
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("layouts")
  void values_go_in_and_out_and_the_file_is_what_it_was(String name, String text, String what)
      throws Exception {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    FlagControl flags = flags(file);
    Map<String, String> values =
        Map.of("t-1", "true", "t \"2\"", "false", "t-\ud83d\ude80", "true");
    List<String> texts = new ArrayList<>(List.of(text));
    for (Map.Entry<String, String> value : values.entrySet()) {
      flags.change(value.getKey(), List.of(to(value.getValue())));
      texts.add(Files.readString(file));
    }
    for (Map.Entry<String, String> value : values.entrySet()) {
      assertThat(flags.own(value.getKey(), RISK)).contains(value.getValue());
      assertThat(evaluated(file, value.getKey())).isEqualTo(value.getValue());
    }
    assertThat(flags.own("acme", RISK)).isEmpty();
    assertThat(evaluated(file, "acme")).isEqualTo(String.valueOf(text.contains("acme")));
    assertThat(evaluated(file, "zebra")).isEqualTo("false");
    List<String> tenants = new ArrayList<>(values.keySet());
    // The one in the middle first.
    flags.change(tenants.get(1), List.of(away(values.getOrDefault(tenants.get(1), ""))));
    assertThat(flags.own(tenants.get(0), RISK)).isPresent();
    flags.change(tenants.get(2), List.of(away(values.getOrDefault(tenants.get(2), ""))));
    assertThat(Files.readString(file)).isEqualTo(texts.get(1));
    flags.change(tenants.get(0), List.of(away(values.getOrDefault(tenants.get(0), ""))));
    assertThat(Files.readString(file)).isEqualTo(text);
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("layouts")
  void what_is_written_is_valid_by_the_schema_of_flagd(String name, String text, String what)
      throws Exception {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    flags(file).change("t-1", List.of(to("true")));
    flags(file).change("t-2", List.of(to("false")));
    JsonNode written = JSON.readTree(FlagdEvaluation.asJson(name, read(file)));
    assertThat(findings(written)).isEmpty();
    ((com.fasterxml.jackson.databind.node.ObjectNode) written.at("/flags/risk")).put("state", "ON");
    assertThat(findings(written)).as("the schema can refuse").isNotEmpty();
  }

  private static List<String> findings(JsonNode file) throws IOException {
    SchemaRegistry registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_7,
            builder ->
                builder.schemas(
                    Map.of(
                        "https://flagd.dev/schema/v0/flags.json", resource("flags.json"),
                        "https://flagd.dev/schema/v0/targeting.json", resource("targeting.json"))));
    Schema schema =
        registry.getSchema(
            com.networknt.schema.SchemaLocation.of("https://flagd.dev/schema/v0/flags.json"));
    return schema.validate(file).stream().map(String::valueOf).toList();
  }

  private static String resource(String name) {
    try (var in =
        FlagFileLayoutsTest.class.getClassLoader().getResourceAsStream("flagd/schemas/" + name)) {
      return new String(
          java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String read(Path file) throws IOException {
    return withoutMark(Files.readString(file));
  }

  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** By the provider that services use. */
  private static String evaluated(Path file, String tenant) throws Exception {
    String json = FlagdEvaluation.asJson(String.valueOf(file.getFileName()), read(file));
    try (FlagdEvaluation evaluation = FlagdEvaluation.of(json)) {
      return evaluation.value("risk", tenant, "tenantId");
    }
  }

  @Test
  void a_rule_of_parts_and_shares_is_for_everybody_else_what_it_was() throws Exception {
    String shares =
        "{\"fractional\":[{\"cat\":[\"salt\",{\"var\":\"tenantId\"}]},"
            + "[\"on\",50],[\"off\",50]]}";
    Path file = folder.resolve("flags.json");
    Files.writeString(
        file,
        "{\"$evaluators\":{\"half\":"
            + shares
            + "}, \"flags\": {\"risk\": {"
            + REST
            + ", \"targeting\": {\"$ref\": \"half\"}}}}");
    List<String> before = new ArrayList<>();
    List<String> after = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      before.add(evaluated(file, "tenant-" + i));
    }
    flags(file).change("t-1", List.of(to("true")));
    for (int i = 0; i < 20; i++) {
      after.add(evaluated(file, "tenant-" + i));
    }
    assertThat(after).isEqualTo(before).contains("true", "false");
  }

  @Test
  void what_somebody_wrote_behind_the_pair_meanwhile_stays_when_it_is_taken_out() throws Exception {
    String zebra = "{\"===\": [{\"var\": \"tenantId\"}, \"zebra\"]}";
    String json = json("{" + REST + ", \"targeting\": null}");
    String yaml =
        "flags:\n  risk:\n    variants: {\"on\": true, \"off\": false}\n"
            + "    defaultVariant: \"off\"\n    state: ENABLED\n"
            + "    targeting:\n      if:\n      - if: [false, \"off\", null]\n";
    Map<String, List<String>> theirs =
        Map.of(
            "flags.json", List.of(json, "null]", zebra + ", \"on\", null]"),
            "flags.yaml",
                List.of(yaml, "     -\n", "     - " + zebra + "\n     - \"on\"\n     -\n"));
    for (Map.Entry<String, List<String>> each : theirs.entrySet()) {
      Path file = folder.resolve(each.getKey());
      Files.writeString(file, each.getValue().get(0));
      flags(file).change("t-1", List.of(to("true")));
      String given = Files.readString(file);
      assertThat(given).contains(each.getValue().get(1));
      Files.writeString(file, given.replace(each.getValue().get(1), each.getValue().get(2)));
      assertThat(evaluated(file, "zebra")).isEqualTo("true");

      flags(file).change("t-1", List.of(away("true")));

      assertThat(evaluated(file, "zebra")).as(Files.readString(file)).isEqualTo("true");
      assertThat(evaluated(file, "t-1")).isEqualTo("false");
      assertThat(Files.readString(file)).doesNotContain("t-1").contains(zebra);
    }
  }

  @Test
  void yaml_that_values_cannot_be_put_into_is_told_and_left_alone() throws Exception {
    Map<String, String> why =
        Map.of(
            "{flags: {base: &b {state: ENABLED, variants: {\"on\": true}}, risk: *b}}",
            "is shared with others by an alias",
            "{flags: {risk: {state: ENABLED, variants: {\"on\": true}, targeting: }}}",
            "is an alias, or nothing",
            "{flags: {risk: {state: ENABLED, variants: {\"on\": true}, targeting: &t {if: [1]}}}}",
            "an anchor, a tag",
            "flags:\n risk:\n  variants: {\"on\": true}\n  targeting:\n   if: [null]\n",
            "indented by two blanks");
    for (Map.Entry<String, String> each : why.entrySet()) {
      Path file = folder.resolve("flags.yaml");
      Files.writeString(file, each.getKey());
      assertThatThrownBy(() -> flags(file).change("t-1", List.of(to("true"))))
          .isInstanceOf(Trouble.class)
          .hasMessageContaining(each.getValue())
          .hasMessageMatching("(?s).*flags.yaml:\\d+:\\d+.*");
      assertThat(Files.readString(file)).isEqualTo(each.getKey());
    }
  }
}
