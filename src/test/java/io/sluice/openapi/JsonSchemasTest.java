package io.sluice.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.model.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonSchemasTest {
  @TempDir private Path folder;
  private Path project = Path.of("");
  private JsonSchemas schemas = new JsonSchemas(project);

  @BeforeEach
  void write() throws IOException {
    project = folder.resolve("project");
    Files.createDirectories(project.resolve("schemas/parts"));
    schemas = new JsonSchemas(project);
    put(
        "schemas/client.json",
        "{\"type\": \"object\", \"required\": [\"id\"], \"properties\":"
            + " {\"id\": {\"type\": \"integer\"}, \"city\": {\"$ref\": \"parts/city.yaml#/$defs/City\"}}}");
    put("schemas/parts/city.yaml", "$defs: {City: {type: string, minLength: 2}}\n");
  }

  private void put(String name, String text) throws IOException {
    Files.writeString(project.resolve(name), text);
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }

  @Test
  void a_value_is_held_against_the_schema_of_a_file() throws IOException {
    assertThat(schemas.mismatches(Path.of("schemas/client.json"), json("{\"id\": 1}"))).isEmpty();
    assertThat(schemas.mismatches(Path.of("schemas/client.json"), json("{\"id\": \"1\"}")))
        .containsExactly("\"id\" is \"1\", expected integer  (#/properties/id/type)");
  }

  @Test
  void a_reference_may_lead_to_another_file_of_the_project() throws IOException {
    assertThat(
            schemas.mismatches(Path.of("schemas/client.json"), json("{\"id\": 1, \"city\": \"\"}")))
        .containsExactly(
            "\"city\" is \"\": it must be at least 2 characters long  (#/$defs/City/minLength)");
  }

  @Test
  void a_schema_may_be_written_out_and_refer_to_files() throws IOException {
    String schema = "{\"items\": {\"$ref\": \"schemas/client.json\"}}";

    assertThat(schemas.mismatchesOfText(schema, json("[{\"id\": 1}]"))).isEmpty();
    assertThat(schemas.mismatchesOfText(schema, json("[{}]")))
        .containsExactly("\"[0]\" has no \"id\", which is required  (#/required)");
    assertThat(schemas.mismatchesOfText("type: string", json("1"))).hasSize(1);
  }

  @Test
  void the_draft_that_a_schema_names_is_the_one_it_is_read_by() throws IOException {
    put(
        "old.json",
        "{\"$schema\": \"http://json-schema.org/draft-04/schema#\", \"minimum\": 1,"
            + " \"exclusiveMinimum\": true}");

    assertThat(schemas.mismatches(Path.of("old.json"), json("1"))).hasSize(1);
    assertThat(schemas.mismatches(Path.of("old.json"), json("2"))).isEmpty();
  }

  @Test
  void formats_are_checked() throws IOException {
    assertThat(schemas.mismatchesOfText("format: date", json("\"25.11.2026\"")))
        .containsExactly("the body is \"25.11.2026\", expected a date  (#/format)");
  }

  @Test
  void a_file_that_is_not_there_or_outside_is_refused() throws IOException {
    Files.writeString(folder.resolve("secret.json"), "{}");
    Files.createSymbolicLink(project.resolve("link.json"), folder.resolve("secret.json"));

    assertThatThrownBy(() -> schemas.mismatches(Path.of("schemas/clint.json"), json("1")))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("the schema \"schemas/clint.json\" is not there");
    for (String name : new String[] {"../secret.json", folder + "/secret.json", "link.json"}) {
      assertThatThrownBy(() -> schemas.mismatches(Path.of(name), json("1")))
          .as(name)
          .isInstanceOf(InvalidInput.class)
          .hasMessageContaining("is outside the project");
    }
  }

  @Test
  void what_is_no_schema_is_told() throws IOException {
    put("broken.json", "{\"type\": ");
    put("nowhere.json", "{\"$ref\": \"https://example.com/a.json\"}");
    put("missing.json", "{\"$ref\": \"other.json\"}");
    put("pattern.json", "{\"pattern\": \"(\"}");

    assertThatThrownBy(() -> schemas.mismatches(Path.of("broken.json"), json("1")))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("broken.json:1:");
    for (String name : new String[] {"nowhere.json", "missing.json", "pattern.json"}) {
      assertThatThrownBy(() -> schemas.mismatches(Path.of(name), json("\"1\"")))
          .as(name)
          .isInstanceOf(InvalidInput.class)
          .hasMessageContaining("\"" + name + "\" is no JSON Schema that can be used");
    }
  }
}
