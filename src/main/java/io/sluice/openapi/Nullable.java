package io.sluice.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * {@code nullable: true} of OpenAPI 3.0 as it is meant: beside {@code allOf} and the like, or an
 * {@code enum} without null, the letter of 3.0.3 gives it no effect, yet generators write it so.
 */
final class Nullable {
  private Nullable() {}

  /** The same document, in which null is among what such schemas allow. */
  static JsonNode heeded(JsonNode document) {
    JsonNode copy = document.deepCopy();
    heed(copy);
    return copy;
  }

  private static void heed(JsonNode node) {
    node.forEach(Nullable::heed);
    if (node instanceof ObjectNode schema && schema.path("nullable").asBoolean(false)) {
      if (schema.path("enum") instanceof ArrayNode values && !hasNull(values)) {
        values.addNull();
      }
      if (!schema.has("type")) {
        choices(schema);
      }
    }
  }

  private static void choices(ObjectNode schema) {
    for (String choice : List.of("anyOf", "oneOf")) {
      if (schema.path(choice) instanceof ArrayNode schemas) {
        schemas.add(onlyNull());
      }
    }
    if (schema.path("allOf") instanceof ArrayNode all && !schema.has("anyOf")) {
      schema.remove("allOf");
      ArrayNode any = schema.putArray("anyOf");
      if (all.size() == 1) {
        any.add(all.get(0));
      } else {
        any.addObject().set("allOf", all);
      }
      any.add(onlyNull());
    }
  }

  private static boolean hasNull(ArrayNode values) {
    for (JsonNode value : values) {
      if (value.isNull()) {
        return true;
      }
    }
    return false;
  }

  private static ObjectNode onlyNull() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.putArray("enum").addNull();
    return schema;
  }
}
