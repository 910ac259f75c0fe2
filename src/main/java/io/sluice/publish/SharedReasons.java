package io.sluice.publish;

import io.sluice.model.verdict.Decision;
import io.sluice.model.verdict.Reason;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reasons that several decisions have: what a reader was told once is not told again. */
final class SharedReasons {
  private final Set<String> told = new HashSet<>();

  /** The reasons of a decision that no earlier one had. */
  List<Reason> fresh(Decision decision) {
    List<Reason> fresh =
        decision.reasons().stream().filter(reason -> !told.contains(reason.topic())).toList();
    fresh.forEach(reason -> told.add(reason.topic()));
    return fresh;
  }
}
