package io.sluice.publish;

import io.sluice.model.Place;
import io.sluice.model.criterion.Criterion;
import io.sluice.model.criterion.Scenario;
import io.sluice.model.evidence.Attachment;
import io.sluice.model.evidence.Attempt;
import io.sluice.model.evidence.Conduct;
import io.sluice.model.evidence.Exposure;
import io.sluice.model.evidence.Failure;
import io.sluice.model.evidence.Outcome;
import io.sluice.model.evidence.SequentialTest;
import io.sluice.model.evidence.TrialEvidence;
import io.sluice.model.flag.Vector;
import io.sluice.model.plan.Question;
import io.sluice.model.plan.Trial;
import io.sluice.model.ring.LiveVector;
import io.sluice.model.ring.Snapshot;
import io.sluice.model.verdict.Answer;
import io.sluice.model.verdict.CriterionStates;
import io.sluice.model.verdict.CriterionStates.State;
import io.sluice.model.verdict.CriterionStates.VectorState;
import io.sluice.model.verdict.Decision;
import io.sluice.model.verdict.Reason;
import io.sluice.model.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Verdicts to report in tests. */
final class Verdicts {
  /** Text that means something to HTML, XML, Markdown, JSON, a shell and a file system. */
  static final String HOSTILE =
      "<script>alert('x')</script> & \"q\" `tick` | @team ]]> </pre> ../../etc \u0000\u0008\uD800 \u202E";

  static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
  static final Vector OFF = Vector.of(Map.of("bulk-import", "off", "risk-v2", "off"));
  static final Vector BULK = OFF.with("bulk-import", "on");
  static final Vector RISK = OFF.with("risk-v2", "on");

  static final SequentialTest TEST = SequentialTest.ofGate(100, SequentialTest.CAP);

  static final Verdict.Findings NOTHING =
      new Verdict.Findings(List.of(), Map.of(), List.of(), TEST, Conduct.none());

  private Verdicts() {}

  /** A scenario at a line of one feature. */
  static Scenario scenario(int line, String name, String criterion) {
    return new Scenario(
        "features/clients/submit.feature:" + line,
        "Submitting clients",
        Optional.of(criterion + " A complete client can be submitted"),
        name,
        new Place("features/clients/submit.feature", line, 5),
        List.of("@" + criterion, "@api"),
        List.of(criterion),
        List.of(),
        Optional.empty(),
        false,
        List.of("Given a client", "When I submit it", "Then it is submitted"));
  }

  /** An attempt that began so many seconds into the run. */
  static Attempt attempt(Outcome outcome, int second, Attachment... evidence) {
    Optional<Failure> error =
        outcome == Outcome.PASSED
            ? Optional.empty()
            : Optional.of(
                new Failure(
                    "expected status 201\n     but was 500",
                    Optional.of("Then the response status is 201"),
                    Optional.of(new Place("features/clients/submit.feature", 14, 5))));
    return new Attempt(
        outcome,
        "t-" + second,
        START.plusSeconds(second),
        Duration.ofMillis(1234),
        error,
        List.of(evidence),
        List.of(new Exposure("risk-v2", "off", "TARGETING_MATCH")),
        true);
  }

  /** A trial with these attempts. */
  static TrialEvidence trial(Scenario scenario, Vector vector, Attempt... attempts) {
    return TrialEvidence.of(
        Trial.of(scenario, vector),
        List.of(attempts),
        TEST,
        "./sluice try " + scenario.id() + " --flag bulk-import=" + vector.value("bulk-import"));
  }

  /** A reason about trials. */
  static Reason failed(TrialEvidence... trials) {
    return new Reason(
        "trial-failed",
        "AC-1 does not hold with risk-v2=on: a submitted client is answered with 500",
        Optional.of("Look at the failing step below, or keep the flag off."),
        Optional.of("AC-1"),
        Arrays.stream(trials).map(trial -> trial.trial().id()).toList(),
        List.of("risk-v2: off → on"));
  }

  /** A verdict of these decisions and trials. */
  static Verdict verdict(List<Decision> decisions, List<TrialEvidence> trials) {
    Map<String, List<LiveVector>> rings = new LinkedHashMap<>();
    rings.put("internal", List.of(new LiveVector(BULK, List.of("acme"))));
    rings.put("production", List.of(new LiveVector(OFF, List.of())));
    return new Verdict(
        "20261123-080000-ab12",
        "local",
        "1.4.0+3f2a",
        START,
        START.plusSeconds(42),
        true,
        new Verdict.Digests("sha256:aa", "sha256:bb", "sha256:cc"),
        new Snapshot(rings),
        decisions,
        trials,
        List.of(
            new CriterionStates(
                new Criterion("AC-1", "A complete client can be submitted", Optional.empty()),
                List.of(
                    new VectorState(OFF, State.PROVED),
                    new VectorState(BULK, State.PROVED),
                    new VectorState(RISK, State.FAILED))),
            new CriterionStates(new Criterion("AC-2", "Never tried", Optional.empty()), List.of())),
        NOTHING);
  }

  /** A decision that rests on these trials. */
  static Decision decision(
      Question question,
      boolean required,
      Answer answer,
      List<Reason> reasons,
      TrialEvidence... on) {
    return new Decision(
        question,
        required,
        answer,
        reasons,
        Arrays.stream(on).map(trial -> trial.trial().id()).toList());
  }

