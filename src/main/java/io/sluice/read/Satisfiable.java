package io.sluice.read;

import io.sluice.model.criterion.Condition;
import io.sluice.model.flag.Flag;
import io.sluice.model.flag.Flags;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether some vector meets all conditions and every {@code requires}. */
final class Satisfiable {
  private final Flags flags;
  private final Map<String, String> must = new HashMap<>();
  private final Set<String> mustBeOn = new HashSet<>();

  private Satisfiable(Flags flags) {
    this.flags = flags;
  }

  static boolean under(Flags flags, List<Condition> conditions) {
    return new Satisfiable(flags).addAll(conditions);
  }

  private boolean addAll(List<Condition> conditions) {
    return conditions.stream().allMatch(this::add);
  }

  /** False when the condition contradicts what is there; follows {@code requires}. */
  private boolean add(Condition condition) {
    String flag = condition.flag();
    Optional<String> value = condition.value();
    if (value.isPresent()) {
      String before = must.putIfAbsent(flag, value.get());
      if (before != null && !before.equals(value.get())) {
        return false;
      }
    } else {
      mustBeOn.add(flag);
    }
    if (mustBeOn.contains(flag) && Flag.OFF.equals(must.get(flag))) {
      return false;
    }
    boolean notOff =
        mustBeOn.contains(flag) || (must.containsKey(flag) && !Flag.OFF.equals(must.get(flag)));
    return !notOff || requirementsHold(flag);
  }

  private boolean requirementsHold(String name) {
    return flags.find(name).stream()
        .flatMap(flag -> flag.requires().entrySet().stream())
        .allMatch(
            need ->
                need.getValue().equals(must.get(need.getKey()))
                    || add(new Condition(need.getKey(), Optional.of(need.getValue()))));
  }
}
