package io.sluice.publish;

import io.sluice.model.evidence.TrialEvidence;
import io.sluice.model.verdict.Decision;
import io.sluice.model.verdict.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which questions rest on a trial, and so what its failure blocks. */
final class Stakes {
  private final Map<String, List<Decision>> byTrial;

  private Stakes(Map<String, List<Decision>> byTrial) {
    this.byTrial = byTrial;
  }

  static Stakes of(Verdict verdict) {
    Map<String, List<Decision>> byTrial = new HashMap<>();
    for (Decision decision : verdict.decisions()) {
      for (String trial : decision.restsOn()) {
        byTrial.computeIfAbsent(trial, id -> new ArrayList<>()).add(decision);
      }
    }
    return new Stakes(byTrial);
  }

  /** The decisions that rest on the trial, in the verdict's order. */
  List<Decision> decisions(TrialEvidence trial) {
    return byTrial.getOrDefault(trial.trial().id(), List.of());
  }

  /** Whether the exit code depends on the trial. */
  boolean required(TrialEvidence trial) {
    return decisions(trial).stream().anyMatch(Decision::required);
  }

  /** {@code release risk-v2=on to internal, kill risk-v2}. */
  String questions(TrialEvidence trial) {
    return decisions(trial).stream()
        .map(decision -> Words.question(decision.question()))
        .collect(Collectors.joining(", "));
  }
}
