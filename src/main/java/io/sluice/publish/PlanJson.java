package io.sluice.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.model.flag.Vector;
import io.sluice.model.plan.Need;
import io.sluice.model.plan.Plan;
import io.sluice.model.plan.Trial;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A plan for programs: {@code schema: sluice-plan/1}, {@code questions[] {id, required, vectors[],
 * trials[], gaps[]}}, {@code trials[] {id, feature, line, scenario, flags, vector}}.
 */
public final class PlanJson {
  /** The value of the field {@code schema}. */
  public static final String SCHEMA = "sluice-plan/1";

  private PlanJson() {}

  /** The document. */
  public static String of(Plan plan) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("schema", SCHEMA);
    document.put("questions", plan.needs().stream().map(PlanJson::question).toList());
    document.put("trials", plan.trials().stream().map(PlanJson::trial).toList());
    document.put("controls", plan.controls().stream().map(c -> trial(c.trial())).toList());
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and lists can be written", e);
    }
  }

  private static Map<String, Object> question(Need need) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", need.question().id());
    fields.put("required", need.required());
    fields.put("vectors", need.vectors().stream().map(Vector::name).toList());
    fields.put("trials", need.trials());
    fields.put("gaps", need.gaps().stream().map(PlanJson::gap).toList());
    return fields;
  }

  private static Map<String, String> gap(Need.Gap gap) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("code", gap.code());
    fields.put("text", gap.text());
    fields.put("fix", gap.fix());
    return fields;
  }

  private static Map<String, Object> trial(Trial trial) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", trial.id());
    fields.put("feature", trial.scenario().place().file());
    fields.put("line", trial.scenario().place().line());
    fields.put("scenario", trial.scenario().name());
    fields.put("flags", trial.vector().values());
    fields.put("vector", trial.vector().name());
    return fields;
  }
}
