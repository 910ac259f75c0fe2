package io.sluice.run;

import io.cucumber.plugin.event.PickleStepTestStep;
import io.cucumber.plugin.event.Result;
import io.cucumber.plugin.event.Status;
import io.cucumber.plugin.event.StepDefinedEvent;
import io.cucumber.plugin.event.TestCaseFinished;
import io.cucumber.plugin.event.TestStep;
import io.cucumber.plugin.event.TestStepFinished;
import io.sluice.model.Place;
import io.sluice.read.Wordings;
import io.sluice.read.Written;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Hears one lane's Cucumber events and keeps what the current attempt came to. */
final class AttemptRecorder implements Consumer<Object> {
  private final Set<String> patterns = new LinkedHashSet<>();
  private Optional<Stumble> stumble = Optional.empty();
  private Optional<Result> result = Optional.empty();
  private Consumer<Optional<Throwable>> onStumble = error -> {};

  /** The first step, or hook, that did not pass. */
  record Stumble(Status status, Optional<PickleStepTestStep> step, Optional<Throwable> error) {
    Optional<String> stepText() {
      return step.map(
          s ->
              Written.of(s.getStep())
                  .map(Written::text)
                  .orElse(s.getStep().getKeyword() + s.getStep().getText()));
    }

    /** Where the phrase has the step, if it is the step of one. */
    Optional<Place> phrase() {
      return step.flatMap(s -> Written.of(s.getStep())).flatMap(Written::phrase);
    }

    Optional<Place> place(String file) {
      return step.map(s -> new Place(file, s.getStep().getLine(), 0));
    }
  }

  /** Forgets the attempt before. */
  void reset(Consumer<Optional<Throwable>> whenStumbling) {
    stumble = Optional.empty();
    result = Optional.empty();
    onStumble = whenStumbling;
  }

  @Override
  public void accept(Object event) {
    if (event instanceof TestStepFinished finished) {
      stepFinished(finished.getTestStep(), finished.getResult());
    } else if (event instanceof TestCaseFinished finished) {
      result = Optional.of(finished.getResult());
    } else if (event instanceof StepDefinedEvent defined) {
      String pattern = defined.getStepDefinition().getPattern();
      if (!Wordings.isOwn(pattern)) {
        patterns.add(pattern);
      }
    }
  }

  private void stepFinished(TestStep testStep, Result outcome) {
    Status status = outcome.getStatus();
    boolean fine =
        status == Status.PASSED || (status == Status.SKIPPED && outcome.getError() == null);
    if (stumble.isPresent() || fine) {
      return;
    }
    Optional<PickleStepTestStep> step =
        testStep instanceof PickleStepTestStep pickleStep
            ? Optional.of(pickleStep)
            : Optional.empty();
    stumble = Optional.of(new Stumble(status, step, Optional.ofNullable(outcome.getError())));
    onStumble.accept(Optional.ofNullable(outcome.getError()));
  }

  /** The status of the attempt as a whole; empty when Cucumber did not get to its end. */
  Optional<Status> status() {
    return result.map(Result::getStatus);
  }

  /** What first did not pass. */
  Optional<Stumble> stumble() {
    return stumble;
  }

  /** The patterns of every step definition there is. */
  Set<String> patterns() {
    return patterns;
  }
}
