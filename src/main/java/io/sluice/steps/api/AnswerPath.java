package io.sluice.steps.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path into a JSON document: {@code owners[0].name}, {@code [0].id} in an array, {@code
 * ['a.b'].c} for a key with a dot. The empty path is the whole document.
 */
final class AnswerPath {
  private static final Pattern PART =
      Pattern.compile("\\G(?:\\[(\\d{1,9})]|\\['([^']*)']|\\.?([^.\\[\\]]+))");

  private final String text;
  private final List<String> parts;

  private AnswerPath(String text, List<String> parts) {
    this.text = text;
    this.parts = List.copyOf(parts);
  }

  static AnswerPath parse(String text) {
    List<String> parts = new ArrayList<>();
    Matcher matcher = PART.matcher(text);
    int end = 0;
    while (matcher.find()) {
      for (int group = 1; group <= 3; group++) {
        if (matcher.group(group) != null) {
          parts.add(matcher.group(group));
        }
      }
      end = matcher.end();
    }
    if (end != text.length() || text.startsWith(".")) {
      throw new AssertionError(
          "\"" + text + "\" is no path into an answer; write it like \"owners[0].name\"");
    }
    return new AnswerPath(text, parts);
  }

  /** The keys and indexes, outermost first. */
  List<String> parts() {
    return parts;
  }

  Optional<JsonNode> in(JsonNode root) {
    JsonNode node = root;
    for (String part : parts) {
      node = step(node, part);
    }
    return node.isMissingNode() ? Optional.empty() : Optional.of(node);
  }

  /** Which part of the path there is, and what it holds. */
  String whyMissing(JsonNode root) {
    JsonNode node = root;
    int reached = 0;
    while (reached < parts.size() && !step(node, parts.get(reached)).isMissingNode()) {
      node = step(node, parts.get(reached));
      reached++;
    }
    String there = reached == 0 ? "it" : "\"" + String.join(".", parts.subList(0, reached)) + "\"";
    return "the answer has no \"" + text + "\"; " + there + " " + holds(node);
  }

  private static String holds(JsonNode node) {
    if (node.isObject()) {
      List<String> keys = new ArrayList<>();
      node.fieldNames().forEachRemaining(keys::add);
      return keys.isEmpty() ? "is an empty object" : "has " + String.join(", ", keys);
    }
    if (node.isArray()) {
      return "is an array of " + node.size() + (node.size() == 1 ? " entry" : " entries");
    }
    return "is " + Value.show(node);
  }

  private static JsonNode step(JsonNode node, String part) {
    boolean index = node.isArray() && part.matches("\\d{1,9}");
    return index ? node.path(Integer.parseInt(part)) : node.path(part);
  }

  @Override
  public String toString() {
    return text;
  }
}
