package io.sluice.run;

import io.sluice.model.blame.Blame;
import io.sluice.model.evidence.Adjudication;
import io.sluice.model.evidence.Attempt;
import io.sluice.model.evidence.Conduct.Skipping;
import io.sluice.model.evidence.Evidence.Incident;
import io.sluice.model.evidence.Outcome;
import io.sluice.model.evidence.TrialEvidence;
import io.sluice.model.plan.Plan;
import io.sluice.model.plan.Plan.Control;
import io.sluice.model.plan.Trial;
import io.sluice.run.TrialTask.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a run knows so far and what follows from it: after each attempt whether the trial needs
 * another, and which further trials are needed. Thread-safe.
 */
final class Course {
  /** More trials than this are not spent on finding out what failures depend on. */
  private static final int MOST_PROBES = 64;

  private final RunSettings settings;
  private final Plan plan;
  private final RunListener listener;
  private final Function<Trial, String> reproduce;
  private final EnvironmentWatch watch;
  private final Expected expected;
  private final Derivations derivations;
  private final BlameSearch search;
  private final Map<String, TrialEvidence> records = new HashMap<>();
  private final Map<String, TrialEvidence> probes = new HashMap<>();
  private final Map<String, List<TrialEvidence>> ended = new HashMap<>();
  private final Map<String, Integer> outstanding = new HashMap<>();
  private final Set<String> probed = new HashSet<>();
  private int repeatsLeft;
  private boolean over;

  Course(RunSettings settings, Plan plan, RunListener listener, Function<Trial, String> reproduce) {
    this.settings = settings;
    this.plan = plan;
    this.listener = listener;
    this.reproduce = reproduce;
    this.watch = new EnvironmentWatch(plan.trials().size());
    this.expected = new Expected(settings.past(), settings.stepTimeout());
    this.derivations = new Derivations(settings.skip(), plan.trials(), reproduce);
    this.search = new BlameSearch(settings.flags());
    this.repeatsLeft = settings.repeatBudget(plan.trials().size());
  }

  /**
   * What follows from an attempt.
   *
   * @param again whether the trial needs another
   * @param more further trials
   * @param stop why the run should end
   */
  record Next(boolean again, List<TrialTask> more, Optional<Incident> stop) {}

  /** What is to be run at first. */
  synchronized List<TrialTask> begin() {
    Stream<TrialTask> controls =
        plan.controls().stream().map(Control::trial).map(t -> expected.task(t, Role.CONTROL));
    return Stream.concat(judged(derivations.begin()).stream(), controls).toList();
  }

  /** The first attempt of a trial begins. */
  synchronized void begun(TrialTask task) {
    if (task.role() == Role.JUDGED) {
      listener.trialStarted(task.trial());
    }
  }

  /** Whether the run was found to be in vain: known at once, before its lanes are stopped. */
  synchronized boolean isOver() {
    return over;
  }

  /** An attempt came to its end, the last of the task's. */
  synchronized Next after(TrialTask task) {
    Optional<Incident> stop = Optional.empty();
    if (task.role() == Role.JUDGED) {
      listener.attempted(task.trial(), last(task));
      stop = task.attempts().size() == 1 ? watch.first(task) : stop;
      over |= stop.isPresent();
    }
    if (stop.isEmpty() && needsRepeat(task)) {
      return new Next(true, List.of(), stop);
    }
    TrialEvidence evidence =
        TrialEvidence.of(
            task.trial(), task.attempts(), settings.test(), reproduce.apply(task.trial()));
    List<TrialTask> more =
        switch (task.role()) {
          case JUDGED -> recorded(evidence);
          case CONTROL -> controlled(evidence);
          case PROBE -> probed(evidence);
        };
    return new Next(false, more, stop);
  }

  private boolean needsRepeat(TrialTask task) {
    boolean needs = Adjudication.needsRepeat(task.attempts(), settings.test());
    return switch (task.role()) {
      case JUDGED -> needs && repeatsLeft-- > 0;
      case PROBE -> needs;
      // It should fail: only trouble of our own tells nothing.
      case CONTROL -> needs && last(task).outcome() == Outcome.BROKEN;
    };
  }

  private List<TrialTask> recorded(TrialEvidence evidence) {
    Trial trial = evidence.trial();
    records.put(trial.id(), evidence);
    listener.trialFinished(evidence);
    String scenario = trial.scenario().id();
    ended.computeIfAbsent(scenario, any -> new ArrayList<>()).add(evidence);
    List<TrialTask> more = new ArrayList<>(judged(derivations.after(evidence)));
    if (outstanding.merge(scenario, -1, Integer::sum) == 0) {
      // Before all of its trials are known, a probe might only tell what one of them will.
      search.consider(ended.get(scenario));
      more.addAll(probes());
    }
    return more;
  }

  private List<TrialTask> controlled(TrialEvidence evidence) {
    probes.putIfAbsent(evidence.trial().id(), evidence);
    return List.of();
  }

  private List<TrialTask> probed(TrialEvidence evidence) {
    probes.put(evidence.trial().id(), evidence);
    search.learn(evidence);
    List<TrialTask> more = new ArrayList<>(judged(derivations.afterProbe(evidence)));
    more.addAll(probes());
    return more;
  }

  private List<TrialTask> probes() {
    if (!settings.blame()) {
      return List.of();
    }
    List<Trial> wanted =
        search.nextProbes().stream()
            .filter(trial -> probed.size() < MOST_PROBES && probed.add(trial.id()))
            .toList();
    if (!wanted.isEmpty()) {
      listener.probing(wanted, probed.size());
    }
    return wanted.stream().map(trial -> expected.task(trial, Role.PROBE)).toList();
  }

  private List<TrialTask> judged(List<Trial> trials) {
    trials.forEach(trial -> outstanding.merge(trial.scenario().id(), 1, Integer::sum));
    return trials.stream().map(trial -> expected.task(trial, Role.JUDGED)).toList();
  }

  private static Attempt last(TrialTask task) {
    return task.attempts().get(task.attempts().size() - 1);
  }

  /** Tells of what was concluded: only now is it known that nothing contradicts it. */
  synchronized void end() {
    for (TrialEvidence derived : derivations.derived()) {
      records.put(derived.trial().id(), derived);
      listener.trialStarted(derived.trial());
      listener.trialFinished(derived);
    }
  }

  /** The records of the plan's trials, in its order. */
  synchronized List<TrialEvidence> records() {
    return plan.trials().stream()
        .map(trial -> records.get(trial.id()))
        .filter(Objects::nonNull)
        .toList();
  }

  /** What was run besides. */
  synchronized List<TrialEvidence> extra() {
    return List.copyOf(probes.values());
  }

  synchronized Map<String, Blame> blames() {
    return settings.blame() ? search.blames() : Map.of();
  }

  synchronized Optional<Skipping> skipping() {
    return derivations.skipping();
  }
}
