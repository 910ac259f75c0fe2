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
    Set<String> passed =
        evidence.probes().stream()
            .filter(trial -> trial.outcome() == Outcome.PASSED)
            .map(trial -> trial.trial().id())
            .collect(Collectors.toSet());
    return plan.controls().stream()
        .filter(control -> passed.contains(control.trial().id()))
        .toList();
  }
}
