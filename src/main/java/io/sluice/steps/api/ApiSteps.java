package io.sluice.steps.api;

import io.cucumber.datatable.DataTable;
import io.cucumber.docstring.DocString;
import io.cucumber.java.en.When;
import io.restassured.specification.RequestSpecification;
import io.sluice.model.world.World;
import java.util.Optional;
import java.util.Set;

/** Steps that send requests. */
public final class ApiSteps {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
  private static final String JSON = "application/json";

  private final World world;
  private final Api api;

  /** For the attempt that this world serves. */
  public ApiSteps(World world, Api api) {
    this.world = world;
    this.api = api;
  }

  /** Sends a request without a body. */
  @When("the {word} sends {word} {string}")
  public void send(String role, String method, String path) {
    send(api.as(role), method, path);
  }

  /** The same as a role of another tenant. */
  @When("the {word} of {string} sends {word} {string}")
  public void sendOf(String role, String tenant, String method, String path) {
    send(api.asOf(tenant, role), method, path);
  }

  /** The same without credentials. */
  @When("nobody sends {word} {string}")
  public void sendNobody(String method, String path) {
    send(api.nobody(), method, path);
  }

  /** Sends a doc string; JSON unless it names another media type. */
  @When("the {word} sends {word} {string} with body:")
  public void sendBody(String role, String method, String path, DocString body) {
    send(withBody(api.as(role), body), method, path);
  }

  /** The same as a role of another tenant. */
  @When("the {word} of {string} sends {word} {string} with body:")
  public void sendBodyOf(String role, String tenant, String method, String path, DocString body) {
    send(withBody(api.asOf(tenant, role), body), method, path);
  }

  /** The same without credentials. */
  @When("nobody sends {word} {string} with body:")
  public void sendBodyNobody(String method, String path, DocString body) {
    send(withBody(api.nobody(), body), method, path);
  }

  /** Sends the JSON object that a table of fields makes. */
  @When("the {word} sends {word} {string} with fields:")
  public void sendFields(String role, String method, String path, DataTable fields) {
    send(withFields(api.as(role), fields), method, path);
  }

  /** The same as a role of another tenant. */
  @When("the {word} of {string} sends {word} {string} with fields:")
  public void sendFieldsOf(
      String role, String tenant, String method, String path, DataTable fields) {
    send(withFields(api.asOf(tenant, role), fields), method, path);
  }

  /** The same without credentials. */
  @When("nobody sends {word} {string} with fields:")
  public void sendFieldsNobody(String method, String path, DataTable fields) {
    send(withFields(api.nobody(), fields), method, path);
  }

  private void send(RequestSpecification request, String method, String path) {
    if (!METHODS.contains(method)) {
      throw new AssertionError("\"" + method + "\" is no method; write GET, POST, PUT, PATCH …");
    }
    String filled = world.variables().fill(path);
    // An address elsewhere would hand a tenant's token to somebody else.
    if (!filled.startsWith("/") || filled.startsWith("//")) {
      throw new AssertionError("the path \"" + path + "\" must start with one \"/\"");
    }
    request.urlEncodingEnabled(false).request(method, RequestPath.encode(filled));
  }

  private RequestSpecification withBody(RequestSpecification request, DocString body) {
    String given = Optional.ofNullable(body.getContentType()).orElse("");
    String type = given.contains("/") ? given : JSON;
    return body(request, type, world.variables().fill(body.getContent()));
  }

  private RequestSpecification withFields(RequestSpecification request, DataTable fields) {
    return body(request, JSON, Fields.json(Fields.of(fields.cells()), world.variables()));
  }

  private static RequestSpecification body(RequestSpecification request, String type, String text) {
    return request.contentType(type).body(text);
  }
}
