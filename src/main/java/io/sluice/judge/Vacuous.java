package io.sluice.judge;

import io.sluice.model.evidence.Evidence;
import io.sluice.model.evidence.Outcome;
import io.sluice.model.plan.Plan;
import io.sluice.model.plan.Plan.Control;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Scenarios of a flag that pass with the flag off, too, and so prove nothing about it. */
final class Vacuous {
  private Vacuous() {}

  static List<Control> of(Plan plan, Evidence evidence) {
    Set<String> passed = ids(evidence, Outcome.PASSED);
    return plan.controls().stream()
        .filter(control -> passed.contains(control.trial().id()))
        .toList();
  }

  /** These, and those of which that is asked and not known. */
  static List<Control> orUnknown(Plan plan, Evidence evidence) {
    Set<String> failed = ids(evidence, Outcome.FAILED);
    return plan.controls().stream()
        .filter(control -> !failed.contains(control.trial().id()))
        .toList();
  }

  private static Set<String> ids(Evidence evidence, Outcome outcome) {
    return evidence.probes().stream()
        .filter(trial -> trial.outcome() == outcome)
        .map(trial -> trial.trial().id())
        .collect(Collectors.toSet());
  }
}
