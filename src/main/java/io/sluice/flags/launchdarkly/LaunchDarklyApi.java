package io.sluice.flags.launchdarkly;

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
 * What Sluice uses of LaunchDarkly's REST API (launchdarkly.com/docs/api: "Get feature flag",
 * "Update feature flag", "Evaluate flags for context instance"). Thread-safe.
 */
public final class LaunchDarklyApi {
  private static final String SEMANTIC_PATCH =
      "application/json; domain-model=launchdarkly.semanticpatch";

  private final LaunchDarklyPlace place;
  private final FlagRequests requests;

  /** Requests to it for this project and environment. */
  public LaunchDarklyApi(LaunchDarklyPlace place, FlagRequests requests) {
    this.place = place;
    this.requests = requests;
  }

  LaunchDarklyPlace place() {
    return place;
  }

  FlagRequests requests() {
    return requests;
  }

  /**
   * A flag in the environment; empty if the project has none of this key.
   *
   * @param code of the trouble if it cannot be had
   */
  Optional<FlagState> flag(String key, String code) {
    String path = flagPath(key) + "?env=" + path(place.environment());
    Answer answer =
        requests
            .exchange(request("GET", path, Optional.empty(), "application/json"), code)
            .answer();
    if (answer.status() == 404) {
      return Optional.empty();
    }
    if (!answer.ok()) {
      throw requests.refused(answer, code);
    }
    JsonNode flag = answer.at("");
    JsonNode environment = flag.path("environments").path(place.environment());
    if (!flag.path("variations").isArray() || !environment.isObject()) {
      throw requests.trouble(
          code,
          answer.line()
              + ", which is no flag of LaunchDarkly in an environment \""
              + place.environment()
              + "\"");
    }
    return Optional.of(FlagState.of(flag, environment));
  }

  /** An instruction on which contexts get a variation for themselves. */
  ObjectNode instruction(String kind, String key, FlagState.Variation variation) {
    ObjectNode instruction =
        JsonNodeFactory.instance
            .objectNode()
            .put("kind", kind)
            .put("contextKind", place.contextKind())
            .put("variationId", variation.id());
    instruction.putArray("values").add(key);
    return instruction;
  }

  /** Carries out instructions, all or none; answers whatever it answers. */
  Answer patch(String key, ArrayNode instructions, String comment) {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("environmentKey", place.environment())
            .put("comment", comment);
    body.set("instructions", instructions);
    RequestTemplate request = request("PATCH", flagPath(key), Optional.of(body), SEMANTIC_PATCH);
    return requests.exchange(request, FlagRequests.NOT_SET).answer();
  }

  /** What all flags of the project come to for a context, each with key, value and reason. */
  JsonNode evaluate(String contextKey) {
    ObjectNode context =
        JsonNodeFactory.instance
            .objectNode()
            .put("kind", place.contextKind())
            .put("key", contextKey);
    String path =
        "/api/v2/projects/%s/environments/%s/flags/evaluate"
            .formatted(path(place.project()), path(place.environment()));
    Answer answer =
        requests.ask(
            request("POST", path, Optional.of(context), "application/json"), FlagRequests.NOT_READ);
    JsonNode items = answer.at("/items");
    if (!items.isArray()) {
      throw requests.trouble(
          FlagRequests.NOT_READ, answer.line() + ", which is no evaluation of LaunchDarkly");
    }
    return items;
  }

  private String flagPath(String key) {
    return "/api/v2/flags/" + path(place.project()) + "/" + path(key);
  }

  private RequestTemplate request(
      String method, String path, Optional<JsonNode> body, String type) {
    return new RequestTemplate(
        method,
        path,
        Map.of("Authorization", place.token(), "Content-Type", type),
        body.map(JsonNode::toString));
  }

  private static String path(String text) {
    return Placeholders.inPath(text);
  }
}