  /** Deploy yes; the release of risk-v2 no; a flaky and a broken trial among them. */
  static Verdict mixed() {
    Scenario first = scenario(12, "A complete client is accepted", "AC-1");
    Scenario second = scenario(20, "An incomplete client is refused", "AC-1");
    TrialEvidence good = trial(first, OFF, attempt(Outcome.PASSED, 1));
    TrialEvidence alsoGood = trial(first, BULK, attempt(Outcome.PASSED, 2));
    TrialEvidence bad =
        trial(
            first,
            RISK,
            attempt(Outcome.FAILED, 3),
            attempt(Outcome.FAILED, 4),
            attempt(
                Outcome.FAILED,
                5,
                new Attachment("screenshot", "image/png", "evidence/ab12/screenshot.png"),
                new Attachment("exchange 1", "text/plain", "evidence/ab12/exchange-1.txt")));
    TrialEvidence flaky =
        trial(second, OFF, attempt(Outcome.FAILED, 6), attempt(Outcome.PASSED, 7));
    TrialEvidence broken = trial(second, RISK, attempt(Outcome.BROKEN, 8));
    return verdict(
        List.of(
            decision(new Question.Deploy(), true, Answer.YES, List.of(), good, alsoGood, flaky),
            decision(
                new Question.Release("risk-v2", "on", "internal"),
                false,
                Answer.NO,
                List.of(failed(bad)),
                bad,
                broken)),
        List.of(good, alsoGood, bad, flaky, broken));
  }

  /** Everything a person can name is {@link #HOSTILE}; deploy is no. */
  static Verdict hostile() {
    Scenario scenario =
        new Scenario(
            "features/" + HOSTILE + ".feature:3",
            HOSTILE,
            Optional.of(HOSTILE),
            HOSTILE,
            new Place("features/" + HOSTILE + ".feature", 3, 1),
            List.of("@" + HOSTILE),
            List.of(HOSTILE),
            List.of(),
            Optional.empty(),
            false,
            List.of(HOSTILE));
    Attempt attempt =
        new Attempt(
            Outcome.FAILED,
            HOSTILE,
            START,
            Duration.ofSeconds(1),
            Optional.of(new Failure(HOSTILE, Optional.of(HOSTILE), Optional.empty())),
            List.of(
                new Attachment(HOSTILE, HOSTILE, "../outside.txt"),
                new Attachment(HOSTILE, "text/plain", "evidence/hostile.txt")),
            List.of(new Exposure(HOSTILE, HOSTILE, HOSTILE)),
            true);
    Vector vector = Vector.of(Map.of(HOSTILE, HOSTILE));
    TrialEvidence trial =
        new TrialEvidence(
            Trial.of(scenario, vector),
            Outcome.FAILED,
            true,
            List.of(attempt),
            "./sluice try " + HOSTILE,
            Optional.empty());
    Reason reason =
        new Reason(
            "trial-failed",
            HOSTILE,
            Optional.of(HOSTILE),
            Optional.of(HOSTILE),
            List.of(trial.trial().id()),
            List.of(HOSTILE));
    return new Verdict(
        "run-1",
        HOSTILE,
        HOSTILE,
        START,
        START.plusSeconds(1),
        false,
        new Verdict.Digests("sha256:aa", "sha256:bb", "sha256:cc"),
        new Snapshot(Map.of(HOSTILE, List.of(new LiveVector(vector, List.of(HOSTILE))))),
        List.of(
            decision(new Question.Deploy(), true, Answer.NO, List.of(reason), trial),
            decision(
                new Question.Release(HOSTILE, HOSTILE, HOSTILE),
                false,
                Answer.NO,
                List.of(reason),
                trial)),
        List.of(trial),
        List.of(
            new CriterionStates(
                new Criterion(HOSTILE, HOSTILE, Optional.empty()),
                List.of(new VectorState(vector, State.FAILED)))),
        NOTHING);
  }

  /** The same verdict with another run id. */
  static Verdict withRun(Verdict verdict, String run) {
    return new Verdict(
        run,
        verdict.environment(),
        verdict.build(),
        verdict.startedAt(),
        verdict.finishedAt(),
        verdict.complete(),
        verdict.digests(),
        verdict.snapshot(),
        verdict.decisions(),
        verdict.trials(),
        verdict.criteria(),
        verdict.findings());
  }

  /** A big one: this many trials over eight vectors, one in a hundred failing. */
  static Verdict big(int trials) {
    List<TrialEvidence> all = new ArrayList<>();
    for (int i = 0; i < trials; i++) {
      Vector vector =
          Vector.of(
              Map.of(
                  "bulk-import", (i & 1) == 0 ? "off" : "on",
                  "instant-screening", (i & 2) == 0 ? "off" : "on",
                  "risk-v2", (i & 4) == 0 ? "off" : "on"));
      Scenario scenario = scenario(i / 8, "Scenario number " + i / 8, "AC-" + i / 80);
      Outcome outcome = i % 100 == 7 ? Outcome.FAILED : Outcome.PASSED;
      all.add(trial(scenario, vector, attempt(outcome, i)));
    }
    TrialEvidence[] array = all.toArray(TrialEvidence[]::new);
    TrialEvidence[] bad =
        all.stream().filter(t -> t.outcome() == Outcome.FAILED).toArray(TrialEvidence[]::new);
    return verdict(
        List.of(decision(new Question.Deploy(), true, Answer.NO, List.of(failed(bad)), array)),
        all);
  }
}
