package io.sluice.run;

import io.sluice.model.criterion.Scenario;
import io.sluice.model.evidence.Attempt;
import io.sluice.model.evidence.Conduct.Skipping;
import io.sluice.model.evidence.Exposure;
import io.sluice.model.evidence.Outcome;
import io.sluice.model.evidence.StandIn;
import io.sluice.model.evidence.TrialEvidence;
import io.sluice.model.flag.Vector;
import io.sluice.model.plan.Trial;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which trials need not run, because a trial of the same scenario that ran stands in for them: it
 * passed, and every flag it read has the same value for both.
 *
 * <p>Trials that may be concluded wait while one of their scenario runs that could stand in for
 * them. Some, drawn at random before anything ran, run although one could; where such a trial shows
 * something else than its stand-in, nothing is concluded any more and everything runs. For one
 * thread at a time.
 */
final class Derivations {
  private final SkipSettings settings;
  private final Function<Trial, String> reproduce;
  private final Map<String, Family> families = new LinkedHashMap<>();
  private final Set<String> drawn;
  private final Map<String, StandIn> checks = new LinkedHashMap<>();
  private final Map<String, TrialEvidence> derived = new LinkedHashMap<>();
  private Optional<String> contradiction = Optional.empty();

  Derivations(SkipSettings settings, List<Trial> trials, Function<Trial, String> reproduce) {
    this.settings = settings;
    this.reproduce = reproduce;
    this.drawn = settings.draw();
    for (Trial trial : trials) {
      families
          .computeIfAbsent(trial.scenario().id(), any -> new Family(trial.scenario()))
          .add(trial);
    }
  }

  /** A trial that ran and may stand in for others. */
  private record Pass(Trial trial, List<Exposure> exposures) {
    /** Whether every flag it read has the same value there. */
    boolean standsInFor(Vector vector) {
      return exposures.stream().allMatch(e -> e.value().equals(vector.value(e.flag())));
    }
  }

  /** The trials of one scenario. */
  private final class Family {
    private final Scenario scenario;
    private final Set<Vector> running = new LinkedHashSet<>();
    private final List<Trial> waiting = new ArrayList<>();
    private final List<Pass> passes = new ArrayList<>();
    private final Set<String> read = new HashSet<>();
    private boolean runsAll;

    Family(Scenario scenario) {
      this.scenario = scenario;
    }

    void add(Trial trial) {
      if (settings.derivable().contains(trial.id())) {
        waiting.add(trial);
      } else {
        running.add(trial.vector());
      }
    }

    List<Trial> begun() {
      return running.stream().map(vector -> Trial.of(scenario, vector)).toList();
    }

    /** Takes those that can be run or concluded now out of those that wait. */
    List<Trial> release() {
      List<Trial> released = new ArrayList<>();
      for (Iterator<Trial> each = waiting.iterator(); each.hasNext(); ) {
        Trial trial = each.next();
        Optional<Pass> pass =
            passes.stream().filter(other -> other.standsInFor(trial.vector())).findFirst();
        if (pass.isPresent() && contradiction.isEmpty()) {
          each.remove();
          if (conclude(trial, pass.get())) {
            continue;
          }
        } else if (mustWait(trial)) {
          continue;
        } else {
          each.remove();
        }
        running.add(trial.vector());
        released.add(trial);
      }
      return released;
    }

    /** Whether one runs that will probably stand in for it. */
    private boolean mustWait(Trial trial) {
      return !runsAll
          && contradiction.isEmpty()
          && running.stream()
              .anyMatch(
                  vector ->
                      read.stream().allMatch(f -> vector.value(f).equals(trial.vector().value(f))));
    }

