package io.sluice.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.model.criterion.Scenario;
import io.sluice.model.evidence.Outcome;
import io.sluice.model.evidence.TrialEvidence;
import io.sluice.model.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllureResultsTest {
  private final Path folder;

  AllureResultsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void two_vectors_of_a_scenario_are_two_tests_and_attempts_of_one_trial_are_one()
      throws IOException {
    List<JsonNode> results = write(Verdicts.mixed());

    assertThat(results).hasSize(8);
    assertThat(ids(results)).hasSize(5);
    assertThat(ids(named(results, "A complete client is accepted [risk-v2=on]"))).hasSize(1);
    assertThat(named(results, "A complete client is accepted [risk-v2=on]")).hasSize(3);
  }

  @Test
  void every_flag_is_a_parameter() throws IOException {
    JsonNode result =
        named(write(Verdicts.mixed()), "A complete client is accepted [risk-v2=on]").get(0);

    assertThat(result.at("/parameters").toString())
        .isEqualTo(
            "[{\"name\":\"bulk-import\",\"value\":\"off\",\"excluded\":false},"
                + "{\"name\":\"risk-v2\",\"value\":\"on\",\"excluded\":false}]");
  }

  @Test
  void the_last_attempt_stands_for_the_trial_and_starts_last() throws IOException {
    TrialEvidence failsLast =
        Verdicts.trial(
            Verdicts.scenario(3, "S", "AC-1"),
            Verdicts.OFF,
            Verdicts.attempt(Outcome.FAILED, 1),
            Verdicts.attempt(Outcome.PASSED, 2),
            Verdicts.attempt(Outcome.FAILED, 3));

    List<JsonNode> results = write(Verdicts.verdict(List.of(), List.of(failsLast)));

    assertThat(results)
        .extracting(r -> r.get("status").asText())
        .containsExactly("failed", "passed", "passed");
    assertThat(results.get(2).at("/statusDetails/flaky").asBoolean()).isTrue();
    assertThat(results.get(2).at("/steps")).hasSize(3);
  }

  @Test
  void a_test_keeps_its_history_when_lines_move_and_runs_differ() {
    List<TrialEvidence> before = rows(7, 8);
    List<TrialEvidence> after = rows(17, 19);

    assertThat(histories(before)).isEqualTo(histories(after)).doesNotHaveDuplicates();
  }

  @Test
  void a_trial_that_never_ran_is_skipped() throws IOException {
    TrialEvidence never = Verdicts.trial(Verdicts.scenario(3, "S", "AC-1"), Verdicts.OFF);

    List<JsonNode> results = write(Verdicts.verdict(List.of(), List.of(never)));

    assertThat(results)
        .singleElement()
        .extracting(r -> r.get("status").asText())
        .isEqualTo("skipped");
  }

  @Test
  void evidence_inside_of_the_run_folder_is_copied_and_other_files_are_not() throws IOException {
    Files.createDirectories(folder.resolve("evidence"));
    Files.writeString(folder.resolve("evidence/hostile.txt"), "kept");
    Files.writeString(folder.resolveSibling("outside.txt"), "secret");

    JsonNode result = write(Verdicts.hostile()).get(0);

    assertThat(result.at("/attachments")).hasSize(1);
    assertThat(
            folder.resolve("allure-results").resolve(result.at("/attachments/0/source").asText()))
        .hasContent("kept");
  }

  @Test
  void results_of_an_earlier_call_are_gone() throws IOException {
    write(Verdicts.mixed());

    assertThat(write(Verdicts.hostile())).hasSize(1);
  }

  @Test
  void a_criterion_links_to_the_tracker_and_never_to_a_script() throws IOException {
    var links = new PublishSettings(Optional.of("https://tracker.example/{id}"));
    new AllureResults(links).publish(Verdicts.mixed(), folder);

    assertThat(read().get(0).at("/links/0/url").asText()).isEqualTo("https://tracker.example/AC-1");
    assertThat(new PublishSettings(Optional.of("javascript:alert({id})")).linkTo("AC-1")).isEmpty();
    assertThat(links.linkTo("\"><b>")).contains("https://tracker.example/%22%3E%3Cb%3E");
  }

  private static List<TrialEvidence> rows(int... lines) {
    List<TrialEvidence> trials = new ArrayList<>();
    for (int line : lines) {
      Scenario row = Verdicts.scenario(line, "Row", "AC-1");
      trials.add(Verdicts.trial(row, Verdicts.OFF));
      trials.add(Verdicts.trial(row, Verdicts.RISK));
    }
    return trials;
  }

  private static List<String> histories(List<TrialEvidence> trials) {
    AllureIds ids = new AllureIds(trials);
    return trials.stream().map(ids::history).toList();
  }

  private List<JsonNode> write(Verdict verdict) throws IOException {
    new AllureResults(PublishSettings.none()).publish(verdict, folder);
    return read();
  }

  private List<JsonNode> read() throws IOException {
    List<JsonNode> results = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder.resolve("allure-results"))) {
      for (Path file : files.filter(f -> f.toString().endsWith("-result.json")).toList()) {
        results.add(new ObjectMapper().readTree(file.toFile()));
      }
    }
    results.sort(Comparator.comparingLong(result -> result.get("start").asLong()));
    return results;
  }

  private static List<JsonNode> named(List<JsonNode> results, String name) {
    return results.stream().filter(result -> result.get("name").asText().equals(name)).toList();
  }

  private static List<String> ids(List<JsonNode> results) {
    return results.stream().map(r -> r.get("historyId").asText()).distinct().toList();
  }
}
