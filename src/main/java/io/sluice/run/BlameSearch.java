package io.sluice.run;

import io.sluice.model.blame.Blame;
import io.sluice.model.blame.Outcomes;
import io.sluice.model.blame.Suspects;
import io.sluice.model.blame.Suspects.Step;
import io.sluice.model.criterion.Scenario;
import io.sluice.model.evidence.Attempt;
import io.sluice.model.evidence.Exposure;
import io.sluice.model.evidence.TrialEvidence;
import io.sluice.model.flag.Flags;
import io.sluice.model.flag.Vector;
import io.sluice.model.plan.Trial;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds out what confirmed failures depend on, step by step: each names the trials that would tell
 * more. One failure stands for all with the same error at the same step under the same vector.
 */
final class BlameSearch {
  private record Key(String step, String error, Vector vector, List<Blame.Fixed> fixed) {}

  private final Flags flags;
  private final Map<String, TrialEvidence> known = new HashMap<>();
  private final Map<Key, TrialEvidence> representatives = new LinkedHashMap<>();
  private final Map<String, Key> keys = new LinkedHashMap<>();
  private final Map<Key, Blame> found = new HashMap<>();

  BlameSearch(Flags flags) {
    this.flags = flags;
  }

  /** Takes in every trial of some scenarios: what failed there is looked into. */
  void consider(Collection<TrialEvidence> evidence) {
    evidence.forEach(trial -> known.put(trial.trial().id(), trial));
    evidence.stream()
        .filter(TrialEvidence::isFailed)
        .forEach(
            trial -> {
              Key key = key(trial);
              representatives.putIfAbsent(key, trial);
              keys.put(trial.trial().id(), key);
            });
  }

  /** The trials to be run next, each once; none when everything is found. */
  List<Trial> nextProbes() {
    Map<String, Trial> probes = new LinkedHashMap<>();
    representatives.forEach(
        (key, failure) -> {
          if (!found.containsKey(key)) {
            probe(key, failure).ifPresent(trial -> probes.put(trial.id(), trial));
          }
        });
    return List.copyOf(probes.values());
  }

  /** Takes in what a probe came to. */
  void learn(TrialEvidence probe) {
    known.put(probe.trial().id(), probe);
  }

  /** By trial id, the best that is known; where the search did not end, not minimal. */
  Map<String, Blame> blames() {
    Map<String, Blame> blames = new HashMap<>();
    keys.forEach(
        (trial, key) ->
            blames.put(
                trial,
                Optional.ofNullable(found.get(key)).orElseGet(() -> soFar(representative(key)))));
    return blames;
  }

  private Optional<Trial> probe(Key key, TrialEvidence failure) {
    Scenario scenario = failure.trial().scenario();
    Step step = suspects(failure).next(outcomes(scenario));
    if (step instanceof Step.Probe probe) {
      Trial trial = Trial.of(scenario, probe.vector());
      if (!known.containsKey(trial.id())) {
        return Optional.of(trial);
      }
      // It was tried and told nothing; it would not tell more if it were tried again.
      found.put(key, soFar(failure));
    } else if (step instanceof Step.Found end) {
      found.put(key, end.blame());
    }
    return Optional.empty();
  }

  private TrialEvidence representative(Key key) {
    return Optional.ofNullable(representatives.get(key)).orElseThrow();
  }

  private Blame soFar(TrialEvidence failure) {
    return suspects(failure).soFar(outcomes(failure.trial().scenario()));
  }

  private Suspects suspects(TrialEvidence failure) {
    Set<String> exposed =
        failure.attempts().stream()
            .flatMap(attempt -> attempt.exposures().stream())
            .map(Exposure::flag)
            .collect(Collectors.toSet());
    return new Suspects(flags, failure.trial().scenario(), failure.trial().vector(), exposed);
  }

  private Outcomes outcomes(Scenario scenario) {
    Map<Vector, Boolean> fails = new HashMap<>();
    known.values().stream()
        .filter(trial -> trial.trial().scenario().id().equals(scenario.id()))
        .filter(trial -> trial.isFailed() || trial.isGood())
        .forEach(trial -> fails.put(trial.trial().vector(), trial.isFailed()));
    return new Outcomes(fails);
  }

  private Key key(TrialEvidence trial) {
    Optional<io.sluice.model.evidence.Failure> error = trial.failure().flatMap(Attempt::error);
    return new Key(
        error.flatMap(e -> e.step()).orElse(""),
        error.flatMap(e -> e.message().lines().findFirst()).orElse(""),
        trial.trial().vector(),
        soFarFixed(trial));
  }

  private List<Blame.Fixed> soFarFixed(TrialEvidence trial) {
    return suspects(trial).soFar(new Outcomes(Map.of())).fixed();
  }
}
