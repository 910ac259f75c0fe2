package io.sluice.judge;

import io.sluice.model.criterion.Catalog;
import io.sluice.model.criterion.Condition;
import io.sluice.model.criterion.Scenario;
import io.sluice.model.criterion.Scenario.Turn;
import io.sluice.model.evidence.Attempt;
import io.sluice.model.evidence.Conduct;
import io.sluice.model.evidence.Evidence;
import io.sluice.model.evidence.Exposure;
import io.sluice.model.evidence.Outcome;
import io.sluice.model.evidence.TrialEvidence;
import io.sluice.model.flag.Flag;
import io.sluice.model.flag.Flags;
import io.sluice.model.flag.Vector;
import io.sluice.model.plan.Plan;
import io.sluice.model.plan.PlanSettings;
import io.sluice.model.plan.Planner;
import io.sluice.model.plan.Trial;
import io.sluice.model.ring.LiveVector;
import io.sluice.model.ring.Ring;
import io.sluice.model.ring.Snapshot;
import io.sluice.model.verdict.Decision;
import io.sluice.model.verdict.Quarantine;
import io.sluice.testing.Plans;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A project made at random: none to four flags, some with a variant or a requirement; rings with
 * one to three live vectors; scenarios with and without tags; perhaps a quarantine, exposure,
 * controls.
 */
