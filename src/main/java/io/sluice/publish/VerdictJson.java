package io.sluice.publish;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.sluice.model.evidence.Attachment;
import io.sluice.model.evidence.Attempt;
import io.sluice.model.evidence.Conduct;
import io.sluice.model.evidence.Conduct.Schedule;
import io.sluice.model.evidence.Conduct.Skipping;
import io.sluice.model.evidence.Exposure;
import io.sluice.model.evidence.Failure;
import io.sluice.model.evidence.SequentialTest;
import io.sluice.model.evidence.StandIn;
import io.sluice.model.evidence.TrialEvidence;
import io.sluice.model.flag.Vector;
import io.sluice.model.plan.Question;
import io.sluice.model.ring.LiveVector;
import io.sluice.model.verdict.CriterionStates;
import io.sluice.model.verdict.Decision;
import io.sluice.model.verdict.Quarantine.Entry;
import io.sluice.model.verdict.Reason;
import io.sluice.model.verdict.Verdict;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code verdict.json}: the verdict for programs. Its shape is published as {@code
 * io/sluice/verdict.schema.json} in the jar. Fields come in a fixed order, and those without a
 * value are left out.
 */
public final class VerdictJson implements Publisher {
  /** The value of the field {@code schema}. */
  public static final String SCHEMA = "sluice-verdict/1";

  /** The file's name. */
  public static final String FILE = "verdict.json";

  private static final JsonFactory JSON = new JsonFactory();

  @Override
  public String name() {
    return FILE;
  }

  @Override
  public void publish(Verdict verdict, Path runFolder) throws IOException {
    RunFiles.write(runFolder, FILE, out -> write(verdict, out));
  }

