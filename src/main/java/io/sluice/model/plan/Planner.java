package io.sluice.model.plan;

import io.sluice.model.InvalidInput;
import io.sluice.model.criterion.Catalog;
import io.sluice.model.criterion.Condition;
import io.sluice.model.criterion.Criterion;
import io.sluice.model.criterion.Scenario;
import io.sluice.model.criterion.Scenario.Turn;
import io.sluice.model.flag.Flag;
import io.sluice.model.flag.Vector;
import io.sluice.model.plan.Need.Gap;
import io.sluice.model.plan.Plan.Control;
import io.sluice.model.plan.Question.Deploy;
import io.sluice.model.plan.Question.Kill;
import io.sluice.model.plan.Question.Release;
import io.sluice.model.plan.Question.RollBack;
import io.sluice.model.ring.Ring;
import io.sluice.model.ring.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Questions to trials. Pure. Only the distinct vectors that the questions need are planned, never
 * all combinations, and questions share trials.
 */
public final class Planner {
  private final PlanSettings settings;
  private final Catalog catalog;
  private final Snapshot snapshot;
  private final Questions questions;
  private final Map<String, Trial> trials = new LinkedHashMap<>();

  private Planner(PlanSettings settings, Catalog catalog, Snapshot snapshot) {
    this.settings = settings;
    this.catalog = catalog;
    this.snapshot = snapshot;
    this.questions = new Questions(settings, snapshot);
  }

  /**
   * Plans deploy, the release of each declared flag to its next ring, and its kill; or what is
   * asked instead.
   *
   * @throws InvalidInput if a required or asked question is none
   */
  public static Plan plan(PlanSettings settings, Catalog catalog, Snapshot snapshot) {
    return new Planner(settings, catalog, snapshot).plan();
  }

  /**
   * The question of that id: {@code deploy}, {@code release:F:RING}, {@code kill:F}.
   *
   * @throws InvalidInput if it is none
   */
  public static Question question(PlanSettings settings, Snapshot snapshot, String id) {
    return new Questions(settings, snapshot).parse(id);
  }

  /** Plans one question alone, as it is answered from stored evidence. */
  public static Plan plan(
      PlanSettings settings, Catalog catalog, Snapshot snapshot, Question question) {
    Planner planner = new Planner(settings, catalog, snapshot);
    Need need = planner.need(question);
    Need required = new Need(need.question(), true, need.vectors(), need.trials(), need.gaps());
    return new Plan(List.of(required), planner.ordered());
  }

  private Plan plan() {
    List<Need> needs = questions.asked().stream().map(this::need).toList();
    return new Plan(needs, ordered(), settings.proveFlags() ? controls() : List.of());
  }

  private Need need(Question question) {
    if (question instanceof Release release) {
      return release(release);
    } else if (question instanceof Kill kill) {
      return kill(kill);
    } else if (question instanceof RollBack) {
      return existing(question);
    }
    return existing((Deploy) question);
  }

  /** Everything holds under what the rings see today. */
  private Need existing(Question question) {
    List<Vector> live = snapshot.vectorsOf(settings.deployRings());
    List<Gap> gaps = new ArrayList<>(ofSnapshot());
    catalog.criteria().stream().filter(this::hasNoScenario).map(Gaps::unproved).forEach(gaps::add);
    live.stream()
        .filter(vector -> !settings.flags().allows(vector))
        .map(Gaps::liveBreaksRequires)
        .forEach(gaps::add);
    List<Vector> vectors = allowed(live.stream());
    return new Need(question, isRequired(question), vectors, existingUnder(vectors), gaps);
  }

  private Need release(Release question) {
    Flag flag = settings.flags().find(question.flag()).orElseThrow();
    Ring ring =
        settings.rings().stream()
            .filter(r -> r.name().equals(question.ring()))
            .findFirst()
            .orElseThrow();
    List<Vector> live = snapshot.vectorsOf(List.of(ring.name()));
    List<Vector> vectors = released(question);
    List<String> ids = existingUnder(vectors);
    // The rehearsal ends with the flag on, which must be allowed as well.
    List<Vector> before = allowed(vectors.stream().map(v -> v.with(flag.name(), Flag.OFF)));
    List<String> rehearsals = turning(new Turn(flag.name(), Turn.Kind.RELEASE), before);
    ids.addAll(rehearsals);
    List<Gap> gaps = new ArrayList<>(ofSnapshot());
    skipped(question, flag).ifPresent(gaps::add);
    if (vectors.size()
        < live.stream().map(v -> v.with(flag.name(), question.value())).distinct().count()) {
      gaps.add(Gaps.requirementNotLive(flag, ring));
    }
    if (!flag.sameBehaviour() && !hasOwnCriterion(question, vectors)) {
      gaps.add(Gaps.noCriterion(flag));
    }
    if (settings.rehearsedRings().contains(ring.name()) && rehearsals.isEmpty()) {
      gaps.add(Gaps.noRehearsal("release", flag));
    }
    return new Need(question, isRequired(question), vectors, ids, gaps);
  }

