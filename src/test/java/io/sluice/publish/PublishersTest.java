package io.sluice.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.model.verdict.Answer;
import io.sluice.model.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishersTest {
  private final ReportFolders folders;

  PublishersTest(@TempDir Path root) {
    folders = new ReportFolders(root.resolve("reports"));
  }

  @Test
  void every_report_stands_in_the_run_folder_and_in_a_real_latest_folder() throws IOException {
    Published published = publish(Verdicts.mixed());

    assertThat(published.failures()).isEmpty();
    assertThat(published.verdict().answer()).isEqualTo(Answer.YES);
    assertThat(Files.isDirectory(folders.latest(), LinkOption.NOFOLLOW_LINKS)).isTrue();
    for (Path folder : List.of(published.runFolder(), published.latest())) {
      assertThat(names(folder))
          .containsExactlyInAnyOrder(
              "verdict.json", "verdict.html", "summary.md", "junit.xml", "allure-results");
    }
    assertThat(names(folders.root())).containsExactlyInAnyOrder("latest", "runs");
  }

  @Test
  void evidence_of_the_run_is_shown_in_latest_too() throws IOException {
    Path evidence = folders.run(Verdicts.mixed().run()).resolve("evidence/ab12/exchange-1.txt");
    Files.createDirectories(evidence.resolveSibling("."));
    Files.writeString(evidence, "GET /");

    publish(Verdicts.mixed());

    assertThat(folders.latest().resolve("evidence/ab12/exchange-1.txt")).hasContent("GET /");
  }

  @Test
  void latest_shows_nothing_of_an_older_run_and_the_older_run_stays() throws IOException {
    publish(Verdicts.withRun(Verdicts.hostile(), "run-1"));
    publish(Verdicts.withRun(Verdicts.mixed(), "run-2"));

    assertThat(verdictJson(folders.latest()).get("run").asText()).isEqualTo("run-2");
    assertThat(verdictJson(folders.run("run-1")).get("run").asText()).isEqualTo("run-1");
    assertThat(folders.latest().resolve("allure-results"))
        .isDirectoryContaining("glob:**-result.json");
    try (Stream<Path> results = Files.list(folders.latest().resolve("allure-results"))) {
      assertThat(results.filter(file -> file.toString().endsWith("-result.json"))).hasSize(8);
    }
  }

  @Test
  void a_link_named_latest_is_replaced_and_what_it_pointed_at_stays() throws IOException {
    Path elsewhere = Files.createDirectories(folders.root().resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("precious.txt"), "stays");
    Files.createSymbolicLink(folders.latest(), elsewhere);

    publish(Verdicts.mixed());

    assertThat(Files.isSymbolicLink(folders.latest())).isFalse();
    assertThat(elsewhere.resolve("precious.txt")).hasContent("stays");
  }

  @Test
  void a_publisher_that_throws_stops_no_other_and_leaves_no_yes_in_any_report() throws IOException {
    Published published = publish(Verdicts.mixed(), failing());

    assertThat(published.failures())
        .containsExactly(
            new ReporterFailure("chat", "IllegalStateException: no route to the chat"));
    assertThat(published.verdict().answer()).isEqualTo(Answer.INCONCLUSIVE);
    JsonNode json = verdictJson(folders.latest());
    assertThat(json.at("/decisions").findValuesAsText("answer"))
        .containsExactly("inconclusive", "no");
    assertThat(json.at("/decisions/0/reasons/0/code").asText()).isEqualTo("reporter-failed");
    assertThat(folders.latest().resolve("summary.md"))
        .content()
        .startsWith("## Sluice: inconclusive")
        .contains("chat could not be written");
    assertThat(folders.latest().resolve("verdict.html")).content().contains("reporter-failed");
  }

  @Test
  void a_built_in_report_that_cannot_be_written_leaves_no_yes() throws IOException {
    Path inTheWay = folders.run(Verdicts.mixed().run()).resolve("summary.md/occupied");
    Files.createDirectories(inTheWay);

    Published published = publish(Verdicts.mixed());

    assertThat(published.failures())
        .extracting(ReporterFailure::publisher)
        .containsExactly("summary.md");
    assertThat(verdictJson(folders.latest()).at("/decisions/0/answer").asText())
        .isEqualTo("inconclusive");
  }

  @Test
  void a_verdict_json_that_cannot_be_written_makes_the_answer_inconclusive() throws IOException {
    Files.createDirectories(folders.run(Verdicts.mixed().run()).resolve("verdict.json/occupied"));

    Published published = publish(Verdicts.mixed());

    assertThat(published.verdict().answer()).isEqualTo(Answer.INCONCLUSIVE);
    assertThat(published.failures()).isNotEmpty();
    assertThat(published.runFolder().resolve("summary.md"))
        .content()
        .startsWith("## Sluice: inconclusive");
  }

  @Test
  void a_no_stays_a_no_when_a_report_fails() throws IOException {
    Published published = publish(Verdicts.hostile(), failing());

    assertThat(published.verdict().answer()).isEqualTo(Answer.NO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../up", "a/b", "..", ".", "", "a\\b", "a\0b", "-x", "C:x"})
  void a_run_id_cannot_lead_out_of_the_folders(String id) {
    assertThatThrownBy(() -> folders.run(id)).isInstanceOf(IllegalArgumentException.class);
  }

  private Published publish(Verdict verdict, Publisher... extras) {
    return Publishers.builtInAnd(PublishSettings.none(), List.of(extras)).publish(verdict, folders);
  }

  private static Publisher failing() {
    return new Publisher() {
      @Override
      public String name() {
        return "chat";
      }

      @Override
      public void publish(Verdict verdict, Path runFolder) {
        throw new IllegalStateException("no route to the chat");
      }
    };
  }

  private static JsonNode verdictJson(Path folder) throws IOException {
    return new ObjectMapper().readTree(folder.resolve("verdict.json").toFile());
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
