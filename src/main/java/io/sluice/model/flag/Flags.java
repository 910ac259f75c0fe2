package io.sluice.model.flag;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The declared flags, in the order of sluice.yaml.
 *
 * @param all every declared flag
 */
public record Flags(List<Flag> all) {
  /** Makes the list immutable. */
  public Flags {
    all = List.copyOf(all);
  }

  /** The flag of that name. */
  public Optional<Flag> find(String name) {
    return all.stream().filter(flag -> flag.name().equals(name)).findFirst();
  }

  /** The names, in declared order. */
  public List<String> names() {
    return all.stream().map(Flag::name).toList();
  }

  /** The vector in which every flag is off. */
  public Vector allOff() {
    return Vector.of(new TreeMap<>(valuesOff()));
  }

  /** Whether the vector respects every {@code requires}. */
  public boolean allows(Vector vector) {
    return all.stream()
        .filter(flag -> vector.isOn(flag.name()))
        .allMatch(
            flag ->
                flag.requires().entrySet().stream()
                    .allMatch(need -> vector.value(need.getKey()).equals(need.getValue())));
  }

  private Map<String, String> valuesOff() {
    Map<String, String> off = new LinkedHashMap<>();
    all.forEach(flag -> off.put(flag.name(), Flag.OFF));
    return off;
  }
}
