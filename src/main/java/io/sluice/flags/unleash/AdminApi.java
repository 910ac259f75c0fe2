package io.sluice.flags.unleash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.flags.FlagRequests;
import io.sluice.http.Answer;
import io.sluice.http.Placeholders;
import io.sluice.http.RequestTemplate;
import java.util.Map;
import java.util.Optional;

/**
 * What Sluice uses of Unleash's Admin API (docs.getunleash.io, "Features" and "Playground"; tried
 * with 7.5.1). Thread-safe.
 */
final class AdminApi {
  private final FlagRequests requests;
  private final UnleashPlace place;

  AdminApi(FlagRequests requests, UnleashPlace place) {
    this.requests = requests;
    this.place = place;
  }

  /**
   * A flag in the environment that must be there.
   *
   * @param code of the trouble if it cannot be had: there is no such flag (or it is archived), or
   *     no such environment of it
   */
  State state(String flag, String code) {
    Answer answer = requests.ask(request("GET", feature(flag), Optional.empty()), code);
    return state(flag, answer, code);
  }

  /** The same; empty if there is no such flag, or it is archived. */
  Optional<State> find(String flag, String code) {
    RequestTemplate request = request("GET", feature(flag), Optional.empty());
    Answer answer = requests.exchange(request, code).answer();
    if (answer.status() == 404) {
      return Optional.empty();
    }
    if (!answer.ok()) {
      throw requests.refused(answer, code);
    }
    return Optional.of(state(flag, answer, code));
  }

  private State state(String flag, Answer answer, String code) {
    JsonNode environments = answer.at("/environments");
    if (!environments.isArray()) {
      throw requests.trouble(code, answer.line() + ", which is no feature of Unleash");
    }
    for (JsonNode environment : environments) {
      if (environment.path("name").asText().equals(place.environment())) {
        return State.of(environment);
      }
    }
    throw requests.trouble(
        code,
        "project %s has flag %s, but not in an environment \"%s\""
            .formatted(place.project(), flag, place.environment()));
  }

  void create(String flag, ObjectNode strategy) {
    write("POST", strategies(flag), Optional.of(strategy));
  }

  /**
   * Removes a strategy; one that is gone already is gone. Unleash switches the flag off with the
   * last enabled one.
   */
  void delete(String flag, String id) {
    Answer answer = exchange("DELETE", strategies(flag) + "/" + path(id), Optional.empty());
    if (!answer.ok() && answer.status() != 404) {
      throw requests.refused(answer, FlagRequests.NOT_SET);
    }
  }

  /**
   * Changes the constraints of a strategy and nothing else of it.
   *
   * @throws Conflict if they are not the ones that were read, or the strategy is gone
   */
  void constrain(String flag, Strategy strategy, ArrayNode constraints) throws Conflict {
    ArrayNode patch = JsonNodeFactory.instance.arrayNode();
    operation(patch, "test", strategy.constraints());
    operation(patch, "replace", constraints);
    Answer answer =
        exchange("PATCH", strategies(flag) + "/" + path(strategy.id()), Optional.of(patch));
    // A JSON Patch (RFC 6902) whose test fails is answered 500.
    if (answer.status() == 404 || answer.body().contains("TEST_OPERATION_FAILED")) {
      throw new Conflict();
    }
    if (!answer.ok()) {
      throw requests.refused(answer, FlagRequests.NOT_SET);
    }
  }

  private static void operation(ArrayNode patch, String op, ArrayNode value) {
    patch.addObject().put("op", op).put("path", "/constraints").set("value", value);
  }

  /**
   * Switches the flag on; only with an enabled strategy there, else Unleash adds one for everybody.
   */
  void switchOn(String flag) {
    write("POST", environment(flag) + "/on", Optional.empty());
  }

  /**
   * Makes sure that there is such a project with such an environment: the playground answers for
   * those that are not there, too, and then everything is off.
   */
  void requirePlace(String code) {
    String path = "/api/admin/projects/" + path(place.project()) + "/overview";
    Answer answer = requests.ask(request("GET", path, Optional.empty()), code);
    for (JsonNode environment : answer.at("/environments")) {
      if (environment.path("environment").asText().equals(place.environment())) {
        return;
      }
    }
    throw requests.trouble(
        code,
        "project %s has no environment \"%s\"".formatted(place.project(), place.environment()));
  }

  /**
   * What a tenant sees of all flags of the project that are not archived, by Unleash's evaluation.
   */
  JsonNode playground(String tenant, String code) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("environment", place.environment());
    body.putArray("projects").add(place.project());
    body.putObject("context").put("appName", "sluice").put(place.context(), tenant);
    Answer answer = requests.ask(request("POST", "/api/admin/playground", Optional.of(body)), code);
    JsonNode features = answer.at("/features");
    if (!features.isArray()) {
      throw requests.trouble(code, answer.line() + ", which is no evaluation of Unleash");
    }
    return features;
  }

  private void write(String method, String path, Optional<JsonNode> body) {
    requests.ask(request(method, path, body), FlagRequests.NOT_SET);
  }

  private Answer exchange(String method, String path, Optional<JsonNode> body) {
    return requests.exchange(request(method, path, body), FlagRequests.NOT_SET).answer();
  }

  private RequestTemplate request(String method, String path, Optional<JsonNode> body) {
    return new RequestTemplate(
        method, path, Map.of("Authorization", place.token()), body.map(JsonNode::toString));
  }

  private String feature(String flag) {
    return "/api/admin/projects/" + path(place.project()) + "/features/" + path(flag);
  }

  private String environment(String flag) {
    return feature(flag) + "/environments/" + path(place.environment());
  }

  private String strategies(String flag) {
    return environment(flag) + "/strategies";
  }

  private static String path(String text) {
    return Placeholders.inPath(text);
  }
}
