package io.sluice.model.plan;

import io.sluice.model.InvalidInput;
import io.sluice.model.Problem;
import io.sluice.model.criterion.Catalog;
import io.sluice.model.criterion.Criterion;
import io.sluice.model.criterion.Scenario;
import io.sluice.model.criterion.Scenario.Turn;
import io.sluice.model.flag.Flag;
import io.sluice.model.flag.Vector;
import io.sluice.model.plan.Need.Gap;
import io.sluice.model.plan.Question.Deploy;
import io.sluice.model.plan.Question.Kill;
import io.sluice.model.plan.Question.Release;
import io.sluice.model.ring.Ring;
import io.sluice.model.ring.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Questions to trials. Pure. Only the distinct vectors that the questions need are planned, never
 * all combinations, and questions share trials.
 */
public final class Planner {
  private final PlanSettings settings;
  private final Catalog catalog;
  private final Snapshot snapshot;
  private final Map<String, Trial> trials = new LinkedHashMap<>();

  private Planner(PlanSettings settings, Catalog catalog, Snapshot snapshot) {
    this.settings = settings;
    this.catalog = catalog;
    this.snapshot = snapshot;
  }

  /**
   * Plans deploy, the release of each declared flag to its next ring, and the kills that are
   * required.
   *
   * @throws InvalidInput if a required question is none of them
   */
  public static Plan plan(PlanSettings settings, Catalog catalog, Snapshot snapshot) {
    return new Planner(settings, catalog, snapshot).plan();
  }

  private Plan plan() {
    List<Need> needs = new ArrayList<>();
    needs.add(deploy());
    for (Flag flag : settings.flags().all()) {
      nextRing(flag).ifPresent(ring -> needs.add(release(flag, ring)));
    }
    Set<Vector> withFlags = new LinkedHashSet<>();
    needs.forEach(need -> withFlags.addAll(need.vectors()));
    settings.flags().all().stream()
        .filter(flag -> isRequired(new Kill(flag.name())))
        .forEach(flag -> needs.add(kill(flag, withFlags)));
    checkRequired(needs);
    Map<String, Integer> order = new LinkedHashMap<>();
    catalog.scenarios().forEach(scenario -> order.put(scenario.id(), order.size()));
    List<Trial> ordered =
        trials.values().stream()
            .sorted(
                Comparator.comparing((Trial t) -> order.getOrDefault(t.scenario().id(), 0))
                    .thenComparing(Trial::vector))
            .toList();
    return new Plan(needs, ordered);
  }

  private Need deploy() {
    List<Vector> vectors = snapshot.vectorsOf(settings.deployRings());
    List<Gap> gaps =
        catalog.criteria().stream().filter(this::hasNoScenario).map(Planner::unproved).toList();
    return new Need(new Deploy(), true, vectors, existingUnder(vectors), gaps);
  }

  private Need release(Flag flag, Ring ring) {
    Release question = new Release(flag.name(), Flag.ON, ring.name());
    List<Vector> live = snapshot.vectorsOf(List.of(ring.name()));
    List<Vector> released =
        live.stream().map(v -> v.with(flag.name(), Flag.ON)).distinct().sorted().toList();
    List<Vector> vectors = released.stream().filter(settings.flags()::allows).toList();
    List<String> ids = existingUnder(vectors);
    List<Vector> before =
        live.stream().map(v -> v.with(flag.name(), Flag.OFF)).distinct().sorted().toList();
    List<String> rehearsals = turning(new Turn(flag.name(), Turn.Kind.RELEASE), before);
    ids.addAll(rehearsals);
    List<Gap> gaps = new ArrayList<>();
    if (vectors.size() < released.size()) {
      gaps.add(requirementNotLive(flag, ring));
    }
    if (!flag.sameBehaviour() && !hasOwnCriterion(flag, vectors)) {
      gaps.add(noCriterion(flag));
    }
    if (settings.rehearsedRings().contains(ring.name()) && rehearsals.isEmpty()) {
      gaps.add(noRehearsal("release", flag));
    }
    return new Need(question, isRequired(question), vectors, ids, gaps);
  }

