package io.sluice.config;

import io.sluice.model.Place;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A value of the file and its place. Every reading method answers empty, having noted a problem,
 * when the value is not what it should be.
 *
 * @param source the file
 * @param node the value
 * @param path its keys from the top, for people: {@code service.build.path}
 */
record Value(Source source, Node node, String path) {
  private static final String NUMBER = "(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?";

  /** A key and its value. */
  record Entry(Value key, Value value) {}

  Place place() {
    return source.place(node.getStartMark());
  }

  void problem(String what, String fix) {
    source.problems().add(place(), what, fix);
  }

  /** Text, not blank, in which no placeholder is filled. */
  Optional<String> text() {
    return template(Template.NONE);
  }

  /** Text, not blank, with the placeholders known there. */
  Optional<String> template(Template template) {
    return raw().filter(text -> template.accepts(this, text));
  }

  /** Text, not blank, as it stands. */
  Optional<String> raw() {
    if (!(node instanceof ScalarNode scalar) || !scalar.getTag().equals(Tag.STR)) {
      return wrongType("text", node instanceof ScalarNode ? "Put it in quotes." : "");
    }
    if (scalar.getValue().isBlank()) {
      problem(path + " is empty", "Give it a value or leave it out.");
      return Optional.empty();
    }
    return Optional.of(scalar.getValue());
  }

  /** A text, number or boolean, as it is written. */
  Optional<String> word() {
    if (!(node instanceof ScalarNode scalar) || scalar.getTag().equals(Tag.NULL)) {
      return wrongType("a single value", "");
    }
    return Optional.of(scalar.getValue());
  }

  /** As {@link #word}, with the placeholders known there. */
  Optional<String> filled(Template template) {
    return word().filter(text -> template.accepts(this, text));
  }

  /** One of these words. */
  Optional<String> oneOf(List<String> known) {
    Optional<String> text = raw();
    if (text.isPresent() && !known.contains(text.get())) {
      problem(
          "unknown " + path + " \"" + text.get() + "\"" + Nearest.hint(text.get(), known),
          "Known here: " + String.join(", ", known) + ".");
      return Optional.empty();
    }
    return text;
  }

  Optional<Boolean> bool() {
    if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)) {
      return Optional.of(Boolean.valueOf(scalar.getValue()));
    }
    return wrongType("true or false", "");
  }

  /** A whole number within bounds, both included. */
  Optional<Integer> integer(int least, int most) {
    if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.INT)) {
      Optional<Integer> number = parseInt(scalar.getValue());
      if (number.isPresent() && number.get() >= least && number.get() <= most) {
        return number;
      }
      problem(path + " must be from " + least + " to " + most, "");
      return Optional.empty();
    }
    return wrongType("a whole number", "");
  }

  private static Optional<Integer> parseInt(String text) {
    return text.matches("-?[0-9]{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  /** A number from 0 to 1. */
  Optional<Double> fraction() {
    if (node instanceof ScalarNode scalar
        && (scalar.getTag().equals(Tag.FLOAT) || scalar.getTag().equals(Tag.INT))
        && scalar.getValue().matches(NUMBER)
        && Double.parseDouble(scalar.getValue()) <= 1) {
      return Optional.of(Double.valueOf(scalar.getValue()));
    }
    return unreadable("a fraction from 0 to 1", "Write 5 % as 0.05.");
  }

  /** A time span greater than nothing. */
  Optional<Duration> duration() {
    Optional<Duration> duration =
        Durations.parse(node instanceof ScalarNode scalar ? scalar.getValue() : "");
    return duration.isPresent()
        ? duration
        : unreadable("a duration", "Write it as 500ms, 30s, 2m, 1h or 7d.");
  }

  Optional<LocalDate> date() {
    try {
      return Optional.of(LocalDate.parse(node instanceof ScalarNode s ? s.getValue() : ""));
    } catch (DateTimeParseException wrong) {
      return unreadable("a date", "Write it as 2027-06-30.");
    }
  }

  Optional<Pattern> regex() {
    Optional<String> text = raw();
    try {
      return text.map(Pattern::compile);
    } catch (PatternSyntaxException wrong) {
      problem(
          path + " is not a regular expression: " + wrong.getDescription(),
          "It is at \"" + text.orElse("") + "\", character " + (wrong.getIndex() + 1) + ".");
      return Optional.empty();
    }
  }

  /** A list; the elements are not looked at. */
  Optional<List<Value>> list() {
    if (!(node instanceof SequenceNode sequence)) {
      return wrongType("a list", "Write it as [a, b].");
    }
    List<Value> elements = new ArrayList<>();
    for (Node element : sequence.getValue()) {
      elements.add(new Value(source, element, path + "[" + elements.size() + "]"));
    }
    return Optional.of(elements);
  }

  /** A mapping, in written order; duplicate keys and keys that are no text are problems. */
  Optional<Map<String, Entry>> entries() {
    if (!(node instanceof MappingNode mapping)) {
      return wrongType("a mapping", "Write it as key: value, one below the other.");
    }
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Value key = new Value(source, tuple.getKeyNode(), path);
      if (!(tuple.getKeyNode() instanceof ScalarNode name)) {
        key.problem("a key of " + named() + " must be text", "");
        continue;
      }
      String keyPath = path.isEmpty() ? name.getValue() : path + "." + name.getValue();
      Entry entry = new Entry(key, new Value(source, tuple.getValueNode(), keyPath));
      Entry earlier = entries.putIfAbsent(name.getValue(), entry);
      if (earlier != null) {
        key.problem(
            "duplicate key \"" + name.getValue() + "\"",
            "It is given at line " + earlier.key().place().line() + " already.");
      }
    }
    return Optional.of(entries);
  }

  /** A mapping of this shape. */
  Optional<Section> section(Shape shape) {
    return entries().map(entries -> new Section(this, shape, entries));
  }

  boolean isMapping() {
    return node instanceof MappingNode;
  }

  boolean isNothing() {
    return node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL);
  }

  /** Its path, or the file for the root. */
  String named() {
    return path.isEmpty() ? source.file() : path;
  }

  <T> Optional<T> wrongType(String expected, String fix) {
    problem(named() + " must be " + expected + ", but is " + found(), fix);
    return Optional.empty();
  }

  /** As a wrong type, showing what stands there: only where nobody would write a secret. */
  private <T> Optional<T> unreadable(String expected, String fix) {
    if (node instanceof ScalarNode scalar && !isNothing()) {
      problem(named() + " must be " + expected + ", but is \"" + scalar.getValue() + "\"", fix);
      return Optional.empty();
    }
    return wrongType(expected, fix);
  }

  private String found() {
    if (node instanceof MappingNode) {
      return "a mapping";
    }
    if (!(node instanceof ScalarNode scalar)) {
      return "a list";
    }
    if (isNothing()) {
      return "nothing";
    }
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.BOOL)) {
      return scalar.getValue();
    }
    return tag.equals(Tag.INT) || tag.equals(Tag.FLOAT) ? "a number" : "text";
  }
}
