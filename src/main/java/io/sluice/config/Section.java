package io.sluice.config;

import io.sluice.model.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A mapping of a known shape. Keys it should not have are problems as soon as it is made. */
final class Section {
  private final Value self;
  private final Shape shape;
  private final Map<String, Value.Entry> entries;

  Section(Value self, Shape shape, Map<String, Value.Entry> entries) {
    this.self = self;
    this.shape = shape;
    this.entries = entries;
    entries.forEach((name, entry) -> check(name, entry.key()));
  }

  private void check(String name, Value key) {
    if (shape.notYet.contains(name)) {
      key.problem(
          "\"" + name + "\" is not supported yet",
          "Take it out: nothing would obey it. Supported here: " + listed(shape.supported));
    } else if (!shape.supported.contains(name)) {
      key.problem(
          "unknown key \"" + name + "\"" + Nearest.hint(name, shape.keys()),
          "Known here: " + listed(shape.keys()));
    }
  }

  private static String listed(List<String> keys) {
    return String.join(", ", keys) + ".";
  }

  /** The value of a key of the shape. */
  Optional<Value> find(String key) {
    if (!shape.keys().contains(key)) {
      throw new IllegalArgumentException(shape + " has no key " + key);
    }
    return Optional.ofNullable(entries.get(key)).map(Value.Entry::value);
  }

  /** The value of a key that must be there. */
  Optional<Value> require(String key) {
    Optional<Value> value = find(key);
    if (value.isEmpty()) {
      self.problem(
          "\"" + key + "\" is missing in " + self.named(),
          "docs/guides/configuration.md says what it holds.");
    }
    return value;
  }

  /** Whether a key is none of the shape's: what should be there may be misspelt. */
  boolean hasUnknownKey() {
    return !shape.keys().containsAll(entries.keySet());
  }

  /** The key's place; only for one that is there. */
  Value key(String key) {
    return Optional.ofNullable(entries.get(key)).map(Value.Entry::key).orElse(self);
  }

  /** Those of the given keys that are there, in written order. */
  List<String> present(String... keys) {
    List<String> wanted = List.of(keys);
    return entries.keySet().stream().filter(wanted::contains).toList();
  }

  Optional<Section> section(String key, Shape of) {
    return find(key).flatMap(value -> value.section(of));
  }

  Optional<Section> requireSection(String key, Shape of) {
    return require(key).flatMap(value -> value.section(of));
  }

  /** The elements of a list; none if the key is not there. */
  Stream<Value> elements(String key) {
    return find(key).flatMap(Value::list).stream().flatMap(List::stream);
  }

  Value self() {
    return self;
  }

  Place place() {
    return self.place();
  }
}
