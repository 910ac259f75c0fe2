package io.sluice.steps.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.sluice.model.InvalidInput;
import io.sluice.model.Nearest;
import io.sluice.model.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A path into a JSON document: {@code owners[0].name}, {@code [0].id} in an array, {@code
 * owners[name=Ada].share} for the first entry that reads so, {@code ['a.b'].c} for a key with a
 * dot. The empty path is the whole document.
 */
final class AnswerPath {
  private static final Pattern PART =
      Pattern.compile(
          "\\G(?:\\[(?<index>\\d{1,9})]"
              + "|\\['(?<quoted>[^']*)']"
              + "|\\[(?<field>[^=\\[\\]']+)=(?:'(?<text>[^']*)'|(?<word>[^\\]]*))]"
              + "|\\.?(?<key>[^.\\[\\]]+))");

  private final String text;
  private final List<Part> parts;

  private sealed interface Part {
    JsonNode in(JsonNode node);
  }

  /** A key of an object or, where it is a number, an index of an array. */
  private record Key(String name, String shown) implements Part {
    @Override
    public JsonNode in(JsonNode node) {
      boolean index = node.isArray() && name.matches("\\d{1,9}");
      return index ? node.path(Integer.parseInt(name)) : node.path(name);
    }

    @Override
    public String toString() {
      return shown;
    }
  }

  /** The first entry of an array whose field reads so. */
  private record First(AnswerPath field, String value) implements Part {
    @Override
    public JsonNode in(JsonNode node) {
      return entries(node).stream()
          .filter(entry -> field.in(entry).filter(this::reads).isPresent())
          .findFirst()
          .orElse(MissingNode.getInstance());
    }

    private boolean reads(JsonNode found) {
      return found.isValueNode() && found.asText().equals(value);
    }

    @Override
    public String toString() {
      return "[" + field + "=" + value + "]";
    }
  }

  private AnswerPath(String text, List<Part> parts) {
    this.text = text;
    this.parts = List.copyOf(parts);
  }

  static AnswerPath parse(String text) {
    List<Part> parts = new ArrayList<>();
    Matcher matcher = PART.matcher(text);
    int end = 0;
    while (matcher.find()) {
      parts.add(part(matcher));
      end = matcher.end();
    }
    if (end != text.length() || text.startsWith(".")) {
      throw new InvalidInput(
          Problem.of(
              "\"" + text + "\" is no path into an answer",
              "write it like \"owners[0].name\" or \"owners[name=Ada].share\""));
    }
    return new AnswerPath(text, parts);
  }

  private static Part part(Matcher found) {
    if (found.group("field") != null) {
      Optional<String> quoted = Optional.ofNullable(found.group("text"));
      return new First(parse(found.group("field")), quoted.orElseGet(() -> found.group("word")));
    }
    if (found.group("index") != null) {
      return new Key(found.group("index"), "[" + found.group("index") + "]");
    }
    return found.group("quoted") != null
        ? new Key(found.group("quoted"), "['" + found.group("quoted") + "']")
        : new Key(found.group("key"), found.group("key"));
  }

  /** The keys and indexes, outermost first; a path that looks for an entry has no such list. */
  List<String> keys() {
    return parts.stream().map(part -> part instanceof Key key ? key.name : notHere(part)).toList();
  }

  private String notHere(Part part) {
    throw new InvalidInput(
        Problem.of(
            "\"" + text + "\" looks for an entry, which there is not yet",
            "write an index, such as [0], in place of " + part));
  }

  Optional<JsonNode> in(JsonNode root) {
    JsonNode node = root;
    for (Part part : parts) {
      node = part.in(node);
    }
    return node.isMissingNode() ? Optional.empty() : Optional.of(node);
  }

  /** Which part of the path there is, and what it holds. */
  String whyMissing(JsonNode root) {
    JsonNode node = root;
    int reached = 0;
    while (reached < parts.size() && !parts.get(reached).in(node).isMissingNode()) {
      node = parts.get(reached).in(node);
      reached++;
    }
    String there = reached == 0 ? "it" : "\"" + joined(parts.subList(0, reached)) + "\"";
    Part missing = parts.get(reached);
    String why =
        missing instanceof First first && !entries(node).isEmpty()
            ? noEntry(first, node, there)
            : there + " " + holds(node);
    String hint = missing instanceof Key key ? Nearest.hint(key.name, names(node)) : "";
    return "the answer has no \"" + text + "\"" + (hint.isEmpty() ? "; " : hint + " ") + why;
  }

  private static String noEntry(First first, JsonNode array, String there) {
    List<String> values =
        entries(array).stream()
            .flatMap(entry -> first.field.in(entry).stream())
            .map(Value::show)
            .distinct()
            .toList();
    String found =
        values.isEmpty()
            ? "none of " + array.size() + " has it"
            : "they have " + Value.listed(values);
    return "no entry of " + there + " has " + first.field + " \"" + first.value + "\", " + found;
  }

  private static String joined(List<Part> parts) {
    return parts.stream()
        .map(Part::toString)
        .map(part -> part.startsWith("[") ? part : "." + part)
        .collect(Collectors.joining())
        .replaceFirst("^\\.", "");
  }

  private static String holds(JsonNode node) {
    if (node.isObject()) {
      List<String> keys = names(node);
      return keys.isEmpty() ? "is an empty object" : "has " + Value.listed(keys);
    }
    if (node.isArray()) {
      return "is an array of " + node.size() + (node.size() == 1 ? " entry" : " entries");
    }
    return "is " + Value.show(node);
  }

  static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  static List<JsonNode> entries(JsonNode node) {
    return node.isArray() ? StreamSupport.stream(node.spliterator(), false).toList() : List.of();
  }

  @Override
  public String toString() {
    return text;
  }
}
