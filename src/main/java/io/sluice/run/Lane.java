package io.sluice.run;

import io.cucumber.core.runner.Runner;
import io.cucumber.plugin.event.Status;
import io.sluice.model.InvalidInput;
import io.sluice.model.Trouble;
import io.sluice.model.evidence.Attachment;
import io.sluice.model.evidence.Attempt;
import io.sluice.model.evidence.Failure;
import io.sluice.model.evidence.Outcome;
import io.sluice.model.plan.Trial;
import io.sluice.read.RunnableScenario.ForVector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One thread's Cucumber: makes attempts, one after the other. */
final class Lane {
  private final LaneServices services;
  private final TrialObjectFactory factory;
  private final AttemptRecorder recorder = new AttemptRecorder();
  private final Runner runner;

  /** Whose fault it was that a step of the current attempt did not pass, if not the service's. */
  private Optional<Trouble> elsewhere = Optional.empty();

  Lane(LaneServices services, CucumberRun cucumber) {
    this.services = services;
    this.factory = new TrialObjectFactory(cucumber.adoptersFactory());
    this.runner = cucumber.newRunner(factory, recorder);
  }

  Runner runner() {
    return runner;
  }

  /** Makes one attempt in a tenant of its own. */
  Attempt attempt(Trial trial, ForVector pickle, int number) {
    Instant startedAt = services.clock().instant();
    List<Attachment> evidence = new ArrayList<>();
    try (TrialWatch watch = services.watch()) {
      Ending ending = run(trial, pickle, number, startedAt, watch, evidence);
      return new Attempt(
          ending.outcome,
          ending.tenant,
          startedAt,
          Duration.between(startedAt, services.clock().instant()),
          ending.failure,
          evidence,
          ending.exposures,
          ending.accounted);
    }
  }

  private record Ending(
      Outcome outcome,
      String tenant,
      Optional<Failure> failure,
      List<io.sluice.model.evidence.Exposure> exposures,
      boolean accounted) {}

  private Ending run(
      Trial trial,
      ForVector pickle,
      int number,
      Instant startedAt,
      TrialWatch watch,
      List<Attachment> evidence) {
    TrialWorld world;
    try {
      world = services.newWorld(trial);
    } catch (Trouble trouble) {
      return new Ending(Outcome.BROKEN, "", Optional.of(failure(trouble)), List.of(), false);
    }
    Ending ending;
    try (world) {
      ending = runIn(world, trial, pickle, watch);
      if (ending.outcome != Outcome.PASSED) {
        evidence.addAll(keep(world, trial, number, startedAt));
      }
    } catch (Trouble trouble) {
      // The trial itself came to its end; its tenant could not be removed.
      services.report(trouble);
      ending =
          new Ending(
              Outcome.BROKEN,
              world.tenant().id(),
              Optional.of(failure(trouble)),
              world.exposures(),
              world.isAccounted());
    }
    return ending;
  }

  private Ending runIn(TrialWorld world, Trial trial, ForVector pickle, TrialWatch watch) {
    try (AttemptTools tools = services.newTools(world)) {
      recorder.reset(thrown -> elsewhere = tools.lastLook(thrown));
      elsewhere = Optional.empty();
      factory.offer(tools.offered());
      runner.runPickle(pickle.pickle());
    } catch (Trouble trouble) {
      return new Ending(
          Outcome.BROKEN,
          world.tenant().id(),
          Optional.of(failure(trouble)),
          world.exposures(),
          world.isAccounted());
    } catch (RuntimeException e) {
      // Step classes that cannot be made, hooks that cannot be called: the adopter's code.
      Failure failure =
          new Failure(
              services.mask(String.valueOf(e.getMessage())),
              Optional.empty(),
              Optional.of(trial.scenario().place()));
      return new Ending(
          Outcome.UNDEFINED,
          world.tenant().id(),
          Optional.of(failure),
          world.exposures(),
          world.isAccounted());
    }
    if (elsewhere.isPresent()) {
      Failure failure = failure(elsewhere.get());
      return new Ending(
          Outcome.BROKEN,
          world.tenant().id(),
          Optional.of(failure),
          world.exposures(),
          world.isAccounted());
    }
    if (watch.fired()) {
      return new Ending(
          Outcome.FAILED,
          world.tenant().id(),
          Optional.of(tooLong(trial)),
          world.exposures(),
          world.isAccounted());
    }
    return new Ending(
        outcome(trial),
        world.tenant().id(),
        failureOf(trial),
        world.exposures(),
        world.isAccounted());
  }

  private Outcome outcome(Trial trial) {
    if (trial.scenario().steps().isEmpty()) {
      return Outcome.UNDEFINED;
    }
    boolean ours =
        recorder
            .stumble()
            .flatMap(AttemptRecorder.Stumble::error)
            .filter(Trouble.class::isInstance)
            .isPresent();
    if (ours) {
      return Outcome.BROKEN;
    }
    return switch (recorder.status().orElse(Status.UNUSED)) {
      case PASSED -> Outcome.PASSED;
      case FAILED -> wrongUse() ? Outcome.UNDEFINED : Outcome.FAILED;
      case SKIPPED, UNUSED -> Outcome.SKIPPED;
      case PENDING, UNDEFINED, AMBIGUOUS -> Outcome.UNDEFINED;
    };
  }

  /** A step that may not be used there says nothing about the service. */
  private boolean wrongUse() {
    return recorder
        .stumble()
        .flatMap(AttemptRecorder.Stumble::error)
        .filter(InvalidInput.class::isInstance)
        .isPresent();
  }

  private Optional<Failure> failureOf(Trial trial) {
    if (trial.scenario().steps().isEmpty()) {
      return Optional.of(
          new Failure(
              "the scenario has no steps",
              Optional.empty(),
              Optional.of(trial.scenario().place())));
    }
    String file = trial.scenario().place().file();
    return recorder
        .stumble()
        .map(
            trouble ->
                new Failure(
                    services.mask(Messages.of(trouble, recorder.patterns())),
                    trouble.stepText().map(services::mask),
                    trouble.place(file),
                    trouble.phrase()));
  }

  private Failure failure(Trouble trouble) {
    return new Failure(
        services.mask(trouble.what() + ". " + trouble.fix()), Optional.empty(), Optional.empty());
  }

  private Failure tooLong(Trial trial) {
    return new Failure(
        "the trial took longer than "
            + services.settings().trialTimeout().toSeconds()
            + " s (policy.timeouts.trial)",
        recorder.stumble().flatMap(AttemptRecorder.Stumble::stepText),
        Optional.of(trial.scenario().place()));
  }

  private List<Attachment> keep(TrialWorld world, Trial trial, int number, Instant from) {
    services.serviceLog(from).ifPresent(log -> world.attach("service log", "text/plain", log));
    recorder
        .stumble()
        .flatMap(AttemptRecorder.Stumble::error)
        .filter(error -> !(error instanceof AssertionError) && !(error instanceof Trouble))
        .ifPresent(error -> world.attach("stack trace", "text/plain", Messages.stackTrace(error)));
    List<Attachment> kept = new ArrayList<>();
    for (TrialWorld.Piece piece : world.pieces()) {
      kept.add(
          services
              .folder()
              .write(
                  trial,
                  number,
                  kept.size() + 1,
                  piece.name,
                  piece.mediaType,
                  services.masked(piece)));
    }
    return kept;
  }
}
