package io.sluice.publish;

import io.sluice.model.verdict.Decision;
import io.sluice.model.verdict.Reason;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reasons that several decisions have: what a reader was told once is not told again. */
final class SharedReasons {
  private final Set<String> told = new HashSet<>();

  /** The reasons of a decision that no earlier one had. */
  List<Reason> fresh(Decision decision) {
    List<Reason> fresh =
        decision.reasons().stream().filter(reason -> !told.contains(key(reason))).toList();
    fresh.forEach(reason -> told.add(key(reason)));
    return fresh;
  }

  /** The same scenarios are the same to a reader, whatever the vectors. */
  private static String key(Reason reason) {
    if (!reason.code().startsWith("trial-")) {
      return reason.code() + " " + reason.text();
    }
    return reason.trials().stream()
        .map(trial -> trial.substring(0, Math.max(0, trial.indexOf(" ["))))
        .distinct()
        .sorted()
        .collect(Collectors.joining(",", reason.code() + " ", ""));
  }
}
