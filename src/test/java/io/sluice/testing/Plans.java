package io.sluice.testing;

import io.sluice.model.Place;
import io.sluice.model.criterion.Catalog;
import io.sluice.model.criterion.Condition;
import io.sluice.model.criterion.Criterion;
import io.sluice.model.criterion.Scenario;
import io.sluice.model.criterion.Scenario.Turn;
import io.sluice.model.evidence.Attempt;
import io.sluice.model.evidence.Outcome;
import io.sluice.model.evidence.SequentialTest;
import io.sluice.model.evidence.TrialEvidence;
import io.sluice.model.flag.Flag;
import io.sluice.model.flag.Flags;
import io.sluice.model.flag.Vector;
import io.sluice.model.plan.PlanSettings;
import io.sluice.model.plan.Trial;
import io.sluice.model.ring.LiveVector;
import io.sluice.model.ring.Ring;
import io.sluice.model.ring.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Small plans, catalogs and evidence for tests of the pure stages. */
public final class Plans {
  public static final List<Ring> RINGS =
      List.of(
          new Ring("internal", List.of()),
          new Ring("non-production", List.of()),
          new Ring("production", List.of()));

  /** As in a gate of a hundred trials. */
  public static final SequentialTest TEST = SequentialTest.ofGate(100, SequentialTest.CAP);

  private Plans() {}

  public static Flags flags(Flag... flags) {
    return new Flags(List.of(flags));
  }

  /** Each ring sees the flags that are on in it. */
  public static Snapshot onIn(Flags flags) {
    Map<String, List<LiveVector>> rings = new LinkedHashMap<>();
    for (Ring ring : RINGS) {
      Vector vector = flags.allOff();
      for (Flag flag : flags.all()) {
        vector = flag.onIn().contains(ring.name()) ? vector.with(flag.name(), "on") : vector;
      }
      rings.put(ring.name(), List.of(new LiveVector(vector, List.of())));
    }
    return new Snapshot(rings);
  }

  public static PlanSettings settings(Flags flags, String... required) {
    return new PlanSettings(
        flags,
        RINGS,
        List.of("internal", "non-production", "production"),
        List.of("production"),
        false,
        List.of(required),
        List.of(),
        false);
  }

  public static Scenario scenario(String name, String criterion, Condition... conditions) {
    return scenario(name, criterion, Optional.empty(), conditions);
  }

  public static Scenario turning(String name, String flag, Turn.Kind kind) {
    Condition start =
        kind == Turn.Kind.RELEASE
            ? new Condition(flag, Optional.of("off"))
            : new Condition(flag, Optional.empty());
    return scenario(name, "AC-9", Optional.of(new Turn(flag, kind)), start);
  }

  private static Scenario scenario(
      String name, String criterion, Optional<Turn> turn, Condition... conditions) {
    return new Scenario(
        "features/" + name + ".feature:1",
        "Feature",
        Optional.empty(),
        name,
        new Place("features/" + name + ".feature", 1, 1),
        List.of(),
        List.of(criterion),
        Arrays.asList(conditions),
        turn,
        false,
        List.of("a step"));
  }

  public static Condition on(String flag) {
    return new Condition(flag, Optional.empty());
  }

  public static Condition off(String flag) {
    return new Condition(flag, Optional.of("off"));
  }

  public static Catalog catalog(Scenario... scenarios) {
    List<Criterion> criteria =
        Arrays.stream(scenarios)
            .flatMap(s -> s.criteria().stream())
            .distinct()
            .map(id -> new Criterion(id, id, Optional.empty()))
            .toList();
    return new Catalog(List.of(scenarios), criteria, "sha256:0", false);
  }

  public static TrialEvidence evidence(Trial trial, Outcome... outcomes) {
    List<Attempt> attempts = Arrays.stream(outcomes).map(Plans::attempt).toList();
    return TrialEvidence.of(trial, attempts, TEST, "./sluice try x");
  }

  public static Attempt attempt(Outcome outcome) {
    return new Attempt(
        outcome,
        "t",
        Instant.EPOCH,
        Duration.ofMillis(1),
        Optional.empty(),
        List.of(),
        List.of(),
        true);
  }
}
