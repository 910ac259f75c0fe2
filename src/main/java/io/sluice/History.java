package io.sluice;

import io.sluice.config.Settings;
import io.sluice.model.Trouble;
import io.sluice.model.criterion.Scenario;
import io.sluice.model.evidence.Outcome;
import io.sluice.model.verdict.Quarantine;
import io.sluice.model.verdict.Quarantine.Entry;
import io.sluice.model.verdict.Reason;
import io.sluice.run.PastRuns;
import io.sluice.store.EvidenceStore;
import io.sluice.store.StoredRun;
import io.sluice.store.StoredRun.StoredTrial;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What earlier runs mean for the one that is judged. */
final class History {
  /** A trial that was concluded instead of run is in the run before, or the one before that. */
  private static final int REMEMBERED = 3;

  private final Settings settings;
  private final EvidenceStore store;

  History(Settings settings) {
    this.settings = settings;
    this.store = Stores.evidence(settings);
  }

  /**
   * Criteria that must be proved because an accepted verdict proved them; none without {@code
   * policy.ratchet}.
   *
   * @throws Trouble if the store cannot be read
   */
  List<String> ratchet() {
    if (!settings.policy().ratchet()) {
      return List.of();
    }
    Optional<StoredRun> accepted = read(() -> store.lastAccepted(settings.environment().name()));
    return accepted.map(StoredRun::proved).orElse(List.of()).stream()
        .filter(id -> !settings.criteria().retired().contains(id))
        .toList();
  }

  /** Suggests to release from quarantine what passed often enough. */
  List<Reason> releases() {
    Quarantine quarantine = settings.policy().quarantine();
    if (quarantine.entries().isEmpty()) {
      return List.of();
    }
    int needed = quarantine.releaseAfter();
    List<StoredRun> runs = read(() -> store.latest(settings.environment().name(), needed));
    if (runs.size() < needed) {
      return List.of();
    }
    return quarantine.entries().stream()
        .filter(entry -> runs.stream().allMatch(run -> isClean(entry, run)))
        .map(entry -> release(entry, needed))
        .toList();
  }

  /** What the last runs say of the trials that are to be run; nothing where they cannot be read. */
  PastRuns past() {
    try {
      List<StoredRun> runs = store.latest(settings.environment().name(), REMEMBERED);
      Map<String, Duration> durations = new HashMap<>();
      Set<String> failed = new HashSet<>();
      Set<String> seen = new HashSet<>();
      for (StoredRun run : runs) {
        for (StoredTrial trial : run.trials()) {
          if (!trial.attempts().isEmpty() && seen.add(trial.id())) {
            durations.put(trial.id(), last(trial));
            if (trial.outcome() == Outcome.FAILED) {
              failed.add(trial.id());
            }
          }
        }
      }
      return new PastRuns(durations, failed);
    } catch (IOException | Trouble e) {
      return PastRuns.none();
    }
  }

  private static Duration last(StoredTrial trial) {
    return trial.attempts().get(trial.attempts().size() - 1).duration();
  }

  /** How long the last attempt of each trial took in the last run. */
  Map<String, Duration> durations() {
    Map<String, Duration> durations = new HashMap<>();
    read(() -> store.latest(settings.environment().name(), 1)).stream()
        .flatMap(run -> run.trials().stream())
        .filter(trial -> !trial.attempts().isEmpty())
        .forEach(trial -> durations.put(trial.id(), last(trial)));
    return durations;
  }

  /** Whether the entry's trials were tried, and every attempt passed. */
  private static boolean isClean(Entry entry, StoredRun run) {
    Map<String, Scenario> scenarios =
        run.catalog().scenarios().stream()
            .collect(Collectors.toMap(Scenario::id, Function.identity(), (one, other) -> one));
    List<StoredTrial> covered =
        run.trials().stream()
            .filter(
                trial ->
                    Stream.ofNullable(scenarios.get(trial.scenario()))
                        .anyMatch(scenario -> entry.covers(scenario, trial.vector())))
            .toList();
    return !covered.isEmpty() && covered.stream().allMatch(t -> t.outcome() == Outcome.PASSED);
  }

  private static Reason release(Entry entry, int runs) {
    return new Reason(
        "quarantine-release",
        entry.subject() + " passed in each of the last " + runs + " runs",
        Optional.of("take it out of policy.quarantine (" + entry.ticket() + ")"),
        entry.criterion(),
        List.of(),
        List.of());
  }

  @FunctionalInterface
  private interface Reading<T> {
    T get() throws IOException;
  }

  private <T> T read(Reading<T> reading) {
    try {
      return reading.get();
    } catch (IOException e) {
      throw Keeper.notRead(settings.store().toString(), e);
    }
  }
}
