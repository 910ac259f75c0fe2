package io.sluice.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SharedService.class)
class LifeCycleTest {
  private final TestTenant tenant;

  LifeCycleTest(ServiceProcess service) {
    tenant = TestTenant.in(service);
  }

  private String client = "";

  @BeforeEach
  void record() {
    client = tenant.complete("Acme Ltd");
  }

  @ParameterizedTest
  @CsvSource({"approve, approved", "reject, rejected"})
  void a_client_goes_from_draft_to_a_decision(String action, String outcome) {
    assertThat(tenant.read(client).at("/status")).isEqualTo("draft");
    assertThat(tenant.act(client, "submit").at("/status")).isEqualTo("submitted");
    assertThat(tenant.act(client, "start-review").at("/status")).isEqualTo("in-review");

    Answer decided = tenant.act(client, action);

    assertThat(decided.at("/status")).isEqualTo(outcome);
    assertThat(decided.at("/decision/outcome")).isEqualTo(outcome);
    assertThat(decided.at("/decision/reason")).isEqualTo(action + " it");
    assertThat(decided.at("/decision/by")).isEqualTo("approver@" + tenant.id());
    assertThat(tenant.read(client).at("/decision/at")).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "draft, start-review, 409 wrong-state",
    "draft, approve, 409 wrong-state",
    "draft, reject, 409 wrong-state",
    "submitted, submit, 409 wrong-state",
    "submitted, approve, 409 wrong-state",
    "in-review, submit, 409 wrong-state",
    "in-review, start-review, 200",
    "approved, submit, 409 wrong-state",
    "approved, start-review, 409 wrong-state",
    "approved, approve, 409 wrong-state",
    "approved, reject, 409 wrong-state",
  })
  void each_step_needs_its_status(String status, String action, String outcome) {
    bring(status);

    assertThat(tenant.act(client, action).outcome()).isEqualTo(outcome);
    String expected = outcome.equals("200") ? "in-review" : status;
    assertThat(tenant.read(client).at("/status")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"submitted", "in-review", "approved"})
  void only_a_draft_can_be_changed(String status) {
    bring(status);
    String path = "/api/clients/" + client;
    String owner = tenant.read(client).at("/owners/0/id");
    String document = tenant.read(client).at("/documents/0/id");
    Http analyst = tenant.analyst();

    assertThat(
            analyst.put(
                path, "{\"name\": \"Other\", \"country\": \"DE\", \"legalForm\": \"trust\"}"))
        .extracting(Answer::outcome)
        .isEqualTo("409 wrong-state");
    assertThat(analyst.post(path + "/owners", "{\"name\": \"Bob\", \"share\": 1}").outcome())
        .isEqualTo("409 wrong-state");
    assertThat(
            analyst
                .post(path + "/documents", "{\"type\": \"other\", \"fileName\": \"x\"}")
                .outcome())
        .isEqualTo("409 wrong-state");
    assertThat(analyst.delete(path + "/owners/" + owner).outcome()).isEqualTo("409 wrong-state");
    assertThat(analyst.delete(path + "/documents/" + document).outcome())
        .isEqualTo("409 wrong-state");
    assertThat(tenant.read(client).at("/name")).isEqualTo("Acme Ltd");
  }

  @ParameterizedTest
  @CsvSource({
    "approver, submit",
    "admin, submit",
    "analyst, start-review",
    "analyst, approve",
    "analyst, reject",
    "admin, start-review",
    "admin, approve"
  })
  void four_eyes_each_step_needs_its_role(String role, String action) {
    bring(action.equals("submit") ? "draft" : "in-review");

    Answer answer =
        tenant.as(role).post("/api/clients/" + client + "/" + action, "{\"reason\": \"because\"}");

    assertThat(answer.outcome()).isEqualTo("403 forbidden");
  }

  @Test
  void a_decision_needs_a_reason() {
    bring("in-review");

    Answer answer =
        tenant.approver().post("/api/clients/" + client + "/approve", "{\"reason\": \"  \"}");

    assertThat(answer.outcome()).isEqualTo("422 required");
    assertThat(answer.at("/error/field")).isEqualTo("reason");
  }

  @ParameterizedTest
  @CsvSource({
    "company, '', 'document', 422 incomplete, owners",
    "company, owner, '', 422 incomplete, documents",
    "individual, '', 'document', 200, ''",
  })
  void an_incomplete_client_is_not_submitted(
      String form, String owner, String document, String outcome, String field) {
    String draft =
        tenant.created(
            "{\"name\": \"Incomplete\", \"country\": \"CH\", \"legalForm\": \""
                + form
                + "\", \"owners\": ["
                + (owner.isEmpty() ? "" : "{\"name\": \"Ada\", \"share\": 5}")
                + "], \"documents\": ["
                + (document.isEmpty() ? "" : "{\"type\": \"other\", \"fileName\": \"x.pdf\"}")
                + "]}");

    Answer answer = tenant.act(draft, "submit");

    assertThat(answer.outcome()).isEqualTo(outcome);
    assertThat(answer.at("/error/field")).isEqualTo(field);
  }

  @Test
  void the_audit_trail_tells_everything_in_order() {
    bring("approved");

    Answer audit = tenant.as("admin").get("/api/clients/" + client + "/audit");

    assertThat(audit.json().get("entries"))
        .extracting(
            entry ->
                entry.get("actor").asText().split("@", -1)[0]
                    + " "
                    + entry.get("action").asText()
                    + " "
                    + entry.get("detail").asText())
        .containsExactly(
            "analyst created Acme Ltd",
            "analyst owner-added Ada (60 %)",
            "analyst document-added r.pdf",
            "analyst submitted ",
            "approver review-started ",
            "approver approved approve it");
    assertThat(audit.at("/entries/0/clientReference")).isEqualTo("CLM-0001");
  }

  @Test
  void the_audit_trail_of_the_tenant_is_for_its_admin() {
    assertThat(tenant.as("admin").get("/api/audit").sizeAt("/entries")).isEqualTo(3);
    assertThat(tenant.analyst().get("/api/audit").outcome()).isEqualTo("403 forbidden");
  }

  private void bring(String status) {
    if (status.equals("draft")) {
      return;
    }
    tenant.act(client, "submit");
    if (!status.equals("submitted")) {
      tenant.act(client, "start-review");
    }
    if (status.equals("approved")) {
      tenant.act(client, "approve");
    }
    assertThat(tenant.read(client).at("/status")).isEqualTo(status);
  }
}
