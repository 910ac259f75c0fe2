package io.sluice.model.flag;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One value for every declared flag: what one tenant sees.
 *
 * @param values flag name to word ({@code off}, {@code on} or a variant), sorted by name
 */
public record Vector(SortedMap<String, String> values) implements Comparable<Vector> {
  /** Makes the map immutable. */
  public Vector {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /** A vector of these values. */
  public static Vector of(Map<String, String> values) {
    return new Vector(new TreeMap<>(values));
  }

  /** The value of a flag; {@code off} for a flag the vector does not know. */
  public String value(String flag) {
    return values.getOrDefault(flag, Flag.OFF);
  }

  /** Whether the flag has another value than {@code off}. */
  public boolean isOn(String flag) {
    return !value(flag).equals(Flag.OFF);
  }

  /** The same vector with one flag at another value. */
  public Vector with(String flag, String value) {
    SortedMap<String, String> changed = new TreeMap<>(values);
    changed.put(flag, value);
    return new Vector(changed);
  }

  /** The flags that are not off, {@code risk-v2=on}, or {@code all off}. */
  public String name() {
    String on =
        values.entrySet().stream()
            .filter(entry -> !entry.getValue().equals(Flag.OFF))
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining(","));
    return on.isEmpty() ? "all off" : on;
  }

  /** How many flags are not off. */
  public int size() {
    return (int) values.values().stream().filter(value -> !value.equals(Flag.OFF)).count();
  }

  /** Fewest flags on first, then by name: the order in which people read them. */
  @Override
  public int compareTo(Vector other) {
    int bySize = Integer.compare(size(), other.size());
    return bySize != 0 ? bySize : values.toString().compareTo(other.values.toString());
  }
}
