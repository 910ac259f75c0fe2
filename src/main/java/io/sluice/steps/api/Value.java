package io.sluice.steps.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.sluice.model.world.Variables;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a feature expects of a JSON value: a number, {@code true}, {@code false}, {@code null} or a
 * quoted string.
 *
 * @param node the value
 * @param byText whether a number or boolean that reads the same is as good: for remembered values
 *     and table cells, where the type was not written
 */
public record Value(JsonNode node, boolean byText) {
  /** The texts that are a value in a step. */
  static final String REGEX =
      "-?\\d+(?:\\.\\d+)?|true|false|null|\"[^\"\\\\]*(?:\\\\.[^\"\\\\]*)*\"";

  private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9]\\d*)(?:\\.\\d+)?");
  private static final int SHOWN = 200;
  private static final int LISTED = 20;

  /** As written in a step; a string stands in double quotes. */
  static Value ofStep(String text) {
    if (!text.startsWith("\"")) {
      return new Value(scalar(text), false);
    }
    String inner = text.substring(1, text.length() - 1).replace("\\\"", "\"");
    return new Value(TextNode.valueOf(inner), inner.contains("${"));
  }

  /**
   * As written in a table cell; quotes are needed only for what would be taken for another type.
   */
  static Value ofCell(String text) {
    boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? ofStep(text) : new Value(scalar(text), true);
  }

  private static JsonNode scalar(String text) {
    return switch (text) {
      case "true", "false" -> BooleanNode.valueOf(Boolean.parseBoolean(text));
      case "null" -> NullNode.getInstance();
      case "[]" -> JsonNodeFactory.instance.arrayNode();
      case "{}" -> JsonNodeFactory.instance.objectNode();
      default -> NUMBER.matcher(text).matches() ? number(text) : TextNode.valueOf(text);
    };
  }

  private static JsonNode number(String text) {
    BigDecimal number = new BigDecimal(text);
    return number.scale() <= 0
        ? JsonNodeFactory.instance.numberNode(number.toBigIntegerExact())
        : DecimalNode.valueOf(number);
  }

  /** The value with remembered values in place of {@code ${name}}. */
  Value filled(Variables variables) {
    return node.isTextual()
        ? new Value(TextNode.valueOf(variables.fill(node.textValue())), byText)
        : this;
  }

  /** The number that this is, or reads as. */
  Optional<BigDecimal> number() {
    if (node.isNumber()) {
      return Optional.of(node.decimalValue());
    }
    return byText && NUMBER.matcher(node.asText()).matches()
        ? Optional.of(new BigDecimal(node.asText()))
        : Optional.empty();
  }

  /** Whether the actual value is this one; numbers are compared by value, 42 is 42.0. */
  boolean matches(JsonNode actual) {
    if (actual.isNumber() && node.isNumber()) {
      return actual.decimalValue().compareTo(node.decimalValue()) == 0;
    }
    return actual.equals(node) || (byText && readsAlike(actual));
  }

  private boolean readsAlike(JsonNode actual) {
    return actual.isValueNode() && node.isValueNode() && actual.asText().equals(node.asText());
  }

  /** What was found and what was expected, with their types where only these differ. */
  String mismatch(JsonNode actual) {
    return readsAlike(actual)
        ? show(actual) + " (a " + type(actual) + "), expected " + this + " (a " + type(node) + ")"
        : show(actual) + ", expected " + this;
  }

  private static String type(JsonNode node) {
    return node.getNodeType().name().toLowerCase(Locale.ROOT);
  }

  /** A JSON value for people, with its type where that may be the trouble. */
  static String typed(JsonNode node) {
    return node.isTextual() ? show(node) + " (a string)" : show(node);
  }

  /** A JSON value for people, bounded. */
  static String show(JsonNode node) {
    return bounded(node.toString(), SHOWN);
  }

  /** A text in quotes, bounded. */
  static String quote(String text) {
    return "\"" + bounded(text, SHOWN) + "\"";
  }

  /** Some of the texts, joined by commas, and how many more there are. */
  static String listed(List<String> texts) {
    StringBuilder listed = new StringBuilder();
    int count = 0;
    while (count < texts.size() && count < LISTED && listed.length() < 2 * SHOWN) {
      listed.append(count == 0 ? "" : ", ").append(bounded(texts.get(count), SHOWN));
      count++;
    }
    int more = texts.size() - count;
    return more == 0 ? listed.toString() : listed + " and " + more + " more";
  }

  private static String bounded(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most) + "…";
  }

  @Override
  public String toString() {
    return show(node);
  }
}
