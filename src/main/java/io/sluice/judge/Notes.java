package io.sluice.judge;

import io.sluice.model.evidence.Evidence;
import io.sluice.model.flag.Flag;
import io.sluice.model.flag.Flags;
import io.sluice.model.plan.Plan;
import io.sluice.model.plan.Plan.Control;
import io.sluice.model.ring.Snapshot;
import io.sluice.model.verdict.Quarantine.Entry;
import io.sluice.model.verdict.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Remarks that decide nothing: flags to be removed, proofs that prove nothing, debts. */
public final class Notes {
  private Notes() {}

  /** In the order in which people should read them. */
  public static List<Reason> of(
      JudgeSettings settings, Flags flags, Snapshot snapshot, Plan plan, Evidence evidence) {
    List<Reason> notes = new ArrayList<>();
    Vacuous.of(plan, evidence).forEach(control -> notes.add(vacuous(control)));
    if (!settings.exposure() && !flags.all().isEmpty()) {
      notes.add(nobodyChecked());
    }
    for (Flag flag : flags.all()) {
      flag.expires()
          .filter(settings.today()::isAfter)
          .ifPresent(day -> notes.add(expired(flag, day.toString())));
      if (isOnEverywhere(flag, snapshot)) {
        notes.add(onEverywhere(flag));
      }
    }
    settings.quarantine().entries().stream()
        .filter(entry -> entry.isExpired(settings.today()))
        .filter(
            entry -> plan.trials().stream().noneMatch(t -> entry.covers(t.scenario(), t.vector())))
        .forEach(entry -> notes.add(idle(entry)));
    return notes;
  }

  private static boolean isOnEverywhere(Flag flag, Snapshot snapshot) {
    return !snapshot.rings().isEmpty()
        && snapshot.vectorsOf(List.copyOf(snapshot.rings().keySet())).stream()
            .allMatch(vector -> vector.isOn(flag.name()));
  }

  private static Reason vacuous(Control control) {
    return new Reason(
        "vacuous-scenario",
        "\""
            + control.trial().scenario().name()
            + "\" is about "
            + control.flag()
            + " and passes with the flag off, too: it proves nothing about it",
        Optional.of("let it check what the flag changes: " + control.trial().scenario().place()),
        control.trial().scenario().criteria().stream().findFirst(),
        List.of(control.trial().id()),
        List.of());
  }

  private static Reason nobodyChecked() {
    return Reason.of(
        "exposure-not-checked",
        "nobody checked whether the service evaluated the flags that criteria are about",
        "let the service send its exposure header, and set flags.exposure");
  }

  private static Reason expired(Flag flag, String day) {
    return Reason.of(
        "flag-expired",
        "the flag " + flag.name() + " should have been gone after " + day + owner(flag),
        "take it out of the service, or give it a new day");
  }

  private static Reason onEverywhere(Flag flag) {
    return Reason.of(
        "flag-on-everywhere",
        "every tenant of every ring has " + flag.name() + owner(flag),
        "take the flag out of the service and of sluice.yaml");
  }

  private static Reason idle(Entry entry) {
    return Reason.of(
        "quarantine-idle",
        "the quarantine of " + entry.subject() + " expired and covers no trial of this run",
        "take the entry out");
  }

  private static String owner(Flag flag) {
    return flag.owner().map(owner -> " (" + owner + ")").orElse("");
  }
}
