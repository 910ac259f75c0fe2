package io.sluice.publish;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sluice.model.criterion.Scenario;
import io.sluice.model.evidence.Attachment;
import io.sluice.model.evidence.Attempt;
import io.sluice.model.evidence.Failure;
import io.sluice.model.evidence.Outcome;
import io.sluice.model.evidence.TrialEvidence;
import io.sluice.model.verdict.Verdict;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes one result file of {@link AllureResults}. */
record AllureResult(JsonGenerator json, PublishSettings settings, Stakes stakes) {
  private static final Pattern SEVERITY =
      Pattern.compile("@severity[:=](blocker|critical|normal|minor|trivial)");

  /** An attempt of a trial; of a trial without attempts, index 0 stands for its absence. */
  record Subject(Verdict verdict, TrialEvidence trial, int index) {
    Optional<Attempt> attempt() {
      return trial.attempts().stream().skip(index).findFirst();
    }

    boolean last() {
      return index >= trial.attempts().size() - 1;
    }

    /** The last attempt stands for the trial. */
    Outcome outcome() {
      return last() ? trial.outcome() : attempt().map(Attempt::outcome).orElse(Outcome.SKIPPED);
    }
  }

  void write(Subject subject, String uuid, String history, List<Attachment> evidence)
      throws IOException {
    TrialEvidence trial = subject.trial();
    Scenario scenario = trial.trial().scenario();
    json.writeStartObject();
    json.writeStringField("uuid", uuid);
    json.writeStringField("historyId", history);
    json.writeStringField("testCaseId", history);
    json.writeStringField("fullName", scenario.place().file() + ": " + trial.trial().displayName());
    json.writeStringField("name", trial.trial().displayName());
    json.writeStringField("status", status(subject.outcome()));
    details(subject);
    json.writeStringField("stage", "finished");
    times(subject.attempt(), subject.verdict().startedAt());
    json.writeStringField("description", description(subject));
    parameters(trial.trial().vector().values());
    labels(scenario);
    links(scenario);
    attempts(subject);
    attachments(evidence);
    json.writeEndObject();
  }

  private static String status(Outcome outcome) {
    return switch (outcome) {
      case PASSED, FLAKY -> "passed";
      case FAILED -> "failed";
      case BROKEN, UNDEFINED -> "broken";
      case SKIPPED -> "skipped";
    };
  }

  private void times(Optional<Attempt> attempt, Instant otherwise) throws IOException {
    Instant start = attempt.map(Attempt::startedAt).orElse(otherwise);
    json.writeNumberField("start", start.toEpochMilli());
    json.writeNumberField(
        "stop", attempt.map(a -> start.plus(a.duration())).orElse(start).toEpochMilli());
  }

  private void details(Subject subject) throws IOException {
    TrialEvidence trial = subject.trial();
    boolean flaky = subject.last() && trial.outcome() == Outcome.FLAKY;
    // What a flaky trial's failed attempts saw belongs to the trial, whichever attempt was last.
    Optional<Failure> failure =
        (subject.last() ? trial.failure() : subject.attempt()).flatMap(Attempt::error);
    if (subject.outcome() == Outcome.PASSED || (failure.isEmpty() && !flaky)) {
      return;
    }
    String first = failure.map(Failure::message).orElse("");
    json.writeObjectFieldStart("statusDetails");
    json.writeStringField("message", flaky ? "flaky: " + first : first);
    json.writeStringField("trace", trace(trial, failure));
    json.writeBooleanField("flaky", flaky);
    json.writeEndObject();
  }

  private static String trace(TrialEvidence trial, Optional<Failure> failure) {
    return failure.map(Failure::message).orElse("")
        + failure.flatMap(Failure::step).map(step -> "\nat: " + step).orElse("")
        + failure.flatMap(Failure::place).map(place -> "\nin: " + place).orElse("")
        + failure.flatMap(Failure::phrase).map(place -> "\nphrase: " + place).orElse("")
        + "\nreproduce: "
        + trial.reproduce();
  }

  private String description(Subject subject) {
    TrialEvidence trial = subject.trial();
    String questions = stakes.questions(trial);
    return (questions.isEmpty() ? "No question rests on this." : "Rests on this: " + questions)
        + ". Outcome of all attempts: "
        + trial.outcome().word()
        + trial
            .standIn()
            .map(other -> " (derived: not run, " + other.trial() + " stands in for it)")
            .orElse("")
        + ". Tenant: "
        + subject.attempt().map(Attempt::tenant).orElse("none")
        + ".";
  }

  private void parameters(Map<String, String> flags) throws IOException {
    json.writeArrayFieldStart("parameters");
    for (Map.Entry<String, String> flag : flags.entrySet()) {
      json.writeStartObject();
      json.writeStringField("name", flag.getKey());
      json.writeStringField("value", flag.getValue());
      json.writeBooleanField("excluded", false);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void labels(Scenario scenario) throws IOException {
    json.writeArrayFieldStart("labels");
    label("feature", scenario.feature());
    label("story", story(scenario));
    label("suite", scenario.feature());
    if (scenario.rule().isPresent()) {
      label("subSuite", scenario.rule().get());
    }
    for (String tag : scenario.tags()) {
      Matcher severity = SEVERITY.matcher(tag.toLowerCase(Locale.ROOT));
      if (severity.matches()) {
        label("severity", severity.group(1));
      } else {
        label("tag", tag.startsWith("@") ? tag.substring(1) : tag);
      }
    }
    label("framework", "sluice");
    label("language", "gherkin");
    json.writeEndArray();
  }

  private static String story(Scenario scenario) {
    return scenario
        .rule()
        .or(() -> scenario.criteria().stream().findFirst())
        .orElse(scenario.name());
  }

  private void label(String name, String value) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", name);
    json.writeStringField("value", value);
    json.writeEndObject();
  }

  private void links(Scenario scenario) throws IOException {
    json.writeArrayFieldStart("links");
    for (String criterion : Set.copyOf(scenario.criteria()).stream().sorted().toList()) {
      Optional<String> address = settings.linkTo(criterion);
      if (address.isPresent()) {
        json.writeStartObject();
        json.writeStringField("type", "tms");
        json.writeStringField("name", criterion);
        json.writeStringField("url", address.get());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  /** The trial's attempts as steps of the result that stands for it. */
  private void attempts(Subject subject) throws IOException {
    json.writeArrayFieldStart("steps");
    List<Attempt> attempts = subject.trial().attempts();
    for (int i = 0; i < attempts.size() && attempts.size() > 1 && subject.last(); i++) {
      Attempt attempt = attempts.get(i);
      json.writeStartObject();
      json.writeStringField(
          "name",
          "attempt " + (i + 1) + " of " + attempts.size() + ": " + attempt.outcome().word());
      json.writeStringField("status", status(attempt.outcome()));
      json.writeStringField("stage", "finished");
      times(Optional.of(attempt), attempt.startedAt());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void attachments(List<Attachment> evidence) throws IOException {
    json.writeArrayFieldStart("attachments");
    for (Attachment attachment : evidence) {
      json.writeStartObject();
      json.writeStringField("name", attachment.name());
      json.writeStringField("type", attachment.mediaType());
      json.writeStringField("source", attachment.file());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