  private Need kill(Flag flag, Set<Vector> planned) {
    Kill question = new Kill(flag.name());
    List<Vector> on = planned.stream().filter(v -> v.isOn(flag.name())).sorted().toList();
    List<Vector> off =
        on.stream()
            .map(vector -> vector.with(flag.name(), Flag.OFF))
            .filter(settings.flags()::allows)
            .distinct()
            .sorted()
            .toList();
    List<String> ids = existingUnder(off);
    List<String> rehearsals = turning(new Turn(flag.name(), Turn.Kind.KILL), on);
    ids.addAll(rehearsals);
    List<Gap> gaps = rehearsals.isEmpty() ? List.of(noRehearsal("kill", flag)) : List.of();
    return new Need(question, isRequired(question), off, ids, gaps);
  }

  /** The first ring in which not every tenant has the flag. */
  private Optional<Ring> nextRing(Flag flag) {
    return settings.rings().stream()
        .filter(
            ring ->
                snapshot.vectorsOf(List.of(ring.name())).stream()
                    .anyMatch(vector -> !vector.isOn(flag.name())))
        .findFirst();
  }

  private List<String> existingUnder(List<Vector> vectors) {
    return add(vectors, scenario -> scenario.turns().isEmpty());
  }

  private List<String> turning(Turn turn, List<Vector> vectors) {
    return add(vectors, scenario -> scenario.turns().equals(Optional.of(turn)));
  }

  private List<String> add(List<Vector> vectors, java.util.function.Predicate<Scenario> wanted) {
    List<String> ids = new ArrayList<>();
    for (Scenario scenario : catalog.scenarios()) {
      for (Vector vector : vectors) {
        if (wanted.test(scenario) && scenario.appliesTo(vector)) {
          Trial trial = Trial.of(scenario, vector);
          trials.putIfAbsent(trial.id(), trial);
          ids.add(trial.id());
        }
      }
    }
    return ids;
  }

  private boolean hasOwnCriterion(Flag flag, List<Vector> vectors) {
    return catalog.scenarios().stream()
        .filter(scenario -> !scenario.criteria().isEmpty() && scenario.turns().isEmpty())
        .filter(scenario -> scenario.isAbout(flag.name(), Flag.ON))
        .anyMatch(scenario -> vectors.stream().anyMatch(scenario::appliesTo));
  }

  private boolean hasNoScenario(Criterion criterion) {
    return !catalog.partial()
        && catalog.scenarios().stream().noneMatch(s -> s.criteria().contains(criterion.id()));
  }

  private boolean isRequired(Question question) {
    return settings.required().contains(question.id());
  }

  private void checkRequired(List<Need> needs) {
    List<String> known = new ArrayList<>(needs.stream().map(n -> n.question().id()).toList());
    settings.flags().names().stream()
        .map(flag -> new Kill(flag).id())
        .filter(id -> !known.contains(id))
        .forEach(known::add);
    for (String id : settings.required()) {
      if (!known.contains(id)) {
        throw new InvalidInput(
            Problem.of(
                "--require " + id + " is not a question of this run",
                "questions are " + String.join(", ", known)));
      }
    }
  }

  private static Gap unproved(Criterion criterion) {
    return new Gap(
        "criterion-unproved",
        criterion.id() + " has no scenario",
        "write a scenario tagged @" + criterion.id());
  }

  private static Gap noCriterion(Flag flag) {
    return new Gap(
        "no-criterion-for-flag",
        "no criterion says what " + flag.name() + " changes",
        "tag a criterion's scenario @flag:"
            + flag.name()
            + ", or declare the flag same-behaviour: true");
  }

  private static Gap requirementNotLive(Flag flag, Ring ring) {
    return new Gap(
        "requirement-not-live",
        flag.name()
            + " requires "
            + flag.requires()
            + ", which ring "
            + ring.name()
            + " does not have",
        "release what it requires to " + ring.name() + " first");
  }

  private static Gap noRehearsal(String word, Flag flag) {
    return new Gap(
        "no-" + word + "-scenario",
        "no scenario tries to " + word + " " + flag.name() + " on data written before",
        "write a scenario tagged @" + word + ":" + flag.name());
  }
}
