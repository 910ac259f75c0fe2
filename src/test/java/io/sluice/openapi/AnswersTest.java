package io.sluice.openapi;

import static io.sluice.openapi.Documents.answering;
import static io.sluice.openapi.Documents.check;
import static io.sluice.openapi.Documents.document;
import static io.sluice.openapi.Documents.get;
import static io.sluice.openapi.Documents.misfits;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {
  private static final String CLIENT =
      """
      Client:
        type: object
        required: [id, owners]
        additionalProperties: false
        properties:
          id: {type: integer}
          status: {type: string, enum: [draft, active]}
          since: {type: string, format: date}
          owners: {type: array, items: {$ref: '#/components/schemas/Owner'}}
      Owner:
        type: object
        required: [name]
        properties:
          name: {type: string, pattern: '^[A-Z]'}
          share: {type: number, maximum: 100}
          parent: {$ref: '#/components/schemas/Owner'}
      """;
  private static final String REF = "$ref: '#/components/schemas/Client'";

  @ParameterizedTest
  @ValueSource(strings = {"3.0.3", "3.1.0"})
  void an_answer_that_fits_passes(String version) {
    ExchangeCheck check = check(answering(version, REF, CLIENT));

    assertThat(
            misfits(
                check,
                """
                {"id": 1.0, "status": "draft", "since": "2026-11-25",
                 "owners": [{"name": "Ada", "share": 100, "parent": {"name": "Bo"}}]}
                """))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.0.3", "3.1.0"})
  void each_misfit_says_where_what_and_what_was_expected(String version) {
    ExchangeCheck check = check(answering(version, REF, CLIENT));
    String schemas = "(#/components/schemas/";

    assertThat(misfits(check, "{\"id\": \"1\", \"owners\": []}"))
        .containsExactly(
            "\"id\" is \"1\", expected integer  " + schemas + "Client/properties/id/type)");
    assertThat(misfits(check, "{\"owners\": [{\"name\": \"ada\", \"share\": 101}, {}]}"))
        .containsExactlyInAnyOrder(
            "the body has no \"id\", which is required  " + schemas + "Client/required)",
            "\"owners[0].name\" is \"ada\", expected it to match \"^[A-Z]\"  "
                + schemas
                + "Owner/properties/name/pattern)",
            "\"owners[0].share\" is 101: it must have a maximum value of 100  "
                + schemas
                + "Owner/properties/share/maximum)",
            "\"owners[1]\" has no \"name\", which is required  " + schemas + "Owner/required)");
    assertThat(
            misfits(
                check,
                "{\"id\": 1, \"owners\": [], \"status\": \"gone\", \"since\": \"1.2.2026\", \"x\": 1}"))
        .containsExactlyInAnyOrder(
            "\"status\" is \"gone\", expected one of [\"draft\",\"active\"]  "
                + schemas
                + "Client/properties/status/enum)",
            "\"since\" is \"1.2.2026\", expected a date  "
                + schemas
                + "Client/properties/since/format)",
            "the body has \"x\", expected no such field  "
                + schemas
                + "Client/additionalProperties)");
  }

  @Test
  void the_operation_and_the_document_are_named() {
    ExchangeCheck check = check(answering("3.1.0", REF, CLIENT));

    assertThat(check.problem(get("/x").answered(200, "[]")).orElseThrow())
        .isEqualTo(
            "the answer does not fit GET /x of /openapi.yaml:\n"
                + "  the body is [], expected object  (#/components/schemas/Client/type)");
  }

  @Test
  void many_misfits_are_counted() {
    String seven = "{\"owners\": [{}, {}, {}, {}, {}, {}]}";

    assertThat(misfits(check(answering("3.1.0", REF, CLIENT)), seven))
        .hasSize(6)
        .endsWith("and 2 more");
  }

  @Test
  void null_is_allowed_where_3_0_says_nullable() {
    ExchangeCheck check =
        check(
            answering(
                "3.0.3",
                "{type: object, properties: {a: {type: string, nullable: true}, b: {type: string}}}",
                ""));

    assertThat(misfits(check, "{\"a\": null}")).isEmpty();
    assertThat(misfits(check, "{\"b\": null}")).hasSize(1);
  }

  @Test
  void null_is_allowed_where_3_0_says_nullable_beside_a_reference_in_allOf() {
    String schema =
        "{type: object, properties: {a: {nullable: true, allOf: [{$ref: '#/components/schemas/Owner'}]}}}";
    ExchangeCheck check = check(answering("3.0.3", schema, CLIENT));

    assertThat(misfits(check, "{\"a\": null}")).isEmpty();
    assertThat(misfits(check, "{\"a\": {}}")).hasSize(1);
  }

  @Test
  void null_is_allowed_where_3_1_has_it_among_the_types() {
    ExchangeCheck check =
        check(answering("3.1.0", "{type: object, properties: {a: {type: [string, 'null']}}}", ""));

    assertThat(misfits(check, "{\"a\": null}")).isEmpty();
    assertThat(misfits(check, "{\"a\": 1}"))
        .singleElement()
        .asString()
        .startsWith("\"a\" is 1, expected string or null  ");
  }

  @Test
  void of_several_schemas_the_nearest_says_why_it_does_not_fit() {
    String schema = "anyOf: [{$ref: '#/components/schemas/Owner'}, {type: 'null'}]";
    ExchangeCheck check = check(answering("3.1.0", schema, CLIENT));

    assertThat(misfits(check, "null")).isEmpty();
    assertThat(misfits(check, "{\"name\": 1}"))
        .containsExactly(
            "\"name\" is 1, expected string  (#/components/schemas/Owner/properties/name/type)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.0.3", "3.1.0"})
  void a_discriminator_chooses_the_schema_that_is_told_of(String version) {
    String schemas =
        """
        Cat: {type: object, required: [kind, lives], properties: {kind: {type: string}, lives: {type: integer}}}
        Dog: {type: object, required: [kind, barks], properties: {kind: {type: string}, barks: {type: boolean}}}
        """;
    String schema =
        """
        oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
        discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog'}}
        """;
    ExchangeCheck check = check(answering(version, schema, schemas));

    assertThat(misfits(check, "{\"kind\": \"cat\", \"lives\": 9}")).isEmpty();
    assertThat(misfits(check, "{\"kind\": \"dog\", \"barks\": 1}"))
        .containsExactly(
            "\"barks\" is 1, expected boolean  (#/components/schemas/Dog/properties/barks/type)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.0.3", "3.1.0"})
  void what_is_only_for_requests_must_not_be_answered_nor_is_it_missed(String version) {
    String schema =
        "{type: object, required: [name, password], properties: {name: {type: string}, password: {type: string, writeOnly: true}}}";
    ExchangeCheck check = check(answering(version, schema, ""));

    assertThat(misfits(check, "{\"name\": \"a\"}")).isEmpty();
    assertThat(misfits(check, "{\"name\": \"a\", \"password\": \"b\"}"))
        .singleElement()
        .asString()
        .startsWith("\"password\" is there, but it is writeOnly");
  }

  @Test
  void formats_that_the_standard_does_not_know_are_not_checked() {
    ExchangeCheck check =
        check(
            answering(
                "3.1.0", "{type: object, properties: {a: {type: string, format: phone}}}", ""));

    assertThat(misfits(check, "{\"a\": \"0041 1\"}")).isEmpty();
  }

  private static final String STATUSES =
      """
      /x:
        get:
          responses:
            '200': {description: a, content: {application/json: {schema: {type: object}}}}
            4XX: {$ref: '#/components/responses/Problem'}
            '204': {description: nothing}
            '202': {description: no word of a body}
        delete:
          responses:
            default: {description: b, content: {text/*: {}, application/problem+json: {schema: {type: object}}}}
      """;
  private static final String WITH_RESPONSES =
      document(STATUSES, "")
          + "  responses:\n    Problem: {description: p, content: {application/problem+json: {schema: {type: object, required: [code]}}}}\n";

  @Test
  void a_status_is_looked_for_as_itself_then_by_its_range_then_as_any_other() {
    ExchangeCheck check = check(WITH_RESPONSES);

    assertThat(check.problem(get("/x").answered(404, "application/problem+json", "{\"code\": 1}")))
        .isEmpty();
    assertThat(check.problem(get("/x").answered(404, "application/problem+json", "{}")))
        .hasValueSatisfying(
            text ->
                assertThat(text)
                    .contains(
                        "the body has no \"code\", which is required  (#/components/responses/Problem/content/application~1problem+json/schema/required)"));
    assertThat(
            check.problem(
                new Documents.Exchange("DELETE", "/x").answered(418, "text/plain", "tea")))
        .isEmpty();
    assertThat(check.problem(get("/x").answered(500, "{}")))
        .contains(
            "the answer does not fit GET /x of /openapi.yaml:\n"
                + "  its status is 500, the document has 200, 4XX, 204, 202  (#/paths/~1x/get/responses)");
  }

  @Test
  void a_media_type_that_the_document_does_not_have_is_told() {
    assertThat(check(WITH_RESPONSES).problem(get("/x").answered(200, "text/html", "<p>")))
        .contains(
            "the answer does not fit GET /x of /openapi.yaml:\n"
                + "  it is text/html, the document has application/json  (#/paths/~1x/get/responses/200/content)");
  }

  @Test
  void what_the_document_does_not_have_may_be_allowed() {
    ExchangeCheck check = check(WITH_RESPONSES, false, Documents.BASE);

    assertThat(check.problem(get("/x").answered(500, "{}"))).isEmpty();
    assertThat(check.problem(get("/x").answered(200, "text/html", "<p>"))).isEmpty();
    assertThat(check.problem(get("/y").answered(200, "{}"))).isEmpty();
    assertThat(check.problem(get("/x").answered(200, "[]"))).isPresent();
  }

  @Test
  void a_body_is_missed_where_one_is_described_and_may_be() {
    ExchangeCheck check = check(WITH_RESPONSES);

    assertThat(check.problem(get("/x").answered(200)))
        .hasValueSatisfying(
            text -> assertThat(text).contains("it has no body, expected application/json"));
    assertThat(check.problem(get("/x").answered(204))).isEmpty();
    assertThat(check.problem(get("/x").answered(202, "{}"))).isEmpty();
    assertThat(check.problem(new Documents.Exchange("HEAD", "/x").answered(200))).isEmpty();
  }

  @Test
  void json_that_is_none_is_told() {
    assertThat(check(WITH_RESPONSES).problem(get("/x").answered(200, "{} {}")))
        .hasValueSatisfying(
            text ->
                assertThat(text).endsWith("it is not JSON, though it says it is application/json"));
  }

  @Test
  void headers_of_an_answer_are_checked() {
    String paths =
        """
        /x:
          get:
            responses:
              '200':
                description: a
                headers:
                  X-Total: {required: true, schema: {type: integer, minimum: 0}}
                  X-Note: {schema: {type: string, maxLength: 3}}
        """;
    ExchangeCheck check = check(document(paths, ""));

    assertThat(check.problem(get("/x").receiving("x-total", "3").answered(200))).isEmpty();
    assertThat(check.problem(get("/x").answered(200)))
        .hasValueSatisfying(
            text ->
                assertThat(text)
                    .endsWith(
                        "it has no header \"X-Total\", which is required  (#/paths/~1x/get/responses/200/headers/X-Total)"));
    assertThat(
            check.problem(
                get("/x").receiving("X-Total", "many").receiving("X-Note", "long").answered(200)))
        .hasValueSatisfying(
            text ->
                assertThat(text)
                    .contains(
                        "its header \"X-Total\" is \"many\", expected integer",
                        "its header \"X-Note\" is \"long\": it must be at most 3 characters long"));
  }
}
