package io.sluice;

import io.sluice.config.Settings;
import io.sluice.judge.Judge;
import io.sluice.judge.JudgeSettings;
import io.sluice.model.InvalidInput;
import io.sluice.model.Trouble;
import io.sluice.model.criterion.Catalog;
import io.sluice.model.evidence.Evidence;
import io.sluice.model.flag.Flag;
import io.sluice.model.flag.Flags;
import io.sluice.model.flag.Vector;
import io.sluice.model.plan.Plan;
import io.sluice.model.plan.PlanSettings;
import io.sluice.model.plan.Planner;
import io.sluice.model.plan.Question;
import io.sluice.model.plan.Question.RollBack;
import io.sluice.model.ring.LiveVector;
import io.sluice.model.ring.Snapshot;
import io.sluice.model.verdict.Answer;
import io.sluice.model.verdict.Decision;
import io.sluice.model.verdict.Reason;
import io.sluice.store.EvidenceStore.Found;
import io.sluice.store.StoredRun;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers from stored evidence: today's live vectors and today's policy, the features and the
 * trials of the build that is asked about.
 */
final class Answers {
  private final Settings settings;
  private final PlanSettings planning;
  private final Snapshot snapshot;
  private final Instant now;

  Answers(Settings settings, PlanSettings planning, Snapshot snapshot, Instant now) {
    this.settings = settings;
    this.planning = planning;
    this.snapshot = snapshot;
    this.now = now;
  }

  /**
   * @throws InvalidInput if that is no question
   * @throws Trouble if the store cannot be read
   */
  StoredAnswer answer(Question question, String build) {
    String environment = settings.environment().name();
    Found found = find(environment, build);
    if (found.runs().isEmpty()) {
      return new StoredAnswer(nothing(question, found, build), environment, build, List.of());
    }
    Merged merged = Merged.of(found, settings.policy().maxVerdictAge(), now);
    Catalog catalog = merged.newest().catalog();
    Plan plan = plan(question, catalog, merged.newest());
    Evidence evidence = merged.evidence(plan);
    JudgeSettings rules = Verdicts.rules(settings, List.of(), now);
    Decision decision = Judge.decide(rules, catalog, plan, evidence).get(0);
    List<Reason> reasons = new ArrayList<>(decision.reasons());
    reasons.addAll(merged.remarks(plan));
    if (question instanceof RollBack) {
      reasons.add(newerData(build));
    }
    Decision explained =
        new Decision(
            question, true, decision.answer(), reasons, decision.restsOn(), decision.derived());
    return new StoredAnswer(explained, environment, build, merged.runs());
  }

  private Plan plan(Question question, Catalog catalog, StoredRun newest) {
    if (!(question instanceof RollBack)) {
      return Planner.plan(planning, catalog, snapshot, question);
    }
    Flags known =
        new Flags(
            settings.flags().all().stream()
                .filter(flag -> newest.flags().contains(flag.name()))
                .toList());
    return Planner.plan(planning.declaring(known), catalog, projected(snapshot, known), question);
  }

  /** What the tenants would see of the flags that the older build knew. */
  private static Snapshot projected(Snapshot snapshot, Flags known) {
    Map<String, List<LiveVector>> rings = new LinkedHashMap<>();
    snapshot
        .rings()
        .forEach(
            (ring, vectors) ->
                rings.put(
                    ring,
                    vectors.stream()
                        .map(live -> new LiveVector(only(live.vector(), known), live.tenants()))
                        .toList()));
    return new Snapshot(rings, snapshot.undeclared());
  }

  private static Vector only(Vector vector, Flags known) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Flag flag : known.all()) {
      values.put(flag.name(), vector.value(flag.name()));
    }
    return Vector.of(values);
  }

  private Found find(String environment, String build) {
    try {
      return Stores.evidence(settings).of(environment, build);
    } catch (IOException e) {
      throw Keeper.notRead(settings.store().toString(), e);
    }
  }

  private Decision nothing(Question question, Found found, String build) {
    List<Reason> reasons = new ArrayList<>();
    found.unreadable().forEach(file -> reasons.add(Merged.unreadable(file)));
    reasons.add(
        Reason.of(
            "no-evidence",
            "nothing is kept of build "
                + build
                + " in environment "
                + settings.environment().name()
                + known(),
            "run the gate against that build, or name another with --build"));
    return new Decision(question, true, Answer.INCONCLUSIVE, reasons, List.of());
  }

  private String known() {
    try {
      List<String> builds = Stores.evidence(settings).builds(settings.environment().name());
      return builds.isEmpty()
          ? ""
          : "; there is evidence of "
              + String.join(", ", builds.subList(0, Math.min(3, builds.size())));
    } catch (IOException | Trouble e) {
      return "";
    }
  }

  private static Reason newerData(String build) {
    return Reason.of(
        "newer-data-not-covered",
        "this says nothing about data that builds newer than " + build + " have written",
        "see whether " + build + " can read it before you roll back");
  }
}
