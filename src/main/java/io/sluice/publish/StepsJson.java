package io.sluice.publish;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.sluice.model.step.StepCatalogue;
import io.sluice.model.step.StepEntry;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** The catalogue of steps for programs; {@code schema: sluice-steps/1}. */
public final class StepsJson {
  private StepsJson() {}

  /** The text. */
  public static String of(StepCatalogue catalogue) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("schema", "sluice-steps/1");
      json.writeArrayFieldStart("steps");
      for (StepEntry step : catalogue.steps()) {
        write(step, json);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(StepEntry step, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("group", step.group());
    json.writeStringField("step", step.pattern());
    json.writeStringField("kind", step.kind().word());
    json.writeStringField("description", step.description());
    json.writeStringField("example", step.example());
    if (step.failing().isPresent()) {
      json.writeStringField("fails", step.failing().get());
    }
    if (step.place().isPresent()) {
      json.writeStringField("place", step.place().get().toString());
    }
    if (!step.source().isEmpty()) {
      json.writeStringField("source", step.source());
    }
    json.writeEndObject();
  }
}
