package io.sluice.steps.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.model.InvalidInput;
import io.sluice.model.Problem;
import io.sluice.model.world.Variables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A two-column table of a feature, without a header row. */
final class Fields {
  private Fields() {}

  /** The rows, in order: path to cell; fails on another shape and on a path given twice. */
  static Map<String, String> of(List<? extends List<@Nullable String>> rows) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (List<@Nullable String> row : rows) {
      if (row.size() != 2) {
        throw Pairs.wrong("two columns, | field | value |", row);
      }
      String field = Pairs.text(row.get(0));
      if (fields.put(field, Pairs.text(row.get(1))) != null) {
        throw new InvalidInput(
            Problem.of("the table has \"" + field + "\" twice", "leave out one of them"));
      }
    }
    return fields;
  }

  /** The JSON object these fields make; dotted names and {@code [i]} nest. */
  static String json(Map<String, String> fields, Variables variables) {
    Map<String, Object> tree = new LinkedHashMap<>();
    fields.forEach(
        (field, cell) -> {
          JsonNode value = Value.ofCell(cell).filled(variables).node();
          put(tree, AnswerPath.parse(field), value);
        });
    return node(tree).toString();
  }

  @SuppressWarnings("unchecked") // Inner nodes are the maps made here.
  private static void put(Map<String, Object> tree, AnswerPath path, JsonNode value) {
    Map<String, Object> at = tree;
    List<String> parts = path.keys();
    for (String part : parts.subList(0, Math.max(0, parts.size() - 1))) {
      Object next = at.computeIfAbsent(part, key -> new LinkedHashMap<String, Object>());
      if (!(next instanceof Map)) {
        throw new InvalidInput(
            Problem.of(
                "the table gives \"" + part + "\" a value and fields of its own",
                "leave out one of them"));
      }
      at = (Map<String, Object>) next;
    }
    if (parts.isEmpty() || at.put(parts.get(parts.size() - 1), value) != null) {
      throw new InvalidInput(
          Problem.of("the table cannot give \"" + path + "\" a value", "name a field once"));
    }
  }

  @SuppressWarnings("unchecked") // As above.
  private static JsonNode node(Object value) {
    if (value instanceof JsonNode leaf) {
      return leaf;
    }
    Map<String, Object> fields = (Map<String, Object>) value;
    List<String> indexes = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      indexes.add(Integer.toString(i));
    }
    if (!fields.isEmpty() && List.copyOf(fields.keySet()).equals(indexes)) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      fields.values().forEach(field -> array.add(node(field)));
      return array;
    }
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    fields.forEach((name, field) -> object.set(name, node(field)));
    return object;
  }
}
