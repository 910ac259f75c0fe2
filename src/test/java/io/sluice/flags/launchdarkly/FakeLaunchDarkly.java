package io.sluice.flags.launchdarkly;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.testing.StubService;
import io.sluice.testing.StubService.Reply;
import io.sluice.testing.StubService.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What LaunchDarkly's REST API answers, as far as its documentation tells
 * (launchdarkly.com/docs/api, "Get feature flag", "Update feature flag" with semantic patch,
 * "Evaluate flags for context instance", "Errors"), with targets for single contexts and nothing
 * else. One project {@code clm}, one environment {@code staging}.
 */
final class FakeLaunchDarkly implements AutoCloseable {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Pattern FLAG =
      Pattern.compile("/api/v2/flags/clm/([^/?]+)(\\?env=staging)?");
  private static final String EVALUATE = "/api/v2/projects/clm/environments/staging/flags/evaluate";

  private final String token;
  private final Map<String, Kept> flags = new TreeMap<>();
  private volatile Function<Request, Optional<Reply>> instead = request -> Optional.empty();
  private final StubService server =
      new StubService(request -> instead.apply(request).orElseGet(() -> answer(request)));

  /**
   * A flag: values in order, the first for everybody; who has a variation: kind and key to index.
   */
  private static final class Kept {
    private final List<Object> values;
    private final Map<String, Integer> targets = new LinkedHashMap<>();
    private boolean on = true;
    private int version = 1;

    private Kept(List<Object> values) {
      this.values = values;
    }
  }

  FakeLaunchDarkly(String token) {
    this.token = token;
    flags.put("risk-v2", new Kept(List.of(false, true)));
    flags.put("layout", new Kept(List.of("classic", "modern")));
  }

  StubService server() {
    return server;
  }

  void instead(Function<Request, Optional<Reply>> answer) {
    instead = answer;
  }

  /** Switches a flag off in the environment. */
  synchronized void off(String flag) {
    kept(flag).on = false;
  }

  /** Gives a context a variation, as somebody does in the user interface. */
  synchronized void target(String flag, String kind, String key, String value) {
    kept(flag).targets.put(kind + "/" + key, index(kept(flag), value));
    kept(flag).version++;
  }

  private Kept kept(String flag) {
    return Optional.ofNullable(flags.get(flag)).orElseThrow();
  }

  private static int index(Kept flag, String value) {
    return flag.values.stream().map(String::valueOf).toList().indexOf(value);
  }

  /** Who has what, of all flags. */
  synchronized String everything() {
    StringBuilder all = new StringBuilder();
    flags.forEach(
        (key, flag) -> all.append(key).append(flag.on).append(new TreeMap<>(flag.targets)));
    return all.toString();
  }

  private synchronized Reply answer(Request request) {
    if (!request.header("Authorization").equals(token)) {
      return error(401, "unauthorized", "Invalid access token");
    }
    if (request.path().equals(EVALUATE) && request.method().equals("POST")) {
      return evaluate(parse(request.body()));
    }
    Matcher path = FLAG.matcher(request.path());
    if (!path.matches() || !flags.containsKey(path.group(1))) {
      return error(404, "not_found", "Unknown feature flag key");
    }
    Kept flag = kept(path.group(1));
    if (request.method().equals("GET")) {
      return Reply.json(200, shown(path.group(1), flag).toString());
    }
    boolean semantic =
        request
            .header("Content-Type")
            .equals("application/json; domain-model=launchdarkly.semanticpatch");
    return request.method().equals("PATCH") && semantic
        ? patch(path.group(1), flag, parse(request.body()))
        : error(400, "invalid_request", "Not a semantic patch");
  }

