package io.sluice.openapi;

import static io.sluice.openapi.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sluice.model.InvalidInput;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApiDocumentTest {
  private static final String PATHS = "/x: {get: {responses: {'200': {description: a}}}}\n";

  private static List<String> problems(String text) {
    InvalidInput thrown =
        catchThrowableOfType(InvalidInput.class, () -> ApiDocument.parse("api.yaml", text));
    return thrown == null ? List.of() : thrown.problems().stream().map(Object::toString).toList();
  }

  @Test
  void yaml_and_json_are_read() {
    assertThat(ApiDocument.parse("a", document(PATHS, "")).operations()).hasToString("[GET /x]");
    assertThat(
            ApiDocument.parse(
                    "a", "\n{\"openapi\": \"3.0.3\",\n\t\"paths\": {\"/y\": {\"put\": {}}}}")
                .operations())
        .hasToString("[PUT /y]");
  }

  @Test
  void what_is_no_yaml_or_json_is_told_at_its_place() {
    assertThat(problems("openapi: 3.1.0\npaths: [a\n"))
        .singleElement()
        .asString()
        .startsWith("api.yaml:3:1: not valid YAML: ");
    assertThat(problems("{\"openapi\": \"3.1.0\",\n oops}"))
        .singleElement()
        .asString()
        .startsWith("api.yaml:2:");
  }

  @Test
  void what_is_no_document_that_is_known_is_told() {
    assertThat(problems("swagger: '2.0'\n"))
        .singleElement()
        .asString()
        .contains("this is a document of Swagger 2.0", "OpenAPI 3.0 and 3.1 are known");
    assertThat(problems("openapi: 4.0.0\npaths: {}\n"))
        .singleElement()
        .asString()
        .contains("4.0.0");
    assertThat(problems("a: 1\n")).singleElement().asString().contains("no OpenAPI document");
    assertThat(problems("just text")).singleElement().asString().contains("no OpenAPI document");
    assertThat(problems("")).singleElement().asString().contains("no OpenAPI document");
    assertThat(problems("openapi: 3.1.0\n")).singleElement().asString().contains("has no paths");
  }

  @Test
  void each_reference_that_leads_nowhere_is_told_at_its_place() {
    String schemas =
        """
        A: {$ref: '#/components/schemas/B'}
        C: {type: object, properties: {d: {$ref: 'other.yaml#/D'}}}
        E: {example: {$ref: '#/nowhere'}}
        """;

    assertThat(problems(document(PATHS, schemas)))
        .hasSize(2)
        .anySatisfy(
            text ->
                assertThat(text)
                    .startsWith("api.yaml:8:8: \"#/components/schemas/B\" is not in the document"))
        .anySatisfy(
            text ->
                assertThat(text)
                    .startsWith("api.yaml:9:39: \"other.yaml#/D\" is in another document"));
  }

  @Test
  void nesting_without_end_is_refused() {
    assertThat(problems("a: " + "[".repeat(5000)))
        .singleElement()
        .asString()
        .contains("nested more than 200 deep");
  }
}
