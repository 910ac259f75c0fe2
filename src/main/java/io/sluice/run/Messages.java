package io.sluice.run;

import io.cucumber.plugin.event.Status;
import io.sluice.model.step.NearestSteps;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** What is told of an attempt that did not pass. */
final class Messages {
  private Messages() {}

  static String of(AttemptRecorder.Stumble stumble, Set<String> patterns) {
    if (stumble.status() == Status.UNDEFINED) {
      String text = stumble.step().map(step -> step.getStep().getText()).orElse("");
      return "no step is defined as: "
          + text
          + "\nnearest: "
          + String.join("\n         ", NearestSteps.to(text, patterns));
    }
    return stumble.error().map(Messages::of).orElse("the step is " + stumble.status());
  }

  /** An assertion speaks for itself; anything else is named. */
  static String of(Throwable error) {
    String message = String.valueOf(error.getMessage()).strip();
    boolean speaks =
        error instanceof AssertionError
            || error instanceof io.sluice.model.Trouble
            || error instanceof io.sluice.model.InvalidInput
            || error.getClass().getName().startsWith("io.cucumber.");
    return speaks ? message : error.getClass().getSimpleName() + ": " + message;
  }

  static byte[] stackTrace(Throwable error) {
    StringWriter text = new StringWriter();
    error.printStackTrace(new PrintWriter(text));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
