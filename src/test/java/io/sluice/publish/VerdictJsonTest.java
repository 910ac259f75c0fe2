package io.sluice.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.sluice.model.evidence.Attempt;
import io.sluice.model.evidence.Conduct;
import io.sluice.model.evidence.Conduct.Schedule;
import io.sluice.model.evidence.Conduct.Skipping;
import io.sluice.model.evidence.Exposure;
import io.sluice.model.evidence.Outcome;
import io.sluice.model.evidence.StandIn;
import io.sluice.model.evidence.TrialEvidence;
import io.sluice.model.plan.Question;
import io.sluice.model.plan.Trial;
import io.sluice.model.verdict.Answer;
import io.sluice.model.verdict.Decision;
import io.sluice.model.verdict.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictJsonTest {
  private final Path folder;

  VerdictJsonTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void a_mixed_verdict_is_valid_by_the_published_schema() throws IOException {
    assertThat(problems(json(Verdicts.mixed()))).isEmpty();
  }

  @Test
  void hostile_names_stay_data_and_the_document_stays_valid() throws IOException {
    String json = json(Verdicts.hostile());

    assertThat(problems(json)).isEmpty();
    JsonNode tree = new ObjectMapper().readTree(json);
    assertThat(tree.at("/trials/0/scenario").asText())
        .isEqualTo(Verdicts.HOSTILE.replace('\uD800', '?'));
  }

  @Test
  void the_schema_refuses_null_unknown_fields_and_a_no_without_reason() throws IOException {
    String good = json(Verdicts.mixed());

    assertThat(problems(good.replace("\"basis\" : \"run\"", "\"basis\" : null"))).isNotEmpty();
    assertThat(problems(good.replace("\"basis\"", "\"base\""))).isNotEmpty();
    assertThat(problems(good.replace("\"ring\" : \"internal\",", ""))).isNotEmpty();
    assertThat(problems(good.replace("\"answer\" : \"yes\"", "\"answer\" : \"no\""))).isNotEmpty();
  }

  @Test
  void fields_stand_in_the_order_of_the_contract() throws IOException {
    JsonNode tree = new ObjectMapper().readTree(json(Verdicts.mixed()));

    assertThat(tree.fieldNames())
        .toIterable()
        .containsExactly(
            "schema",
            "run",
            "environment",
            "build",
            "startedAt",
            "finishedAt",
            "complete",
            "digests",
            "snapshot",
            "decisions",
            "trials",
            "criteria",
            "notes",
            "probes",
            "repeats");
    assertThat(tree.at("/snapshot/rings").fieldNames())
        .toIterable()
        .containsExactly("internal", "production");
    assertThat(tree.at("/decisions/1/question").asText()).isEqualTo("release");
    assertThat(tree.at("/decisions/1/flag").asText()).isEqualTo("risk-v2");
    assertThat(tree.at("/trials/2/vector").asText()).isEqualTo("risk-v2=on");
    assertThat(tree.at("/trials/2/attempts/2/durationMs").asLong()).isEqualTo(1234);
    assertThat(tree.at("/criteria/1/states").size()).isZero();
  }

  @Test
  void what_has_no_value_is_left_out() throws IOException {
    JsonNode tree = new ObjectMapper().readTree(json(Verdicts.mixed()));

    assertThat(tree.at("/decisions/0").has("flag")).isFalse();
    assertThat(tree.at("/trials/0/attempts/0").has("error")).isFalse();
    assertThat(tree.at("/trials/0").has("quarantine")).isFalse();
  }

  @Test
  void exposures_of_all_attempts_are_listed_once_each_in_order() throws IOException {
    Attempt plain = Verdicts.attempt(Outcome.PASSED, 1);
    List<Exposure> seen = new ArrayList<>();
    seen.add(new Exposure("risk-v2", "on", "STATIC"));
    seen.add(new Exposure("risk-v2", "off", "STATIC"));
    seen.add(new Exposure("risk-v2", "on", "STATIC"));
    Attempt kill =
        new Attempt(
            plain.outcome(),
            plain.tenant(),
            plain.startedAt(),
            plain.duration(),
            plain.error(),
            plain.evidence(),
            seen,
            true);
    TrialEvidence trial =
        Verdicts.trial(Verdicts.scenario(3, "Killed", "AC-1"), Verdicts.RISK, kill);
    Verdict verdict =
        Verdicts.verdict(
            List.of(
                Verdicts.decision(
                    new Question.Kill("risk-v2"), true, Answer.YES, List.of(), trial)),
            List.of(trial));

    JsonNode tree = new ObjectMapper().readTree(json(verdict));

    assertThat(tree.at("/trials/0/exposures").toString())
        .isEqualTo("{\"risk-v2\":[\"on\",\"off\"]}");
  }

  @Test
  void how_the_run_went_and_what_was_concluded_is_told_and_valid() throws IOException {
    Trial trial = Trial.of(Verdicts.scenario(3, "Concluded", "AC-1"), Verdicts.RISK);
    TrialEvidence derived =
        TrialEvidence.derived(
            trial,
            new StandIn("x [all off]", List.of(new Exposure("bulk-import", "off", ""))),
            "./sluice try x");
    Verdict plain = Verdicts.verdict(List.of(), List.of(derived));
    Conduct conduct =
        new Conduct(
            Optional.of(new Schedule(Duration.ofSeconds(20), Duration.ofSeconds(18), 4, 2)),
            Optional.of(new Skipping(1, List.of("y [all off]"), -7, Optional.of("y failed"))));
    Verdict verdict =
        new Verdict(
            plain.run(),
            plain.environment(),
            plain.build(),
            plain.startedAt(),
            plain.finishedAt(),
            plain.complete(),
            plain.digests(),
            plain.snapshot(),
            List.of(
                new Decision(
                    new Question.Kill("risk-v2"),
                    true,
                    Answer.YES,
                    List.of(),
                    List.of(trial.id()),
                    List.of(trial.id()))),
            plain.trials(),
            plain.criteria(),
            new Verdict.Findings(List.of(), Map.of(), List.of(), plain.findings().test(), conduct));

    String json = json(verdict);

    assertThat(problems(json)).isEmpty();
    JsonNode tree = new ObjectMapper().readTree(json);
    assertThat(tree.at("/schedule/efficiency").asDouble()).isEqualTo(0.9);
    assertThat(tree.at("/skipping/contradiction").asText()).isEqualTo("y failed");
    assertThat(tree.at("/trials/0/basis").asText()).isEqualTo("derived");
    assertThat(tree.at("/trials/0/standIn").asText()).isEqualTo("x [all off]");
    assertThat(tree.at("/trials/0/exposures").toString()).isEqualTo("{\"bulk-import\":[\"off\"]}");
    assertThat(tree.at("/decisions/0/derived/0").asText()).isEqualTo(trial.id());
  }

  @Test
  void the_same_verdict_is_the_same_bytes() throws IOException {
    assertThat(json(Verdicts.mixed())).isEqualTo(json(Verdicts.mixed()));
  }

  private String json(Verdict verdict) throws IOException {
    new VerdictJson().publish(verdict, folder);
    return Files.readString(folder.resolve("verdict.json"));
  }

  private static List<String> problems(String json) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            VerdictJson.class.getResourceAsStream("/io/sluice/verdict.schema.json"))) {
      Schema schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(in);
      return schema.validate(json, InputFormat.JSON).stream().map(Object::toString).toList();
    }
  }
}
