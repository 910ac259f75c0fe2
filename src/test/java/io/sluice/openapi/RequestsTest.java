package io.sluice.openapi;

import static io.sluice.openapi.Documents.check;
import static io.sluice.openapi.Documents.document;
import static io.sluice.openapi.Documents.get;
import static io.sluice.openapi.Documents.post;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestsTest {
  private static final String PATHS =
      """
      /clients:
        get:
          parameters:
            - {name: limit, in: query, required: true, schema: {type: integer, maximum: 50}}
            - {name: tag, in: query, schema: {type: array, items: {type: string, enum: [a, b]}}}
            - {name: ids, in: query, explode: false, schema: {type: array, items: {type: integer}}}
            - {name: where, in: query, style: deepObject, schema: {type: object}}
            - {name: X-Trace, in: header, schema: {type: boolean}}
          responses: {'200': {description: a}, '400': {description: b}}
        post:
          requestBody:
            required: true
            content:
              application/json: {schema: {$ref: '#/components/schemas/New'}}
              text/csv: {schema: {type: string}}
          responses: {'201': {description: a}, '422': {description: b}}
      /clients/{id}:
        parameters:
          - {name: id, in: path, required: true, schema: {type: string, format: uuid}}
        get:
          responses: {'200': {description: a}, '404': {description: b}}
      /clients/import:
        get:
          responses: {'200': {description: a}}
      /files/{name}.{ext}:
        get:
          parameters:
            - {name: ext, in: path, required: true, schema: {enum: [pdf, png]}}
          responses: {'200': {description: a}}
      """;
  private static final String NEW =
      """
      New:
        type: object
        required: [id, name]
        additionalProperties: false
        properties:
          id: {type: string, readOnly: true}
          name: {type: string, minLength: 1}
      """;
  private final ExchangeCheck check = check(document(PATHS, NEW));

  private String problem(Seen seen) {
    return check.problem(seen).orElse("");
  }

  @Test
  void a_wrong_request_that_is_refused_is_what_criteria_try() {
    assertThat(problem(post("/clients").sending("{\"nam\": 1}").answered(422))).isEmpty();
    assertThat(problem(get("/clients?limit=many").answered(400))).isEmpty();
    assertThat(problem(get("/clients/none").answered(404))).isEmpty();
  }

  @Test
  void a_wrong_request_that_is_accepted_is_told() {
    assertThat(problem(post("/clients").sending("{\"name\": \"\", \"x\": 1}").answered(201)))
        .isEqualTo(
            """
            the service accepted a request that does not fit POST /clients of /openapi.yaml:
              "name" is "": it must be at least 1 characters long  (#/components/schemas/New/properties/name/minLength)
              the body has "x", expected no such field  (#/components/schemas/New/additionalProperties)""");
  }

  @Test
  void what_is_only_for_answers_is_neither_missed_nor_refused() {
    assertThat(problem(post("/clients").sending("{\"name\": \"a\"}").answered(201))).isEmpty();
    assertThat(problem(post("/clients").sending("{\"name\": \"a\", \"id\": \"1\"}").answered(201)))
        .isEmpty();
  }

  @Test
  void a_body_that_is_missing_or_of_another_media_type_is_told() {
    assertThat(problem(post("/clients").answered(201)))
        .contains("it has no body, which is required  (#/paths/~1clients/post/requestBody)");
    assertThat(problem(post("/clients").sending("text/csv", "a;b").answered(201))).isEmpty();
    assertThat(problem(post("/clients").sending("text/plain", "a").answered(201)))
        .contains("it is text/plain, the document has application/json, text/csv");
  }

  @Test
  void parameters_are_read_as_their_schema_says() {
    assertThat(problem(get("/clients?limit=50&tag=a&tag=b&ids=1,2&where[x]=1").answered(200)))
        .isEmpty();
    assertThat(problem(get("/clients?limit=51&tag=c&ids=1,x").with("x-trace", "no").answered(200)))
        .contains(
            "the query's \"limit\" is 51: it must have a maximum value of 50",
            "the query's \"tag\" at \"[0]\" is \"c\", expected one of [\"a\",\"b\"]",
            "the query's \"ids\" at \"[1]\" is \"x\", expected integer",
            "the header \"X-Trace\" is \"no\", expected boolean");
    assertThat(problem(get("/clients").answered(200)))
        .contains("the query has no \"limit\", which is required");
  }

  @Test
  void the_most_specific_path_is_meant() {
    assertThat(problem(get("/clients/import").answered(200))).isEmpty();
    assertThat(problem(get("/clients/7").answered(200)))
        .contains("GET /clients/{id} of", "the path's \"id\" is \"7\", expected a uuid");
    assertThat(problem(get("/files/a%20b.pdf").answered(200))).isEmpty();
    assertThat(problem(get("/files/a.exe").answered(200)))
        .contains("the path's \"ext\" is \"exe\", expected one of [\"pdf\",\"png\"]");
  }

  @Test
  void an_operation_that_the_document_does_not_have_is_told_if_the_service_serves_it() {
    assertThat(problem(get("/clienst").answered(200, "{}")))
        .isEqualTo(
            """
            the service answers GET /clienst, but /openapi.yaml has no such path.
              Add it to the document, or name the path in service.openapi.ignore of sluice.yaml""");
    assertThat(problem(new Documents.Exchange("PUT", "/clients").answered(200)))
        .contains("/openapi.yaml has no PUT there, only GET, POST");
    assertThat(problem(get("/clienst").answered(404))).isEmpty();
    assertThat(problem(new Documents.Exchange("PUT", "/clients").answered(405))).isEmpty();
    assertThat(problem(new Documents.Exchange("OPTIONS", "/clients").answered(204))).isEmpty();
  }

  @Test
  void ignored_paths_and_other_services_are_not_looked_at() {
    ExchangeCheck ignoring = check(document(PATHS, NEW), "/admin/*", "/health", "/t/{id}/x");

    for (String path : new String[] {"/admin/a/b", "/health", "/t/1/x"}) {
      assertThat(ignoring.problem(get(path).answered(200))).as(path).isEmpty();
    }
    for (String path : new String[] {"/healthy", "/t/1/2/x", "/adm"}) {
      assertThat(ignoring.problem(get(path).answered(200))).as(path).isPresent();
    }
    assertThat(problem(get("http://elsewhere:8080/y").answered(200))).isEmpty();
    assertThat(problem(get("http://localhost:81/y").answered(200))).isEmpty();
  }

  private static Optional<String> at(String server, String base, String path) {
    String servers = server.isEmpty() ? "" : "servers: [{url: '" + server + "'}]\n";
    String paths = "/x: {get: {responses: {'200': {description: a}}}}\n";
    ExchangeCheck check =
        check(
            document("3.1.0", servers, paths, ""),
            true,
            URI.create("http://localhost:8080" + base));
    return check.problem(get(base + path).answered(200));
  }

  @Test
  void what_servers_put_before_paths_is_honoured() {
    assertThat(at("", "", "/x")).isEmpty();
    assertThat(at("", "/base", "/x")).isEmpty();
    assertThat(at("/v1", "", "/v1/x")).isEmpty();
    assertThat(at("/v1", "", "/x")).isPresent();
    assertThat(at("v1/", "", "/v1/x")).isEmpty();
    assertThat(at("/v1", "/base", "/v1/x")).isEmpty();
    assertThat(at("https://api.example.com/v1", "", "/v1/x")).isEmpty();
    assertThat(at("https://api.example.com/v1", "", "/x")).isEmpty();
    assertThat(at("https://api.example.com", "", "/x")).isEmpty();
    assertThat(at("/", "", "/x")).isEmpty();
  }
}
