package io.sluice.flags.unleash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * An activation strategy of a flag in one environment, as the Admin API tells it. Sluice's own are
 * known by their {@code groupId}; people see their title.
 *
 * @param id Unleash's id
 * @param groupId the parameter of that name; empty text if there is none
 * @param disabled whether Unleash heeds it
 * @param constraints as they are, for writing them back exactly
 * @param word the payload of its only variant, or that variant's name; empty text if it has none
 */
record Strategy(String id, String groupId, boolean disabled, ArrayNode constraints, String word) {
  private static final String OURS = "sluice:";
  private static final String FALSE = "false";
  private static final String TRUE = "true";

  /**
   * The first value of the constraint by which Sluice keeps tenants out of a strategy that is not
   * its own; the others are the tenants. So it is never mistaken for a constraint of somebody else.
   */
  private static final String EXCLUSION = "sluice: tenants under test";

  static Strategy of(JsonNode json) {
    JsonNode variant = json.path("variants").path(0);
    String payload = variant.path("payload").path("value").asText("");
    JsonNode constraints = json.path("constraints");
    return new Strategy(
        json.path("id").asText(),
        json.path("parameters").path("groupId").asText(""),
        json.path("disabled").asBoolean(false),
        constraints.isArray() ? (ArrayNode) constraints : JsonNodeFactory.instance.arrayNode(),
        payload.isEmpty() ? variant.path("name").asText("") : payload);
  }

  /** What Unleash is to create: a strategy for these tenants that gives them a wire value. */
  static ObjectNode create(
      String writer, String value, boolean bool, String context, Collection<String> tenants) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("name", "flexibleRollout")
        .put("title", "sluice " + writer.replaceFirst("/.*", "") + " " + value);
    // A disabled strategy gives nobody anything: it only remembers who is to have the flag off.
    body.put("disabled", bool && value.equals(FALSE));
    body.putObject("parameters")
        .put("rollout", "100")
        .put("stickiness", "default")
        .put("groupId", OURS + writer);
    body.set("constraints", in(context, tenants));
    if (!bool) {
      ObjectNode variant = body.putArray("variants").addObject();
      variant.put("name", value).put("weight", 1000).put("weightType", "variable");
      variant.put("stickiness", "default");
      variant.putObject("payload").put("type", "string").put("value", value);
    }
    return body;
  }

  /** Whether this is one of Sluice's own, of whatever run. */
  boolean ours() {
    return groupId.startsWith(OURS);
  }

  /** Whether this is one of Sluice's own, of this writer. */
  boolean of(String writer) {
    return groupId.equals(OURS + writer);
  }

  /** The wire value that one of Sluice's own gives its tenants. */
  String value() {
    return word.isEmpty() ? disabled ? FALSE : TRUE : word;
  }

  /**
   * Whether tenants of this one must be kept out of others' strategies: on is on, whoever says so.
   */
  boolean excludes() {
    return !value().equals(TRUE);
  }

  /** The tenants of one of Sluice's own. */
  Set<String> tenants() {
    Set<String> tenants = new LinkedHashSet<>();
    constraints.path(0).path("values").forEach(tenant -> tenants.add(tenant.asText()));
    return tenants;
  }

  /** The constraints of one of Sluice's own, for these tenants. */
  static ArrayNode in(String context, Collection<String> tenants) {
    ArrayNode constraints = JsonNodeFactory.instance.arrayNode();
    ObjectNode constraint = constraints.addObject().put("contextName", context);
    ArrayNode values = constraint.put("operator", "IN").putArray("values");
    new TreeSet<>(tenants).forEach(values::add);
    return constraints;
  }

  /**
   * The constraints of somebody else's strategy, with these tenants kept out and nobody else by
   * Sluice; as they were before Sluice came if there are none.
   */
  ArrayNode without(String context, Set<String> tenants) {
    ArrayNode kept = JsonNodeFactory.instance.arrayNode();
    for (JsonNode constraint : constraints) {
      if (!exclusion(constraint)) {
        kept.add(constraint);
      }
    }
    if (!tenants.isEmpty()) {
      ObjectNode constraint = kept.addObject().put("contextName", context);
      ArrayNode values = constraint.put("operator", "NOT_IN").putArray("values").add(EXCLUSION);
      new TreeSet<>(tenants).forEach(values::add);
    }
    return kept;
  }

  private static boolean exclusion(JsonNode constraint) {
    return constraint.path("operator").asText().equals("NOT_IN")
        && constraint.path("values").path(0).asText().equals(EXCLUSION);
  }

  /**
   * Whether the constraints are these; Unleash may add fields of its own to those that it is given.
   */
  boolean has(ArrayNode wanted) {
    if (constraints.size() != wanted.size()) {
      return false;
    }
    for (int i = 0; i < wanted.size(); i++) {
      JsonNode is = constraints.path(i);
      JsonNode shall = wanted.path(i);
      for (String field : new String[] {"contextName", "operator", "values"}) {
        if (!is.path(field).equals(shall.path(field))) {
          return false;
        }
      }
    }
    return true;
  }
}
