package io.sluice.openapi;

import static io.sluice.openapi.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.model.Place;
import io.sluice.openapi.OpenApiLint.Step;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpenApiLintTest {
  private static final String PATHS =
      """
      /api/clients:
        get:
          parameters: [{name: search, in: query, schema: {type: string}}]
          responses: {'200': {description: a, content: {application/json: {schema: {$ref: '#/components/schemas/List'}}}}}
        post:
          requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/New'}}}}
          responses:
            '201': {description: a, content: {application/json: {schema: {$ref: '#/components/schemas/Client'}}}}
            '422': {description: b, content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}
      /api/clients/import:
        post: {responses: {'201': {description: a}}}
      /api/clients/{id}:
        get: {responses: {'200': {description: a, content: {application/json: {schema: {$ref: '#/components/schemas/Client'}}}}}}
      /api/clients/{id}/documents:
        get: {responses: {'200': {description: a, content: {application/json: {schema: {type: array, items: {type: string}}}}}}}
      /api/open:
        get: {responses: {'200': {description: a, content: {application/json: {schema: {}}}}}}
      """;
  private static final String SCHEMAS =
      """
      List: {type: object, properties: {items: {type: array, items: {$ref: '#/components/schemas/Client'}}}}
      New:
        type: object
        properties:
          name: {type: string}
          address: {type: object, properties: {city: {type: string}}}
          owners: {type: array, items: {type: object, properties: {name: {type: string}}}}
          extra: {type: object, additionalProperties: true}
      Client:
        allOf:
          - {$ref: '#/components/schemas/New'}
          - {type: object, properties: {id: {type: string}, risk: {anyOf: [{type: 'null'}, {type: object, properties: {score: {type: integer}}}]}}}
      Problem: {type: object, properties: {error: {type: object, properties: {code: {type: string}}}}}
      """;

  private final List<Step> scenario = new ArrayList<>();

  private OpenApiLintTest step(String text, String... cells) {
    List<List<String>> rows = new ArrayList<>();
    for (String cell : cells) {
      rows.add(List.of(cell, "x"));
    }
    scenario.add(new Step(text, rows, Optional.empty(), place()));
    return this;
  }

  private OpenApiLintTest doc(String text, String doc) {
    scenario.add(new Step(text, List.of(), Optional.of(doc), place()));
    return this;
  }

  private Place place() {
    return new Place("a.feature", scenario.size() + 1, 5);
  }

  private List<String> found(String... ignore) {
    OpenApiSettings settings =
        new OpenApiSettings(new OpenApiSettings.AtPath("/o"), List.of(ignore), true);
    ApiDocument document = ApiDocument.parse("/o", document(PATHS, SCHEMAS));
    List<String> found =
        new OpenApiLint(document, settings, URI.create("http://localhost"))
            .check(scenario).stream().map(each -> each.code() + " " + each.problem()).toList();
    scenario.clear();
    return found;
  }

  @Test
  void what_the_document_has_is_no_finding() {
    step(
        "the analyst sends POST \"/api/clients\" with fields:",
        "name",
        "address.city",
        "owners[0].name",
        "extra.any.thing");
    step("the answer is 201");
    step("the answer's \"risk.score\" is at least 5");
    step("I remember the answer's \"id\" as \"client\"");
    step("the analyst sends GET \"/api/clients/${client}\"");
    step("the answer has:", "address.city", "owners[0].name");
    step("nobody sends GET \"/api/clients?search=Acme Ltd\"");
    step("every entry of the answer's \"items\" has \"name\" equal to \"x\"");
    step("the analyst of \"globex\" sends POST \"/api/clients/import\"");
    step("I press \"Save\"");

    assertThat(found()).isEmpty();
  }

  @Test
  void a_path_it_does_not_have_is_told_with_the_nearest() {
    assertThat(step("the analyst sends GET \"/api/clienst\"").found())
        .containsExactly(
            "openapi-path a.feature:1:5: /o has no path \"/api/clienst\"\n"
                + "    The nearest it has: /api/clients, /api/clients/import, /api/clients/{id}.");
    assertThat(step("the analyst sends GET \"/api/clients/${c}/document\"").found())
        .singleElement()
        .asString()
        .contains("The nearest it has: /api/clients/{id}/documents, ");
  }

  @Test
  void a_method_it_does_not_have_is_told() {
    assertThat(step("the analyst sends DELETE \"/api/clients\"").found())
        .containsExactly(
            "openapi-method a.feature:1:5: /o has no DELETE of /api/clients\n    It has GET, POST.");
    assertThat(step("the analyst sends HEAD \"/api/clients\"").found()).isEmpty();
  }

  @Test
  void a_remembered_value_may_be_a_written_part_of_a_path() {
    assertThat(step("the analyst sends GET \"/api/${what}\"").found()).isEmpty();
    assertThat(step("the analyst sends GET \"${link}\"").found()).isEmpty();
    assertThat(step("the analyst sends GET \"/api/clients/${id}/${what}\"").found()).isEmpty();
    assertThat(step("the analyst sends GET \"/apy/${what}\"").found()).hasSize(1);
  }

  @Test
  void a_query_parameter_it_does_not_have_is_told() {
    assertThat(step("the analyst sends GET \"/api/clients?serch=x&${more}=1\"").found())
        .containsExactly(
            "openapi-parameter a.feature:1:5: GET /api/clients of /o has no query parameter \"serch\"\n"
                + "    Did you mean \"search\"? It has search.");
  }

  @Test
  void what_the_next_request_is_to_have_counts_for_it() {
    step("the next request has the query parameters:", "search", "sort");
    step("the analyst sends GET \"/api/clients\"").step("the analyst sends GET \"/api/clients/1\"");

    assertThat(found())
        .singleElement()
        .asString()
        .startsWith("openapi-parameter a.feature:2:5: GET /api/clients of /o has no query")
        .contains("\"sort\"");
  }

  @Test
  void fields_of_a_request_that_it_does_not_have_are_told() {
    assertThat(
            step("the analyst sends POST \"/api/clients\" with fields:", "nme", "address.town")
                .found())
        .containsExactly(
            "openapi-field a.feature:1:5: POST /api/clients of /o has no field \"nme\"\n"
                + "    Did you mean \"name\"? It has address, extra, name, owners.",
            "openapi-field a.feature:1:5: POST /api/clients of /o has no field \"address.town\"\n"
                + "    It has city.");
    assertThat(
            doc(
                    "the analyst sends POST \"/api/clients\" with body:",
                    "{\"name\": \"${name}\", \"owners\": [{\"nam\": 1}]}")
                .found())
        .singleElement()
        .asString()
        .contains("no field \"owners[0].nam\"");
    assertThat(doc("the analyst sends POST \"/api/clients\" with body:", "not JSON").found())
        .isEmpty();
  }

  @Test
  void paths_that_no_answer_can_have_are_told() {
    step("the analyst sends POST \"/api/clients\"");
    step("the answer's \"error.code\" is \"x\"");
    step("the answer's \"risk.scor\" is 5");

    assertThat(found())
        .containsExactly(
            "openapi-answer a.feature:3:5: no answer of POST /api/clients has \"risk.scor\" in /o\n"
                + "    Did you mean \"score\"? It has score.");
    step("the analyst sends POST \"/api/clients\"").step("the answer is 201");
    assertThat(step("the answer's \"error.code\" is \"x\"").found()).hasSize(1);
    step("the analyst sends GET \"/api/open\"");
    assertThat(step("the answer's \"any.thing\" is \"x\"").found()).isEmpty();
    step("the analyst sends GET \"/api/clients\"");
    step("the answer's \"items[name=Acme].id\" is \"x\"")
        .step("the answer's \"items[name=Acme].ref\" is 1");
    step("the answer's \"items[0].owners[0]\" has exactly the fields:", "name", "shares");
    step("an entry of the answer's \"items\" has \"nam\" equal to 1");
    assertThat(found())
        .hasSize(3)
        .anyMatch(text -> text.contains("\"items[0].ref\""))
        .anyMatch(text -> text.contains("\"items[0].owners[0].shares\""))
        .anyMatch(text -> text.contains("\"items[0].nam\""));
    step("the analyst sends GET \"/api/clients/1/documents\"");
    assertThat(step("the answer's \"[0]\" is \"x\"").step("the answer's \"[0].a\" is 1").found())
        .hasSize(1);
  }

  @Test
  void what_is_not_to_be_there_may_be_unknown() {
    step("the analyst sends GET \"/api/clients/1\"");
    step("the answer's \"password\" is not present");
    step("the answer's header \"Location\" contains \"/\"");

    assertThat(found()).isEmpty();
  }

  @Test
  void what_a_scenario_sees_refused_is_wrong_on_purpose() {
    step("the analyst sends GET \"/api/clienst\"").step("the answer is 404");
    step("the analyst sends DELETE \"/api/clients\"").step("the answer is 405");
    step("the analyst sends POST \"/api/clients\" with fields:", "nme").step("the answer is 422");

    assertThat(found()).isEmpty();
  }

  @Test
  void ignored_paths_are_left_alone() {
    assertThat(step("the analyst sends GET \"/health\"").found("/health")).isEmpty();
  }
}
