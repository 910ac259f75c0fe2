package io.sluice.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.List;

/** The library's errors in our words. */
final class Mismatches {
  private static final int SHOWN = 100;

  private Mismatches() {}

  static List<Mismatch> of(List<Error> errors) {
    return Choices.nearest(errors).stream().map(Mismatches::mismatch).distinct().toList();
  }

  private static Mismatch mismatch(Error error) {
    NodePath schema = error.getSchemaLocation().getFragment();
    return new Mismatch(name(error.getInstanceLocation()), words(error), keys(schema));
  }

  private static String words(Error error) {
    JsonNode schema = error.getSchemaNode();
    return switch (String.valueOf(error.getKeyword())) {
      case "required" -> "has no \"" + error.getProperty() + "\", which is required";
      case "additionalProperties", "unevaluatedProperties" ->
          "has \"" + error.getProperty() + "\", expected no such field";
      case "type" -> "is " + shown(error) + ", expected " + types(schema);
      case "enum" -> "is " + shown(error) + ", expected one of " + shortened(schema);
      case "const" -> "is " + shown(error) + ", expected " + shortened(schema);
      case "format" -> "is " + shown(error) + ", expected a " + schema.asText();
      case "pattern" -> "is " + shown(error) + ", expected it to match " + schema;
      case "writeOnly" -> "is there, but it is writeOnly: never part of an answer";
      default -> "is " + shown(error) + ": it " + error.getMessage();
    };
  }

  private static String types(JsonNode type) {
    List<String> names = new ArrayList<>();
    if (type.isArray()) {
      type.forEach(each -> names.add(each.asText()));
    } else {
      names.add(type.asText());
    }
    return String.join(" or ", names);
  }

  private static String shown(Error error) {
    JsonNode node = error.getInstanceNode();
    return node == null ? "wrong" : shortened(node);
  }

  private static String shortened(JsonNode node) {
    String text = node.toString();
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }

  private static List<String> keys(NodePath path) {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < path.getNameCount(); i++) {
      keys.add(String.valueOf(path.getElement(i)));
    }
    return keys;
  }

  /** {@code owners[0].name}, as steps write it. */
  private static String name(NodePath path) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < path.getNameCount(); i++) {
      Object key = path.getElement(i);
      if (key instanceof Integer) {
        name.append('[').append(key).append(']');
      } else if (String.valueOf(key).matches("[^.\\[\\]]+")) {
        name.append(name.isEmpty() ? "" : ".").append(key);
      } else {
        name.append("['").append(key).append("']");
      }
    }
    return name.toString();
  }
}
