package io.sluice.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** A tenant of a running service, and shortcuts to what tests need there. */
record TestTenant(ServiceProcess service, JsonNode created) {

  /** A new tenant with some flags on. */
  static TestTenant in(ServiceProcess service, String... flagsOn) {
    String flags =
        Arrays.stream(flagsOn)
            .map(flag -> "\"" + flag + "\": " + value(flag, true))
            .collect(Collectors.joining(", ", "{", "}"));
    Answer answer =
        Http.admin(service)
            .post(
                "/admin/tenants",
                "{\"name\": \"" + UUID.randomUUID() + "\", \"flags\": " + flags + "}");
    if (answer.status() != 201) {
      throw new AssertionError(answer);
    }
    return new TestTenant(service, answer.json());
  }

  String id() {
    return created.get("id").asText();
  }

  Http as(String role) {
    return new Http(service.url(), Optional.of(created.get("tokens").get(role).asText()));
  }

  Http analyst() {
    return as("analyst");
  }

  Http approver() {
    return as("approver");
  }

  TestBrowser browser(String role) {
    JsonNode signIn = created.get("signIns").get(role);
    TestBrowser browser = new TestBrowser(service.url());
    browser.open("/sign-in");
    browser.submit(
        "/sign-in",
        "username",
        signIn.get("username").asText(),
        "password",
        signIn.get("password").asText());
    return browser;
  }

  /** As JSON: the screening flag has words for its values. */
  private static String value(String flag, boolean on) {
    boolean word = flag.equals("instant-screening");
    return word ? on ? "\"instant\"" : "\"manual\"" : Boolean.toString(on);
  }

  void turn(String flag, boolean on) {
    Http.admin(service)
        .put("/admin/tenants/" + id() + "/flags/" + flag, "{\"value\": " + value(flag, on) + "}");
  }

  /** A draft company in Switzerland, with nothing but its name. */
  String bare(String name) {
    return created("{\"name\": \"" + name + "\", \"country\": \"CH\", \"legalForm\": \"company\"}");
  }

  /** A draft that can be submitted. */
  String complete(String name) {
    return created(
        "{\"name\": \""
            + name
            + "\", \"country\": \"CH\", \"legalForm\": \"company\","
            + " \"owners\": [{\"name\": \"Ada\", \"share\": 60}],"
            + " \"documents\": [{\"type\": \"register-extract\", \"fileName\": \"r.pdf\"}]}");
  }

  /** A draft of this JSON; answers its id. */
  String created(String json) {
    Answer answer = analyst().post("/api/clients", json);
    if (answer.status() != 201) {
      throw new AssertionError(answer);
    }
    return answer.at("/id");
  }

  /** Does something to a client, as the role that may. */
  Answer act(String client, String action) {
    Http http = action.equals("submit") ? analyst() : approver();
    return http.post(
        "/api/clients/" + client + "/" + action, "{\"reason\": \"" + action + " it\"}");
  }

  /** A client in review, with {@code instant-screening} on or off. */
  String inReview(String name) {
    String client = complete(name);
    act(client, "submit");
    act(client, "start-review");
    return client;
  }

  Answer read(String client) {
    return analyst().get("/api/clients/" + client);
  }

  Answer importCsv(String csv) {
    return analyst().send("POST", "/api/clients/import", csv, "text/csv");
  }
}
