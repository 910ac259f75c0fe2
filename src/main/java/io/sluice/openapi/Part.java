package io.sluice.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A part of a document, and where it stands in it.
 *
 * @param keys from the top
 * @param node what is there; missing if nothing is
 */
record Part(List<String> keys, JsonNode node) {
  static Part root(JsonNode node) {
    return new Part(List.of(), node);
  }

  boolean exists() {
    return !node.isMissingNode();
  }

  Part at(String key) {
    List<String> longer = new ArrayList<>(keys);
    longer.add(key);
    boolean index = node.isArray() && key.matches("\\d{1,9}");
    return new Part(longer, index ? node.path(Integer.parseInt(key)) : node.path(key));
  }

  /** The values of an object, or the elements of an array. */
  Stream<Part> children() {
    if (node.isArray()) {
      return Stream.iterate(0, i -> i + 1).limit(node.size()).map(i -> at(String.valueOf(i)));
    }
    return node.properties().stream().map(entry -> at(entry.getKey()));
  }

  /** The last of its keys. */
  String key() {
    return keys.isEmpty() ? "" : keys.get(keys.size() - 1);
  }

  /** {@code #/paths/~1clients/get}. */
  String pointer() {
    return pointer(keys);
  }

  static String pointer(List<String> keys) {
    return keys.stream()
        .map(key -> "/" + key.replace("~", "~0").replace("/", "~1"))
        .collect(Collectors.joining("", "#", ""));
  }
}
