package io.sluice.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which fields a schema knows. */
final class DocumentedFields {
  private static final List<String> CHOICES = List.of("allOf", "anyOf", "oneOf");

  /** What may let in more than can be told here. */
  private static final List<String> OPEN =
      List.of("patternProperties", "if", "dependentSchemas", "$dynamicRef", "$recursiveRef");

  private static final int DEEPEST = 32;

  private final ApiDocument document;

  DocumentedFields(ApiDocument document) {
    this.document = document;
  }

  /**
   * A field that a schema does not know.
   *
   * @param path to it, as steps write it
   * @param key the part that is not known
   * @param known what there is in its place
   */
  record Missing(String path, String key, Set<String> known) {}

  /** The first part of a path that a schema surely does not know; empty if it may know all. */
  Optional<Missing> missing(Part schema, List<String> keys) {
    List<Part> here = List.of(schema);
    for (int i = 0; i < keys.size(); i++) {
      String key = keys.get(i);
      Set<String> known = new TreeSet<>();
      List<Part> next = here.stream().flatMap(each -> inside(each, key, known, 0)).toList();
      if (next.isEmpty()) {
        return Optional.of(new Missing(FieldPath.text(keys.subList(0, i + 1)), key, known));
      }
      here = next;
    }
    return Optional.empty();
  }

  /** Whether a parameter is an object, whose fields may be parameters. */
  boolean isObject(Part parameter) {
    return document.resolved(parameter.at("schema")).at("type").node().asText().equals("object");
  }

  /** What a key may hold: a schema, or anything (a part that is missing). */
  private Stream<Part> inside(Part given, String key, Set<String> known, int depth) {
    Part schema = document.resolved(given);
    if (!schema.node().isObject() || depth > DEEPEST) {
      return schema.node().isBoolean() && !schema.node().asBoolean()
          ? Stream.of()
          : Stream.of(anything(schema));
    }
    Part properties = schema.at("properties");
    properties.node().fieldNames().forEachRemaining(known::add);
    if (properties.at(key).exists()) {
      return Stream.of(properties.at(key));
    }
    if (key.matches("\\d{1,9}") && schema.at("items").exists()) {
      return Stream.of(schema.at("items"));
    }
    Part additional = schema.at("additionalProperties");
    if (additional.node().isObject() || additional.node().asBoolean(false)) {
      return Stream.of(additional);
    }
    if (OPEN.stream().anyMatch(each -> schema.at(each).exists())) {
      return Stream.of(anything(schema));
    }
    List<Part> choices = CHOICES.stream().flatMap(each -> schema.at(each).children()).toList();
    if (choices.isEmpty()) {
      boolean closed = properties.exists() || !mayBeObject(schema, key);
      return closed ? Stream.of() : Stream.of(anything(schema));
    }
    return choices.stream().flatMap(each -> inside(each, key, known, depth + 1));
  }

  private static Part anything(Part schema) {
    return schema.at("anything that is not there");
  }

  /** Whether a schema without properties may be an object, or an array of anything. */
  private static boolean mayBeObject(Part schema, String key) {
    JsonNode type = schema.at("type").node();
    String wanted = key.matches("\\d{1,9}") ? "array" : "object";
    if (type.isTextual()) {
      return type.textValue().equals(wanted);
    }
    if (type.isArray()) {
      return Stream.iterate(0, i -> i + 1)
          .limit(type.size())
          .anyMatch(i -> type.get(i).asText().equals(wanted));
    }
    return !schema.at("enum").exists() && !schema.at("const").exists();
  }
}