  /** Writes the document; the writer is left open. */
  public static void write(Verdict verdict, Writer out) throws IOException {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines));
      new Document(json).verdict(verdict);
      json.writeRaw('\n');
    }
  }

  /** The document being written. */
  private record Document(JsonGenerator json) {
    /** One element of an array. */
    @FunctionalInterface
    private interface Element<T> {
      void write(T value) throws IOException;
    }

    void verdict(Verdict verdict) throws IOException {
      json.writeStartObject();
      json.writeStringField("schema", SCHEMA);
      json.writeStringField("run", verdict.run());
      json.writeStringField("environment", verdict.environment());
      json.writeStringField("build", verdict.build());
      json.writeStringField("startedAt", verdict.startedAt().toString());
      json.writeStringField("finishedAt", verdict.finishedAt().toString());
      json.writeBooleanField("complete", verdict.complete());
      json.writeObjectFieldStart("digests");
      json.writeStringField("snapshot", verdict.digests().snapshot());
      json.writeStringField("policy", verdict.digests().policy());
      json.writeStringField("features", verdict.digests().features());
      json.writeEndObject();
      snapshot(verdict.snapshot().rings());
      array("decisions", verdict.decisions(), this::decision);
      Map<String, Entry> owed = verdict.findings().quarantined();
      array("trials", verdict.trials(), trial -> trial(trial, owed));
      array("criteria", verdict.criteria(), this::criterion);
      array("notes", verdict.findings().notes(), this::reason);
      array("probes", verdict.findings().probes(), probe -> trial(probe, Map.of()));
      repeats(verdict);
      conduct(verdict.findings().conduct());
      json.writeEndObject();
    }

    private void snapshot(Map<String, List<LiveVector>> rings) throws IOException {
      json.writeObjectFieldStart("snapshot");
      json.writeObjectFieldStart("rings");
      for (Map.Entry<String, List<LiveVector>> ring : rings.entrySet()) {
        array(
            ring.getKey(),
            ring.getValue(),
            live -> {
              json.writeStartObject();
              flags(live.vector());
              strings("tenants", live.tenants());
              json.writeEndObject();
            });
      }
      json.writeEndObject();
      json.writeEndObject();
    }

    private void decision(Decision decision) throws IOException {
      json.writeStartObject();
      json.writeStringField("question", decision.question().word());
      subject(decision.question());
      json.writeBooleanField("required", decision.required());
      json.writeStringField("answer", decision.answer().word());
      array("reasons", decision.reasons(), this::reason);
      strings("restsOn", decision.restsOn());
      strings("derived", decision.derived());
      json.writeEndObject();
    }

    private void subject(Question question) throws IOException {
      if (question instanceof Question.Release release) {
        json.writeStringField("flag", release.flag());
        json.writeStringField("value", release.value());
        json.writeStringField("ring", release.ring());
      } else if (question instanceof Question.Kill kill) {
        json.writeStringField("flag", kill.flag());
      } else if (question instanceof Question.RollBack back) {
        json.writeStringField("build", back.build());
      }
    }

    private void reason(Reason reason) throws IOException {
      json.writeStartObject();
      json.writeStringField("code", reason.code());
      json.writeStringField("text", reason.text());
      optional("fix", reason.fix());
      optional("criterion", reason.criterion());
      if (!reason.trials().isEmpty()) {
        strings("trials", reason.trials());
      }
      if (!reason.blame().isEmpty()) {
        strings("blame", reason.blame());
      }
      json.writeEndObject();
    }

    /** By what rule failures were judged, and what it cost. */
    private void repeats(Verdict verdict) throws IOException {
      SequentialTest test = verdict.findings().test();
      json.writeObjectFieldStart("repeats");
      json.writeNumberField("flake", test.flake());
      json.writeNumberField("fault", test.fault());
      json.writeNumberField("alpha", test.alpha());
      json.writeNumberField("beta", test.beta());
      json.writeNumberField("cap", test.cap());
      json.writeNumberField(
          "trials", verdict.trials().stream().filter(t -> t.attempts().size() > 1).count());
      json.writeNumberField(
          "attempts",
          verdict.trials().stream().mapToLong(t -> Math.max(0, t.attempts().size() - 1)).sum());
      json.writeEndObject();
    }

    private void conduct(Conduct conduct) throws IOException {
      if (conduct.schedule().isPresent()) {
        Schedule schedule = conduct.schedule().get();
        json.writeObjectFieldStart("schedule");
        json.writeNumberField("efficiency", Math.round(schedule.efficiency() * 1000) / 1000.0);
        json.writeNumberField("wallMs", schedule.wall().toMillis());
        json.writeNumberField("boundMs", schedule.bound().toMillis());
        json.writeNumberField("lanes", schedule.lanes());
        json.writeNumberField("browsers", schedule.browsers());
        json.writeEndObject();
      }
      if (conduct.skipping().isPresent()) {
        Skipping skipping = conduct.skipping().get();
        json.writeObjectFieldStart("skipping");
        json.writeNumberField("derived", skipping.derived());
        strings("sample", skipping.sample());
        json.writeNumberField("seed", skipping.seed());
        optional("contradiction", skipping.contradiction());
        json.writeEndObject();
      }
    }

    private void trial(TrialEvidence evidence, Map<String, Entry> owed) throws IOException {
      var trial = evidence.trial();
      json.writeStartObject();
      json.writeStringField("id", trial.id());
      json.writeStringField("feature", trial.scenario().place().file());
      json.writeNumberField("line", trial.scenario().place().line());
      json.writeStringField("scenario", trial.scenario().name());
      strings("criteria", trial.scenario().criteria());
      flags(trial.vector());
      json.writeStringField("vector", trial.vector().name());
      json.writeStringField("tenant", evidence.tenant());
      json.writeStringField("basis", evidence.isDerived() ? "derived" : "run");
      optional("standIn", evidence.standIn().map(StandIn::trial));
      json.writeStringField("outcome", evidence.outcome().word());
      json.writeBooleanField("decided", evidence.decided());
      optional("quarantine", Optional.ofNullable(owed.get(trial.id())).map(Words::quarantine));
      array("attempts", evidence.attempts(), this::attempt);
      json.writeObjectFieldStart("exposures");
      for (Map.Entry<String, Set<String>> flag : exposures(evidence).entrySet()) {
        strings(flag.getKey(), List.copyOf(flag.getValue()));
      }
      json.writeEndObject();
      json.writeStringField("reproduce", evidence.reproduce());
      json.writeEndObject();
    }

    private static Map<String, Set<String>> exposures(TrialEvidence evidence) {
      Map<String, Set<String>> values = new LinkedHashMap<>();
      for (Exposure exposure : evidence.exposures()) {
        values
            .computeIfAbsent(exposure.flag(), flag -> new LinkedHashSet<>())
            .add(exposure.value());
      }
      return values;
    }

    private void attempt(Attempt attempt) throws IOException {
      json.writeStartObject();
      json.writeStringField("outcome", attempt.outcome().word());
      json.writeStringField("startedAt", attempt.startedAt().toString());
      json.writeNumberField("durationMs", attempt.duration().toMillis());
      if (attempt.error().isPresent()) {
        Failure failure = attempt.error().get();
        json.writeStringField("error", failure.message());
        optional("step", failure.step());
        optional("place", failure.place().map(Object::toString));
        optional("phrase", failure.phrase().map(Object::toString));
      }
      array("evidence", attempt.evidence(), this::attachment);
      json.writeEndObject();
    }

    private void attachment(Attachment attachment) throws IOException {
      json.writeStartObject();
      json.writeStringField("name", attachment.name());
      json.writeStringField("mediaType", attachment.mediaType());
      json.writeStringField("file", attachment.file());
      json.writeEndObject();
    }

    private void criterion(CriterionStates states) throws IOException {
      json.writeStartObject();
      json.writeStringField("id", states.criterion().id());
      json.writeStringField("title", states.criterion().title());
      array(
          "states",
          states.states(),
          state -> {
            json.writeStartObject();
            json.writeStringField("vector", state.vector().name());
            json.writeStringField("state", state.state().name().toLowerCase(Locale.ROOT));
            json.writeEndObject();
          });
      json.writeEndObject();
    }

    private void flags(Vector vector) throws IOException {
      json.writeObjectFieldStart("flags");
      for (Map.Entry<String, String> flag : vector.values().entrySet()) {
        json.writeStringField(flag.getKey(), flag.getValue());
      }
      json.writeEndObject();
    }

    private void optional(String name, Optional<String> value) throws IOException {
      if (value.isPresent()) {
        json.writeStringField(name, value.get());
      }
    }

    private void strings(String name, List<String> values) throws IOException {
      array(name, values, json::writeString);
    }

    private <T> void array(String name, List<T> values, Element<T> element) throws IOException {
      json.writeArrayFieldStart(name);
      for (T value : values) {
        element.write(value);
      }
      json.writeEndArray();
    }
  }
}
