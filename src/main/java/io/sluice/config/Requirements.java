package io.sluice.config;

import io.sluice.model.flag.Flag;
import io.sluice.model.flag.Flags;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether what a flag requires can be met: by the other flags, and in the rings where it is on. */
final class Requirements {
  private Requirements() {}

  /** Notes a problem at the flag if it can never be on, or is on where its needs are not met. */
  static void check(Flags flags, Flag flag, Value declaration) {
    if (flag.requires().isEmpty()) {
      return;
    }
    Optional<List<String>> cycle = path(flags, flag.name(), flag.name());
    if (cycle.isPresent()) {
      declaration.problem(
          "\"requires\" goes round in a circle: " + String.join(" → ", cycle.get()),
          "Take one of them out.");
      return;
    }
    Optional<String> contradiction = contradiction(flags, flag);
    if (contradiction.isPresent()) {
      declaration.problem(
          "the flag \"" + flag.name() + "\" can never be on: " + contradiction.get(),
          "Change one of them.");
      return;
    }
    flag.onIn().forEach(ring -> checkRing(flags, flag, ring, declaration));
  }

  private static void checkRing(Flags flags, Flag flag, String ring, Value declaration) {
    flag.requires()
        .forEach(
            (name, word) -> {
              boolean on = flags.find(name).orElseThrow().onIn().contains(ring);
              if (!word.equals(on ? Flag.ON : Flag.OFF)) {
                declaration.problem(
                    "the flag \"%s\" is on in ring \"%s\" but requires %s=%s, which is %s there"
                        .formatted(flag.name(), ring, name, word, on ? "on" : "off"),
                    "Change \"on-in\" of one of them.");
              }
            });
  }

  /** Flags from one to another, each requiring the next to be not off. */
  private static Optional<List<String>> path(Flags flags, String from, String to) {
    Map<String, List<String>> reached = new LinkedHashMap<>();
    Deque<String> open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty()) {
      String at = open.remove();
      for (String next : needsOn(flags, at)) {
        List<String> way = new ArrayList<>(reached.getOrDefault(at, List.of(from)));
        way.add(next);
        if (next.equals(to)) {
          return Optional.of(way);
        }
        if (reached.putIfAbsent(next, way) == null) {
          open.add(next);
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> needsOn(Flags flags, String name) {
    return flags.find(name).stream()
        .flatMap(flag -> flag.requires().entrySet().stream())
        .filter(need -> !need.getValue().equals(Flag.OFF))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** Two needs, own or inherited, that exclude each other. */
  private static Optional<String> contradiction(Flags flags, Flag flag) {
    Map<String, String> needed = new LinkedHashMap<>();
    Deque<Flag> open = new ArrayDeque<>(List.of(flag));
    while (!open.isEmpty()) {
      Flag at = open.remove();
      for (Map.Entry<String, String> need : at.requires().entrySet()) {
        boolean excludes = need.getKey().equals(flag.name()) && need.getValue().equals(Flag.OFF);
        String earlier = needed.putIfAbsent(need.getKey(), need.getValue());
        if (excludes || (earlier != null && !earlier.equals(need.getValue()))) {
          return Optional.of(
              "\"%s\" requires %s=%s".formatted(at.name(), need.getKey(), need.getValue())
                  + (excludes
                      ? ""
                      : ", but " + need.getKey() + "=" + earlier + " is required too"));
        }
        if (earlier == null && !need.getValue().equals(Flag.OFF)) {
          flags.find(need.getKey()).ifPresent(open::add);
        }
      }
    }
    return Optional.empty();
  }
}