  /** What the ring's tenants would see. */
  private List<Vector> released(Release question) {
    return allowed(
        snapshot.vectorsOf(List.of(question.ring())).stream()
            .map(vector -> vector.with(question.flag(), question.value())));
  }

  /** A ring may not be passed over unless the policy says so. */
  private Optional<Gap> skipped(Release question, Flag flag) {
    List<String> order = settings.rings().stream().map(Ring::name).toList();
    return questions
        .nextRing(flag.name(), question.value())
        .filter(next -> order.indexOf(question.ring()) > order.indexOf(next.name()))
        .filter(next -> !settings.skipRings())
        .map(next -> Gaps.ringSkipped(flag, next, question.ring()));
  }

  /**
   * The vectors with the flag on are those that tenants see today, and those of its next release:
   * whoever could be asked to turn it off.
   */
  private Need kill(Kill question) {
    Flag flag = settings.flags().find(question.flag()).orElseThrow();
    Stream<Vector> live =
        snapshot.vectorsOf(settings.rings().stream().map(Ring::name).toList()).stream()
            .filter(vector -> vector.isOn(flag.name()));
    Stream<Vector> next =
        questions
            .nextRing(flag.name(), Flag.ON)
            .map(ring -> released(new Release(flag.name(), Flag.ON, ring.name())))
            .stream()
            .flatMap(List::stream);
    List<Vector> on = allowed(Stream.concat(live, next));
    List<Gap> gaps = new ArrayList<>(ofSnapshot());
    on.stream()
        .filter(vector -> !settings.flags().allows(vector.with(flag.name(), Flag.OFF)))
        .map(vector -> Gaps.killBreaksRequires(flag, vector))
        .forEach(gaps::add);
    List<Vector> off = allowed(on.stream().map(vector -> vector.with(flag.name(), Flag.OFF)));
    List<String> ids = existingUnder(off);
    List<String> rehearsals = turning(new Turn(flag.name(), Turn.Kind.KILL), on);
    ids.addAll(rehearsals);
    if (rehearsals.isEmpty()) {
      gaps.add(Gaps.noRehearsal("kill", flag));
    }
    return new Need(question, isRequired(question), off, ids, gaps);
  }

  /** What makes every answer inconclusive. */
  private List<Gap> ofSnapshot() {
    return snapshot.undeclared().isEmpty()
        ? List.of()
        : List.of(Gaps.undeclared(snapshot.undeclared()));
  }

  /** Vectors that break what flags require of each other are never planned. */
  private List<Vector> allowed(Stream<Vector> vectors) {
    return vectors.filter(settings.flags()::allows).distinct().sorted().toList();
  }

  private List<String> existingUnder(List<Vector> vectors) {
    return add(vectors, scenario -> scenario.turns().isEmpty());
  }

  private List<String> turning(Turn turn, List<Vector> vectors) {
    return add(vectors, scenario -> scenario.turns().equals(Optional.of(turn)));
  }

  private List<String> add(List<Vector> vectors, Predicate<Scenario> wanted) {
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

  private List<Trial> ordered() {
    Map<String, Integer> order = new LinkedHashMap<>();
    catalog.scenarios().forEach(scenario -> order.put(scenario.id(), order.size()));
    return trials.values().stream()
        .sorted(
            Comparator.comparing((Trial t) -> order.getOrDefault(t.scenario().id(), 0))
                .thenComparing(Trial::vector))
        .toList();
  }

  /** Each scenario of a flag once, under a planned vector in which it applies, but the flag off. */
  private List<Control> controls() {
    Map<String, Control> controls = new LinkedHashMap<>();
    for (Trial trial : ordered()) {
      for (Condition condition : trial.scenario().conditions()) {
        String flag = condition.flag();
        Vector off = trial.vector().with(flag, Flag.OFF);
        boolean changes = trial.vector().isOn(flag) && trial.scenario().turns().isEmpty();
        if (changes && settings.flags().allows(off)) {
          controls.putIfAbsent(
              trial.scenario().id() + " " + flag,
              new Control(Trial.of(trial.scenario(), off), flag));
        }
      }
    }
    return List.copyOf(controls.values());
  }

  private boolean hasOwnCriterion(Release question, List<Vector> vectors) {
    return catalog.scenarios().stream()
        .filter(scenario -> !scenario.criteria().isEmpty() && scenario.turns().isEmpty())
        .filter(scenario -> scenario.isAbout(question.flag(), question.value()))
        .anyMatch(scenario -> vectors.stream().anyMatch(scenario::appliesTo));
  }

  private boolean hasNoScenario(Criterion criterion) {
    return !catalog.partial()
        && catalog.scenarios().stream().noneMatch(s -> s.criteria().contains(criterion.id()));
  }

  private boolean isRequired(Question question) {
    return question instanceof Deploy || settings.required().contains(question.id());
  }
}