  private Reply patch(String key, Kept flag, JsonNode body) {
    if (!body.path("environmentKey").asText().equals("staging")
        || body.path("instructions").isEmpty()) {
      return error(400, "invalid_request", "environmentKey and instructions are required");
    }
    Map<String, Integer> next = new LinkedHashMap<>(flag.targets);
    for (JsonNode instruction : body.path("instructions")) {
      int variation = variation(key, flag, instruction.path("variationId").asText());
      String kind = instruction.path("contextKind").asText("user");
      for (JsonNode value : instruction.path("values")) {
        String context = kind + "/" + value.asText();
        boolean add = instruction.path("kind").asText().equals("addTargets");
        if (variation < 0 || add && next.getOrDefault(context, variation) != variation) {
          return error(
              400, "invalid_request", "Targets the same context key in several variations");
        }
        if (add) {
          next.put(context, variation);
        } else {
          next.remove(context, variation);
        }
      }
    }
    flag.targets.clear();
    flag.targets.putAll(next);
    flag.version++;
    return Reply.json(200, shown(key, flag).toString());
  }

  private static int variation(String key, Kept flag, String id) {
    for (int i = 0; i < flag.values.size(); i++) {
      if (id.equals(id(key, i))) {
        return i;
      }
    }
    return -1;
  }

  private static String id(String key, int index) {
    return key + "-0000-4000-8000-00000000000" + index;
  }

  private static ObjectNode shown(String key, Kept flag) {
    ObjectNode shown = NODES.objectNode().put("key", key).put("kind", "multivariate");
    shown.put("_version", flag.version);
    ArrayNode variations = shown.putArray("variations");
    for (int i = 0; i < flag.values.size(); i++) {
      variations
          .addObject()
          .put("_id", id(key, i))
          .set("value", JSON.valueToTree(flag.values.get(i)));
    }
    ObjectNode environment = shown.putObject("environments").putObject("staging");
    environment.put("on", flag.on).put("archived", false).put("version", flag.version);
    ArrayNode users = environment.putArray("targets");
    ArrayNode others = environment.putArray("contextTargets");
    for (String kind : kinds(flag)) {
      for (int i = 0; i < flag.values.size(); i++) {
        List<String> keys = keys(flag, kind, i);
        if (!keys.isEmpty()) {
          ObjectNode target = (kind.equals("user") ? users : others).addObject();
          keys.forEach(target.putArray("values")::add);
          target.put("variation", i).put("contextKind", kind);
        }
      }
    }
    environment.putArray("rules");
    environment.putObject("fallthrough").put("variation", 0);
    environment.put("offVariation", 0);
    return shown;
  }

  private static TreeSet<String> kinds(Kept flag) {
    TreeSet<String> kinds = new TreeSet<>();
    flag.targets.keySet().forEach(context -> kinds.add(context.split("/", 2)[0]));
    return kinds;
  }

  private static List<String> keys(Kept flag, String kind, int variation) {
    List<String> keys = new ArrayList<>();
    flag.targets.forEach(
        (context, index) -> {
          if (context.startsWith(kind + "/") && index == variation) {
            keys.add(context.split("/", 2)[1]);
          }
        });
    return keys;
  }

  private Reply evaluate(JsonNode context) {
    String key = context.path("kind").asText() + "/" + context.path("key").asText();
    ObjectNode evaluations = NODES.objectNode();
    ArrayNode items = evaluations.putArray("items");
    flags.forEach(
        (name, flag) -> {
          Integer target = flag.on ? flag.targets.get(key) : null;
          String kind = flag.on ? target == null ? "FALLTHROUGH" : "TARGET_MATCH" : "OFF";
          ObjectNode item = items.addObject().put("name", name).put("key", name);
          item.set("_value", JSON.valueToTree(flag.values.get(target == null ? 0 : target)));
          item.putObject("reason").put("kind", kind);
        });
    return Reply.json(200, evaluations.put("totalCount", items.size()).toString());
  }

  static Reply error(int status, String code, String message) {
    return Reply.json(
        status, NODES.objectNode().put("code", code).put("message", message).toString());
  }

  private static JsonNode parse(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return NODES.nullNode();
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