    void ended(TrialEvidence evidence) {
      running.remove(evidence.trial().vector());
      List<Exposure> seen = distinct(evidence);
      seen.forEach(exposure -> read.add(exposure.flag()));
      boolean clean =
          evidence.outcome() == Outcome.PASSED
              && evidence.attempts().size() == 1
              && seen.stream().allMatch(e -> isOf(e, evidence.trial().vector()));
      if (clean && evidence.attempts().stream().allMatch(Attempt::accounted)) {
        passes.add(new Pass(evidence.trial(), seen));
      } else if (clean) {
        // Its answers do not tell everything, and those of other trials will not either.
        runsAll = true;
      }
    }
  }

  /** False if it runs nevertheless, as one of the sample. */
  private boolean conclude(Trial trial, Pass pass) {
    StandIn standIn = new StandIn(pass.trial().id(), pass.exposures());
    if (drawn.contains(trial.id())) {
      checks.put(trial.id(), standIn);
      return false;
    }
    derived.put(trial.id(), TrialEvidence.derived(trial, standIn, reproduce.apply(trial)));
    return true;
  }

  /** The trials to be run at first. */
  List<Trial> begin() {
    List<Trial> first = new ArrayList<>();
    for (Family family : families.values()) {
      first.addAll(family.begun());
      first.addAll(family.release());
    }
    return first;
  }

  /** The trials to be run as well, now that a trial came to its end. */
  List<Trial> after(TrialEvidence evidence) {
    Family family = families.get(evidence.trial().scenario().id());
    if (family == null) {
      return List.of();
    }
    family.ended(evidence);
    Optional<String> said =
        Optional.ofNullable(checks.get(evidence.trial().id()))
            .flatMap(standIn -> contradicts(evidence, standIn));
    return said.isPresent() ? everything(said.get()) : family.release();
  }

  /** The trials to be run as well, now that a trial ran that had been concluded. */
  List<Trial> afterProbe(TrialEvidence probe) {
    return Optional.ofNullable(derived.get(probe.trial().id()))
        .flatMap(TrialEvidence::standIn)
        .flatMap(standIn -> contradicts(probe, standIn))
        .map(this::everything)
        .orElse(List.of());
  }

  private List<Trial> everything(String why) {
    if (contradiction.isPresent()) {
      return List.of();
    }
    contradiction = Optional.of(why);
    List<Trial> all = new ArrayList<>();
    for (TrialEvidence concluded : derived.values()) {
      all.add(concluded.trial());
    }
    derived.clear();
    families.values().forEach(family -> all.addAll(family.release()));
    return all;
  }

  private static Optional<String> contradicts(TrialEvidence evidence, StandIn standIn) {
    String id = evidence.trial().id();
    if (evidence.isFailed() || !evidence.decided()) {
      return Optional.of(
          id + " failed, although " + standIn.trial() + " would have stood in for it");
    }
    Set<String> known =
        standIn.exposures().stream().map(Exposure::flag).collect(Collectors.toSet());
    return evidence.exposures().stream()
        .map(Exposure::flag)
        .filter(flag -> !known.contains(flag))
        .findFirst()
        .map(flag -> id + " read " + flag + ", which " + standIn.trial() + " had not read");
  }

  /** Whether the trial was served as planned, by the flag and not by a default in an error. */
  private static boolean isOf(Exposure exposure, Vector vector) {
    return exposure.value().equals(vector.value(exposure.flag()))
        && !exposure.reason().equalsIgnoreCase("ERROR");
  }

  private static List<Exposure> distinct(TrialEvidence evidence) {
    Map<String, Exposure> distinct = new HashMap<>();
    evidence
        .exposures()
        .forEach(each -> distinct.put(each.flag() + "=" + each.value() + each.reason(), each));
    return List.copyOf(distinct.values());
  }

  /** What was concluded. */
  Collection<TrialEvidence> derived() {
    return List.copyOf(derived.values());
  }

  /** What became of it; empty where nothing may be concluded. */
  Optional<Skipping> skipping() {
    return settings.derivable().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Skipping(
                derived.size(), List.copyOf(checks.keySet()), settings.seed(), contradiction));
  }
}
