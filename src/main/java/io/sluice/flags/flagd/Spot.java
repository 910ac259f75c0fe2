package io.sluice.flags.flagd;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value of a flag file and where it stands: offsets in chars, the end excluded. */
sealed interface Spot {
  int start();

  /** Not to be relied on where the value is written as an indented block. */
  int end();

  /** Whether it is written by indentation, as only YAML knows it. */
  boolean block();

  /** A single value. */
  record Scalar(int start, int end, boolean block, String text) implements Spot {}

  /** A list. */
  record Items(int start, int end, boolean block, List<Spot> all) implements Spot {}

  /**
   * Keys and values, in written order.
   *
   * @param shared whether it stands in one place and holds in several (a YAML alias)
   */
  record Fields(int start, int end, boolean block, boolean shared, Map<String, Field> all)
      implements Spot {
    Optional<Field> find(String key) {
      return Optional.ofNullable(all.get(key));
    }
  }

  /**
   * A key and its value.
   *
   * @param colon behind the colon
   */
  record Field(int start, int colon, Spot value) {}

  /** These fields, if it is such a value. */
  default Optional<Fields> fields() {
    return this instanceof Fields fields ? Optional.of(fields) : Optional.empty();
  }

  /** This list, if it is one. */
  default List<Spot> items() {
    return this instanceof Items items ? items.all() : List.of();
  }

  /** The value of a mapping that has this key alone. */
  default Optional<Spot> only(String key) {
    return fields()
        .filter(fields -> fields.all().size() == 1)
        .flatMap(fields -> fields.find(key))
        .map(Field::value);
  }

  /** Whether it is the single value with this text. */
  default boolean says(String text) {
    return this instanceof Scalar scalar && scalar.text().equals(text);
  }
}
