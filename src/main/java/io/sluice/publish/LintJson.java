package io.sluice.publish;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.sluice.model.Place;
import io.sluice.model.lint.Finding;
import io.sluice.model.lint.LintReport;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** What lint found, for programs; {@code schema: sluice-lint/1}. */
public final class LintJson {
  private LintJson() {}

  /** The text. */
  public static String of(LintReport report) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("schema", "sluice-lint/1");
      json.writeNumberField("scenarios", report.scenarios());
      json.writeNumberField("phrases", report.phrases());
      json.writeArrayFieldStart("findings");
      for (Finding finding : report.findings()) {
        write(finding, json);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(Finding finding, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("severity", finding.severity().word());
    json.writeStringField("code", finding.code());
    if (finding.problem().where().isPresent()) {
      Place place = finding.problem().where().get();
      json.writeStringField("file", place.file());
      json.writeNumberField("line", place.line());
      json.writeNumberField("column", place.column());
    }
    json.writeStringField("what", finding.problem().what());
    json.writeStringField("fix", finding.problem().fix());
    json.writeEndObject();
  }
}
