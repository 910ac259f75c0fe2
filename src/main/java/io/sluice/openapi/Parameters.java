package io.sluice.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.sluice.openapi.Validation.Way;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Parameters and headers against their schemas. Their text is read as the schema's type says: a
 * value, or a list of values. What is written in another way (objects, {@code content}, styles of
 * their own) is not looked into.
 */
final class Parameters {
  /** Headers that the specification leaves to other parts of a document. */
  private static final Set<String> NOT_PARAMETERS =
      Set.of("accept", "content-type", "authorization");

  private final ApiDocument document;
  private final Validation validation;

  Parameters(ApiDocument document, Validation validation) {
    this.document = document;
    this.validation = validation;
  }

  /** What of the parameters of a request does not fit. */
  List<String> check(Paths.Found found, Seen seen) {
    Map<String, List<String>> query = Query.of(seen.uri().getRawQuery());
    List<String> wrong = new ArrayList<>();
    for (Part parameter : found.operation().parameters()) {
      String name = parameter.at("name").node().asText();
      switch (parameter.at("in").node().asText()) {
        case "path" ->
            Optional.ofNullable(found.values().get(name))
                .ifPresent(v -> wrong.addAll(values("the path's", name, parameter, List.of(v))));
        case "query" -> wrong.addAll(query(name, parameter, query));
        case "header" -> {
          if (!NOT_PARAMETERS.contains(name.toLowerCase(Locale.ROOT))) {
            wrong.addAll(header(name, parameter, seen.sent(), Way.REQUEST));
          }
        }
        default -> {
          // Cookies: steps send none of their own.
        }
      }
    }
    return wrong;
  }

  /** A header of a request or an answer. */
  List<String> header(String name, Part header, Seen.Message message, Way way) {
    Optional<String> value = message.header(name);
    if (value.isEmpty()) {
      return header.at("required").node().asBoolean()
          ? List.of("it has no header \"" + name + "\", which is required  (" + at(header) + ")")
          : List.of();
    }
    String which = way == Way.ANSWER ? "its header" : "the header";
    return values(which, name, header, List.of(value.get()));
  }

  private List<String> query(String name, Part parameter, Map<String, List<String>> query) {
    List<String> given = query.getOrDefault(name, List.of());
    if (!given.isEmpty()) {
      return values("the query's", name, parameter, given);
    }
    boolean plain = types(parameter.at("schema")).stream().noneMatch("object"::equals);
    return plain && parameter.at("required").node().asBoolean()
        ? List.of("the query has no \"" + name + "\", which is required  (" + at(parameter) + ")")
        : List.of();
  }

  private List<String> values(String which, String name, Part holder, List<String> given) {
    Part schema = holder.at("schema");
    String style = holder.at("style").node().asText("");
    Set<String> types = types(schema);
    if (!schema.exists()
        || types.contains("object")
        || !Set.of("", "simple", "form").contains(style)) {
      return List.of();
    }
    JsonNode value =
        types.contains("array")
            ? list(document.resolved(schema), holder, given)
            : value(given.get(given.size() - 1), types);
    return validation.check(schema, value, Way.REQUEST).stream()
        .map(each -> each.of(which + " \"" + name + "\""))
        .toList();
  }

  private JsonNode list(Part schema, Part holder, List<String> given) {
    boolean query = holder.at("in").node().asText().equals("query");
    boolean exploded = query && holder.at("explode").node().asBoolean(true);
    Set<String> types = types(schema.at("items"));
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (String text : exploded ? given : List.of(given.get(0).split(",", -1))) {
      list.add(value(text.strip(), types));
    }
    return list;
  }

  private static JsonNode value(String text, Set<String> types) {
    boolean number = types.contains("number") || types.contains("integer");
    if (number && text.matches("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d{1,3})?")) {
      return DecimalNode.valueOf(new BigDecimal(text));
    }
    if (types.contains("boolean") && (text.equals("true") || text.equals("false"))) {
      return BooleanNode.valueOf(text.equals("true"));
    }
    return TextNode.valueOf(text);
  }

  /** The types a schema allows, as far as it says so without a choice. */
  private Set<String> types(Part given) {
    Part schema = document.resolved(given);
    Set<String> types = new TreeSet<>();
    JsonNode type = schema.at("type").node();
    if (type.isTextual()) {
      types.add(type.textValue());
    }
    if (type.isArray()) {
      type.forEach(each -> types.add(each.asText()));
    }
    for (String choice : List.of("allOf", "anyOf", "oneOf")) {
      schema.at(choice).children().forEach(each -> types.addAll(types(each)));
    }
    return types;
  }

  private static String at(Part part) {
    return part.pointer();
  }
}
