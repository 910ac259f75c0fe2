package io.sluice.steps.api;

import io.cucumber.datatable.DataTable;
import io.cucumber.docstring.DocString;
import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import io.sluice.model.InvalidInput;
import io.sluice.model.Nearest;
import io.sluice.model.Problem;
import io.sluice.model.world.World;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Steps that send requests. */
public final class ApiSteps {
  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
  private static final Pattern METHOD = Pattern.compile("[A-Z][A-Z-]{3,}");

  private final World world;
  private final Api api;
  private final NextRequest next = new NextRequest();

  /** For the attempt that this world serves. */
  public ApiSteps(World world, Api api) {
    this.world = world;
    this.api = api;
  }

  /** {@code the analyst}, {@code the analyst of "globex"}, or {@code nobody}. */
  @ParameterType(value = Caller.REGEX, useForSnippets = false)
  public Caller caller(@Nullable String role, @Nullable String tenant) {
    return Caller.of(Optional.ofNullable(role), Optional.ofNullable(tenant));
  }

  /** Headers of the next request; a table of name and value. */
  @Given("the next request has the headers:")
  public void headers(DataTable headers) {
    next.headers(Pairs.of(headers, world.variables()));
  }

  /** Query parameters of the next request, encoded as an address needs it. */
  @Given("the next request has the query parameters:")
  public void query(DataTable parameters) {
    next.query(Pairs.of(parameters, world.variables()));
  }

  /** Sends a request without a body. */
  @When("{caller} sends {word} {string}")
  public void send(Caller caller, String method, String path) {
    send(caller, method, path, Optional.empty());
  }

  /** Sends a doc string; JSON unless it names another media type. */
  @When("{caller} sends {word} {string} with body:")
  public void sendBody(Caller caller, String method, String path, DocString body) {
    send(caller, method, path, Optional.of(Payload.of(body, world.variables())));
  }

  /** Sends the JSON object that a table of fields makes. */
  @When("{caller} sends {word} {string} with fields:")
  public void sendFields(Caller caller, String method, String path, DataTable fields) {
    Payload payload = Payload.fields(Fields.of(fields.cells()), world.variables());
    send(caller, method, path, Optional.of(payload));
  }

  /** Sends a table of name and value as a browser sends a form. */
  @When("{caller} sends {word} {string} with form:")
  public void sendForm(Caller caller, String method, String path, DataTable fields) {
    Payload payload = Payload.form(Pairs.of(fields, world.variables()));
    send(caller, method, path, Optional.of(payload));
  }

  /** Sends a form with files: {@code file:people.csv} as a value is that file. */
  @When("{caller} sends {word} {string} with parts:")
  public void sendParts(Caller caller, String method, String path, DataTable parts) {
    Payload payload = Payload.parts(Pairs.rows(parts, world.variables()), world);
    send(caller, method, path, Optional.of(payload));
  }

  /** Sends a file as the body, its media type told by its name. */
  @When("{caller} sends {word} {string} with the file {string}")
  public void sendFile(Caller caller, String method, String path, String file) {
    Payload payload = Payload.file(world.variables().fill(file), world);
    send(caller, method, path, Optional.of(payload));
  }

  private void send(Caller caller, String method, String path, Optional<Payload> payload) {
    requireMethod(method);
    String filled = world.variables().fill(path);
    // An address elsewhere would hand a tenant's token to somebody else.
    if (!filled.startsWith("/") || filled.startsWith("//")) {
      throw new InvalidInput(
          Problem.of(
              "the path \"" + path + "\" must start with one \"/\"",
              "write it without the address of the service, such as \"/api/clients\""));
    }
    next.send(caller, caller.request(api), method, RequestPath.encode(filled), payload);
  }

  /** Any method; one that is nearly a usual one was meant to be that. */
  private static void requireMethod(String method) {
    boolean slip = Nearest.to(method, METHODS).isPresent();
    if (!METHODS.contains(method) && (slip || !METHOD.matcher(method).matches())) {
      throw new InvalidInput(
          Problem.of(
              "\"" + method + "\" is no method" + Nearest.hint(method, METHODS),
              "write GET, POST, PUT, PATCH, DELETE …, in capital letters"));
    }
  }
}
