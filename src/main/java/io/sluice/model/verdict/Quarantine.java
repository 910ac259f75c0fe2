package io.sluice.model.verdict;

import io.sluice.model.criterion.Condition;
import io.sluice.model.criterion.Scenario;
import io.sluice.model.flag.Vector;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Scenarios and criteria whose failures are known and owed: they run and are shown, and decide
 * nothing until they expire.
 *
 * @param cap how many entries there may be
 * @param releaseAfter after so many runs in which all its trials passed, taking an entry out is
 *     suggested
 * @param entries the debts
 */
public record Quarantine(int cap, int releaseAfter, List<Entry> entries) {
  /** Entries allowed when sluice.yaml says nothing. */
  public static final int CAP = 5;

  /** Clean runs that suggest a release when sluice.yaml says nothing. */
  public static final int RELEASE_AFTER = 20;

  /**
   * One debt. Exactly one of {@code scenario} and {@code criterion} is given.
   *
   * @param scenario a scenario's name or its place, {@code features/x.feature:12}
   * @param criterion a criterion's id
   * @param flag only where this holds, e.g. {@code risk-v2=on}
   * @param owner who pays it back
   * @param ticket where it is written down
   * @param expires the last day on which it holds
   */
  public record Entry(
      Optional<String> scenario,
      Optional<String> criterion,
      Optional<Condition> flag,
      String owner,
      String ticket,
      LocalDate expires) {
    /** Whether the entry is about this scenario under this vector, expired or not. */
    public boolean covers(Scenario tried, Vector vector) {
      boolean named =
          scenario.map(s -> s.equals(tried.name()) || s.equals(tried.id())).orElse(false)
              || criterion.map(tried.criteria()::contains).orElse(false);
      return named && flag.map(condition -> condition.holds(vector)).orElse(true);
    }

    /** Whether the entry no longer holds. */
    public boolean isExpired(LocalDate today) {
      return today.isAfter(expires);
    }

    /** What it is about, for people. */
    public String subject() {
      return scenario.map(s -> "\"" + s + "\"").or(() -> criterion).orElse("")
          + flag.map(f -> " [" + f.flag() + f.value().map(v -> "=" + v).orElse("") + "]")
              .orElse("");
    }
  }

  /** Makes the list immutable. */
  public Quarantine {
    entries = List.copyOf(entries);
  }

  /** Nothing is owed. */
  public static Quarantine none() {
    return new Quarantine(CAP, RELEASE_AFTER, List.of());
  }

  /** The entry that holds for a scenario under a vector today. */
  public Optional<Entry> holding(Scenario scenario, Vector vector, LocalDate today) {
    return entries.stream()
        .filter(entry -> entry.covers(scenario, vector) && !entry.isExpired(today))
        .findFirst();
  }
}
