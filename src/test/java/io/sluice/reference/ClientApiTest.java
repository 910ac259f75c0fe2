package io.sluice.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SharedService.class)
class ClientApiTest {
  private final ServiceProcess service;
  private final TestTenant tenant;

  ClientApiTest(ServiceProcess service) {
    this.service = service;
    tenant = TestTenant.in(service);
  }

  @Test
  void a_new_client_is_a_draft_with_a_reference() {
    Answer answer =
        tenant
            .analyst()
            .post(
                "/api/clients",
                "{\"name\": \" Acme Ltd \", \"country\": \"CH\", \"legalForm\": \"company\"}");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("Location")).isEqualTo("/api/clients/" + answer.at("/id"));
    assertThat(answer.at("/name")).isEqualTo("Acme Ltd");
    assertThat(answer.at("/reference")).isEqualTo("CLM-0001");
    assertThat(answer.at("/status")).isEqualTo("draft");
    assertThat(answer.at("/source")).isEqualTo("manual");
    assertThat(answer.at("/createdBy")).isEqualTo("analyst@" + tenant.id());
    assertThat(answer.json().has("decision")).isFalse();
    assertThat(tenant.read(answer.at("/id")).json()).isEqualTo(answer.json());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"country\": \"CH\", \"legalForm\": \"company\"} | required | name | Name is required",
        "{\"name\": 7, \"country\": \"CH\", \"legalForm\": \"company\"}"
            + " | invalid | name | Name must be a text",
        "{\"name\": \"A\", \"legalForm\": \"company\"} | required | country | Country is required",
        "{\"name\": \"A\", \"country\": \"XX\", \"legalForm\": \"company\"}"
            + " | unknown-value | country | Country is not known",
        "{\"name\": \"A\", \"country\": \"CH\", \"legalForm\": \"club\"}"
            + " | unknown-value | legalForm | Legal form is not known",
        "{\"name\": \"A\", \"country\": \"CH\", \"legalForm\": \"company\","
            + " \"politicallyExposed\": \"maybe\"}"
            + " | invalid | politicallyExposed | Politically exposed must be true or false",
        "{\"name\": \"A\", \"country\": \"CH\", \"legalForm\": \"company\", \"owners\":"
            + " [{\"name\": \"Ada\", \"share\": 10}, {\"name\": \"Bob\", \"share\": 0}]}"
            + " | invalid | owners[1].share | Share must be a whole number from 1 to 100",
        "{\"name\": \"A\", \"country\": \"CH\", \"legalForm\": \"company\", \"owners\":"
            + " [{\"name\": \"Ada\", \"share\": 60}, {\"name\": \"Bob\", \"share\": 50}]}"
            + " | shares-exceed-100 | owners | The shares add up to 110 %, more than 100 %",
        "{\"name\": \"A\", \"country\": \"CH\", \"legalForm\": \"company\", \"documents\":"
            + " [{\"type\": \"other\", \"fileName\": \"x\", \"expiresOn\": \"2001-01-01\"}]}"
            + " | expired | documents[0].expiresOn | The document has expired",
        "{\"name\": \"A\", \"country\": \"CH\", \"legalForm\": \"company\", \"documents\":"
            + " [{\"type\": \"other\", \"fileName\": \"x\", \"expiresOn\": \"soon\"}]}"
            + " | invalid | documents[0].expiresOn | Expires on must be a date such as 2030-12-31",
      })
  void a_wrong_value_is_refused_and_named(String json, String code, String field, String message) {
    Answer answer = tenant.analyst().post("/api/clients", json);

    assertThat(answer.outcome()).isEqualTo("422 " + code);
    assertThat(answer.at("/error/field")).isEqualTo(field);
    assertThat(answer.at("/error/message")).isEqualTo(message);
    assertThat(tenant.analyst().get("/api/clients").at("/total")).isEqualTo("0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"[]", "null", "{", "''", "{} {}"})
  void a_body_that_is_no_json_object_is_malformed(String body) {
    assertThat(tenant.analyst().post("/api/clients", body).outcome())
        .isEqualTo("400 malformed-json");
  }

  @Test
  void a_name_is_taken_in_any_case_and_only_in_its_tenant() {
    String first = tenant.bare("Acme Ltd");
    String second = tenant.bare("Other Ltd");
    String acme = "{\"name\": \"ACME ltd\", \"country\": \"CH\", \"legalForm\": \"company\"}";

    assertThat(tenant.analyst().post("/api/clients", acme).outcome())
        .isEqualTo("409 duplicate-name");
    assertThat(tenant.analyst().put("/api/clients/" + second, acme).outcome())
        .isEqualTo("409 duplicate-name");
    assertThat(tenant.analyst().put("/api/clients/" + first, acme).outcome()).isEqualTo("200");
    assertThat(TestTenant.in(service).analyst().post("/api/clients", acme).status()).isEqualTo(201);
  }

  @Test
  void owners_hold_no_more_than_everything() {
    String path = "/api/clients/" + tenant.complete("Acme Ltd") + "/owners";

    Answer tooMuch = tenant.analyst().post(path, "{\"name\": \"Bob\", \"share\": 41}");
    Answer rest = tenant.analyst().post(path, "{\"name\": \"Bob\", \"share\": 40}");

    assertThat(tooMuch.outcome()).isEqualTo("422 shares-exceed-100");
    assertThat(tooMuch.at("/error/field")).isEqualTo("share");
    assertThat(rest.status()).isEqualTo(201);
    assertThat(rest.at("/ownedShare")).isEqualTo("100");
    assertThat(rest.at("/owners/1/name")).isEqualTo("Bob");
  }

  @Test
  void owners_and_documents_can_be_removed() {
    String client = tenant.complete("Acme Ltd");
    String path = "/api/clients/" + client;
    Answer before = tenant.read(client);

    assertThat(tenant.analyst().delete(path + "/owners/o-unknown").outcome())
        .isEqualTo("404 not-found");
    assertThat(tenant.analyst().delete(path + "/owners/" + before.at("/owners/0/id")).status())
        .isEqualTo(204);
    assertThat(
            tenant.analyst().delete(path + "/documents/" + before.at("/documents/0/id")).status())
        .isEqualTo(204);

    assertThat(tenant.read(client).sizeAt("/owners")).isZero();
    assertThat(tenant.read(client).sizeAt("/documents")).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 'alpha Ltd;Beta Ltd;Gamma Inc'",
    "?search=ltd, 'alpha Ltd;Beta Ltd'",
    "?search=clm-0003, Gamma Inc",
    "?status=submitted, Beta Ltd",
    "?search=alpha&status=submitted, ''",
  })
  void the_list_is_by_name_and_can_be_narrowed(String query, String names) {
    tenant.act(tenant.complete("Beta Ltd"), "submit");
    tenant.bare("alpha Ltd");
    tenant.bare("Gamma Inc");

    Answer list = tenant.approver().get("/api/clients" + query);

    assertThat(list.json().get("items"))
        .extracting(item -> item.get("name").asText())
        .containsExactly(names.isEmpty() ? new String[0] : names.split(";", -1));
    assertThat(list.at("/total")).isEqualTo(Integer.toString(list.sizeAt("/items")));
  }

  @Test
  void an_unknown_status_is_refused() {
    assertThat(tenant.analyst().get("/api/clients?status=lost").outcome())
        .isEqualTo("422 unknown-value");
  }

  @Test
  void without_a_known_token_nothing_is_told() {
    Answer answer = Http.nobody(service).get("/api/clients");

    assertThat(answer.outcome()).isEqualTo("401 unauthenticated");
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(Http.admin(service).get("/api/clients").status()).isEqualTo(401);
  }

  @Test
  void unknown_paths_and_methods_are_told_apart() {
    assertThat(tenant.analyst().get("/api/nothing").outcome()).isEqualTo("404 not-found");
    assertThat(tenant.analyst().delete("/api/clients").outcome())
        .isEqualTo("405 method-not-allowed");
  }

  @Test
  void a_body_that_is_too_large_is_refused() {
    assertThat(tenant.analyst().post("/api/clients", "x".repeat(1_000_001)).outcome())
        .isEqualTo("413 too-large");
  }

  @Test
  void everybody_sees_who_they_are() {
    Answer me = tenant.approver().get("/api/me");

    assertThat(me.at("/role")).isEqualTo("approver");
    assertThat(me.at("/username")).isEqualTo("approver@" + tenant.id());
    assertThat(me.at("/tenant/id")).isEqualTo(tenant.id());
  }
}
