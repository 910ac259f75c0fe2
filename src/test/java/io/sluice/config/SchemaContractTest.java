package io.sluice.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** The published schema and the reader say the same. */
class SchemaContractTest {
  private static final Path PROJECT_FILE = Path.of("sluice.yaml");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode schemaText = schemaText();
  private final Schema schema =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schemaText);

  static List<String> valid() {
    return Valid.ALL;
  }

  static Stream<Invalid> structural() {
    return Invalid.all().filter(Invalid::structural);
  }

  @ParameterizedTest
  @MethodSource("valid")
  void what_the_reader_accepts_the_schema_accepts(String yaml) {
    assertThat(validate(yaml)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("structural")
  void what_is_structurally_wrong_the_schema_refuses(Invalid example) {
    assertThat(validate(example.yaml())).isNotEmpty();
  }

  @Test
  void the_settings_of_this_project_pass_both() throws IOException {
    String yaml = Files.readString(PROJECT_FILE);
    assertThat(validate(yaml)).isEmpty();
    assertThat(SettingsProblemsTest.problems(yaml)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"configuration", "deploying", "flags", "tenants"})
  void every_example_of_the_guides_passes_both(String name) throws IOException {
    String guide = Files.readString(Path.of("docs/guides/" + name + ".md"));
    List<String> examples =
        Pattern.compile("(?s)```yaml\n(.*?)```")
            .matcher(guide)
            .results()
            .map(match -> match.group(1))
            .toList();
    assertThat(examples).hasSizeGreaterThan(2);
    for (String example : examples) {
      assertThat(SettingsProblemsTest.problems(example)).isEmpty();
      assertThat(validate(example)).isEmpty();
    }
  }

  @Test
  void the_guide_names_every_key() throws IOException {
    String guide = Files.readString(Path.of("docs/guides/configuration.md"));
    for (Shape shape : Shape.values()) {
      for (String key : shape.keys()) {
        assertThat(guide).as(shape + "." + key).containsPattern("\\b" + Pattern.quote(key) + "\\b");
      }
    }
  }

  @Test
  void the_modeline_of_this_project_names_the_schema() throws IOException {
    String modeline = Files.readAllLines(PROJECT_FILE).get(0);
    String path = modeline.replaceFirst("^# yaml-language-server: \\$schema=", "");
    assertThat(JSON.readTree(Path.of(path).toFile())).isEqualTo(schemaText);
  }

  @Test
  void the_schema_knows_exactly_the_keys_the_reader_knows() {
    assertThat(Shape.values()).hasSizeGreaterThan(15);
    for (Shape shape : Shape.values()) {
      assertThat(names(definition(shape.definition).path("properties")))
          .as(shape.name())
          .containsExactlyInAnyOrderElementsOf(shape.keys());
    }
  }

  @Test
  void the_schema_marks_exactly_the_keys_that_are_not_supported_yet() {
    for (Shape shape : Shape.values()) {
      JsonNode properties = definition(shape.definition).path("properties");
      assertThat(
              names(properties).stream()
                  .filter(key -> ref(properties.path(key)).equals("#/$defs/not-yet")))
          .as(shape.name())
          .containsExactlyInAnyOrderElementsOf(shape.notYet);
    }
  }

  @Test
  void every_mapping_with_known_keys_is_a_shape_and_closed() {
    Set<String> shapes = new HashSet<>();
    Stream.of(Shape.values()).forEach(shape -> shapes.add(shape.definition));
    schemaText
        .path("$defs")
        .properties()
        .forEach(
            entry -> {
              boolean mapping = entry.getValue().has("properties");
              assertThat(mapping).as(entry.getKey()).isEqualTo(shapes.contains(entry.getKey()));
              if (mapping) {
                assertThat(entry.getValue().path("additionalProperties").isBoolean()).isTrue();
                assertThat(entry.getValue().path("additionalProperties").asBoolean()).isFalse();
              }
            });
  }

  @Test
  void every_key_is_described() {
    for (Shape shape : Shape.values()) {
      definition(shape.definition)
          .path("properties")
          .properties()
          .forEach(
              entry -> {
                String ref = ref(entry.getValue()).replaceFirst("^#/\\$defs/", "");
                boolean described =
                    entry.getValue().has("description")
                        || (!ref.isEmpty() && definition(ref).has("description"));
                assertThat(described).as(shape + "." + entry.getKey()).isTrue();
              });
    }
  }

  private List<Error> validate(String yaml) {
    Object document =
        new Load(LoadSettings.builder().setSchema(new CoreSchema()).build()).loadFromString(yaml);
    return schema.validate(JSON.valueToTree(document));
  }

  private JsonNode definition(String name) {
    return name.isEmpty() ? schemaText : schemaText.path("$defs").path(name);
  }

  private static String ref(JsonNode node) {
    return node.path("$ref").asText();
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new HashSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static JsonNode schemaText() {
    try (InputStream in =
        Objects.requireNonNull(
            SettingsReader.class.getResourceAsStream("/io/sluice/sluice.schema.json"))) {
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