record Project(Flags flags, Snapshot snapshot, Catalog catalog, Plan plan, JudgeSettings rules) {
  static Project random(Random random) {
    Flags flags = flags(random);
    Snapshot snapshot = snapshot(flags, random);
    List<Scenario> scenarios = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(5); i++) {
      scenarios.add(
          Plans.scenario("s" + i, "AC-" + i, conditions(flags, random).toArray(Condition[]::new)));
    }
    for (Flag flag : flags.all()) {
      if (random.nextInt(4) > 0) {
        scenarios.add(Plans.scenario("own-" + flag.name(), "AC-8", Plans.on(flag.name())));
        scenarios.add(Plans.turning("release-" + flag.name(), flag.name(), Turn.Kind.RELEASE));
        scenarios.add(Plans.turning("kill-" + flag.name(), flag.name(), Turn.Kind.KILL));
      }
    }
    Catalog catalog = Plans.catalog(scenarios.toArray(Scenario[]::new));
    PlanSettings usual = Plans.settings(flags);
    PlanSettings settings =
        new PlanSettings(
            flags,
            usual.rings(),
            usual.deployRings(),
            usual.rehearsedRings(),
            random.nextBoolean(),
            List.of(),
            List.of(),
            random.nextInt(3) == 0);
    Plan plan = Planner.plan(settings, catalog, snapshot);
    return new Project(flags, snapshot, catalog, plan, rules(scenarios, random));
  }

  /** The project without a flag that is live nowhere, and without what is about it. */
  Project without(String flag) {
    Flags fewer =
        new Flags(flags.all().stream().filter(each -> !each.name().equals(flag)).toList());
    List<Scenario> scenarios =
        catalog.scenarios().stream().filter(each -> !isAbout(each, flag)).toList();
    Map<String, List<LiveVector>> rings = new LinkedHashMap<>();
    snapshot
        .rings()
        .forEach(
            (ring, live) ->
                rings.put(
                    ring,
                    live.stream()
                        .map(each -> new LiveVector(without(each.vector(), flag), each.tenants()))
                        .toList()));
    Snapshot seen = new Snapshot(rings);
    Catalog rest = Plans.catalog(scenarios.toArray(Scenario[]::new));
    return new Project(fewer, seen, rest, Planner.plan(Plans.settings(fewer), rest, seen), rules);
  }

  List<Decision> decide(Evidence evidence) {
    return Judge.decide(rules, catalog, plan, evidence);
  }

  /** A record of every trial and control, mostly good. */
  Evidence evidence(Random random) {
    int oneIn = List.of(4, 30, 100_000).get(random.nextInt(3));
    List<TrialEvidence> trials =
        plan.trials().stream()
            .map(trial -> random.nextInt(oneIn) == 0 ? bad(trial, random) : good(trial, random))
            .toList();
    List<TrialEvidence> controls = new ArrayList<>();
    for (Plan.Control control : plan.controls()) {
      Outcome outcome = random.nextInt(4) == 0 ? Outcome.PASSED : Outcome.FAILED;
      controls.add(Plans.evidence(control.trial(), outcome));
    }
    return new Evidence(trials, controls, Map.of(), true, List.of(), Conduct.none());
  }

  static TrialEvidence failed(Trial trial) {
    return Plans.evidence(trial, Outcome.FAILED, Outcome.FAILED, Outcome.FAILED);
  }

  /** Passed, or one flake. */
  static TrialEvidence good(Trial trial, Random random) {
    return attempts(trial, random, random.nextInt(12) == 0 ? "FPPPPPPP" : "P");
  }

  /** Failed, undecided, or without any result. */
  static TrialEvidence bad(Trial trial, Random random) {
    List<String> kinds = List.of("FFF", "FPFF", "F", "FPPF", "U", "S", "BBB", "FB", "BFPF", "");
    return attempts(trial, random, kinds.get(random.nextInt(kinds.size())));
  }

  private static TrialEvidence attempts(Trial trial, Random random, String letters) {
    List<Attempt> attempts = new ArrayList<>();
    for (char letter : letters.toCharArray()) {
      List<Exposure> exposures = new ArrayList<>();
      trial
          .vector()
          .values()
          .forEach(
              (flag, word) -> {
                if (random.nextInt(10) > 0) {
                  exposures.add(new Exposure(flag, word, "TARGETING_MATCH"));
                }
              });
      attempts.add(
          new Attempt(
              outcome(letter),
              "t",
              Instant.EPOCH,
              Duration.ofMillis(1),
              Optional.empty(),
              List.of(),
              exposures,
              true));
    }
    return TrialEvidence.of(trial, attempts, Plans.TEST, "./sluice try x");
  }

  private static Outcome outcome(char letter) {
    return switch (letter) {
      case 'P' -> Outcome.PASSED;
      case 'F' -> Outcome.FAILED;
      case 'U' -> Outcome.UNDEFINED;
      case 'S' -> Outcome.SKIPPED;
      default -> Outcome.BROKEN;
    };
  }

  private static Flags flags(Random random) {
    List<Flag> flags = new ArrayList<>();
    int count = random.nextInt(5);
    for (int i = 0; i < count; i++) {
      Map<String, String> requires =
          i > 0 && random.nextInt(5) == 0 ? Map.of("f" + random.nextInt(i), "on") : Map.of();
      flags.add(
          new Flag(
              "f" + i,
              "false",
              "true",
              List.of(),
              requires,
              random.nextInt(5) == 0,
              Optional.empty(),
              Optional.empty()));
    }
    return new Flags(flags);
  }

  private static Snapshot snapshot(Flags flags, Random random) {
    List<String> live = flags.names().stream().filter(name -> random.nextInt(3) > 0).toList();
    // Its next ring is often production.
    Optional<String> released = live.stream().findFirst().filter(name -> random.nextBoolean());
    Map<String, List<LiveVector>> rings = new LinkedHashMap<>();
    for (Ring ring : Plans.RINGS) {
      List<LiveVector> vectors = new ArrayList<>();
      for (int i = 0; i <= random.nextInt(3); i++) {
        Vector vector = flags.allOff();
        for (String flag : live) {
          boolean on = released.equals(Optional.of(flag)) && !ring.name().equals("production");
          int dice = on ? 4 : random.nextInt(6);
          vector = vector.with(flag, dice < 4 ? "off" : dice == 4 ? "on" : "strict");
        }
        vectors.add(new LiveVector(vector, List.of("t" + i)));
      }
      rings.put(ring.name(), vectors);
    }
    return new Snapshot(rings);
  }

  private static List<Condition> conditions(Flags flags, Random random) {
    List<Condition> conditions = new ArrayList<>();
    for (String flag : flags.names()) {
      switch (random.nextInt(9)) {
        case 0 -> conditions.add(Plans.on(flag));
        case 1 -> conditions.add(Plans.off(flag));
        case 2 -> conditions.add(new Condition(flag, Optional.of("strict")));
        default -> {}
      }
    }
    return conditions;
  }

  private static JudgeSettings rules(List<Scenario> scenarios, Random random) {
    List<Quarantine.Entry> entries = new ArrayList<>();
    if (random.nextInt(4) == 0) {
      Scenario held = scenarios.get(random.nextInt(scenarios.size()));
      LocalDate expires = LocalDate.EPOCH.plusDays(random.nextInt(3) - 1);
      entries.add(
          new Quarantine.Entry(
              Optional.of(held.name()),
              Optional.empty(),
              Optional.empty(),
              "team",
              "T-1",
              expires));
    }
    double budget = List.of(0.0, 0.05, 0.5).get(random.nextInt(3));
    return new JudgeSettings(
        budget,
        random.nextBoolean(),
        new Quarantine(5, 20, entries),
        LocalDate.EPOCH,
        List.of(),
        List.of("release", "kill"));
  }

  private static boolean isAbout(Scenario scenario, String flag) {
    return scenario.conditions().stream().anyMatch(each -> each.flag().equals(flag))
        || scenario.turns().map(turn -> turn.flag().equals(flag)).orElse(false);
  }

  private static Vector without(Vector vector, String flag) {
    Map<String, String> values = new LinkedHashMap<>(vector.values());
    values.remove(flag);
    return Vector.of(values);
  }
}
