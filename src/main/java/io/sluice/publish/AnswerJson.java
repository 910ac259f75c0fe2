package io.sluice.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.model.plan.Question;
import io.sluice.model.verdict.Decision;
import io.sluice.model.verdict.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An answer from stored evidence for programs: {@code schema: sluice-answer/1}, environment, build,
 * runs, and the fields of a decision in verdict.json.
 */
public final class AnswerJson {
  /** The value of the field {@code schema}. */
  public static final String SCHEMA = "sluice-answer/1";

  private AnswerJson() {}

  /**
   * The document.
   *
   * @param runs ids of the runs whose evidence was used
   */
  public static String of(Decision decision, String environment, String build, List<String> runs) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("schema", SCHEMA);
    document.put("environment", environment);
    document.put("build", build);
    document.put("runs", runs);
    document.put("question", decision.question().word());
    subject(decision.question(), document);
    document.put("answer", decision.answer().word());
    document.put("reasons", decision.reasons().stream().map(AnswerJson::reason).toList());
    document.put("restsOn", decision.restsOn());
    document.put("derived", decision.derived());
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and lists can be written", e);
    }
  }

  private static void subject(Question question, Map<String, Object> document) {
    if (question instanceof Question.Release release) {
      document.put("flag", release.flag());
      document.put("value", release.value());
      document.put("ring", release.ring());
    } else if (question instanceof Question.Kill kill) {
      document.put("flag", kill.flag());
    }
  }

  private static Map<String, Object> reason(Reason reason) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("code", reason.code());
    fields.put("text", reason.text());
    reason.fix().ifPresent(fix -> fields.put("fix", fix));
    reason.criterion().ifPresent(criterion -> fields.put("criterion", criterion));
    if (!reason.trials().isEmpty()) {
      fields.put("trials", reason.trials());
    }
    if (!reason.blame().isEmpty()) {
      fields.put("blame", reason.blame());
    }
    return fields;
  }
}
