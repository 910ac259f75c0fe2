package io.sluice;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.config.Overrides;
import io.sluice.model.Place;
import io.sluice.model.evidence.Failure;
import io.sluice.model.verdict.Verdict;
import io.sluice.testing.StubProduct;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhraseFailureTest {
  @TempDir private Path project;

  @Test
  void a_failing_step_of_a_phrase_is_told_with_both_lines_in_every_report() throws IOException {
    try (StubProduct product = new StubProduct()) {
      Files.writeString(
          project.resolve("sluice.yaml"), product.settings() + "policy: {retries: 1}\n");
      write(
          "features/things.phrases",
          """
          Phrase: things like "<name>"
            the analyst sends GET "/api/<name>"

            Then the answer is 201
          """);
      write(
          "features/things.feature",
          """
          Feature: Things
            @AC-1
            Scenario: Things are there
              Given things like "cups"
          """);
      Verdict verdict = run();
      Failure failure =
          verdict.trials().get(0).failure().flatMap(attempt -> attempt.error()).orElseThrow();
      assertThat(failure.step()).contains("Given things like \"cups\" › the answer is 201");
      assertThat(failure.place().map(Place::line)).contains(4);
      assertThat(failure.phrase()).contains(new Place("features/things.phrases", 4, 3));
    }
    for (String report : new String[] {"verdict.json", "verdict.html", "summary.md", "junit.xml"}) {
      assertThat(Files.readString(project.resolve("reports/latest").resolve(report)))
          .as(report)
          .contains("features/things.phrases:4:3");
    }
  }

  private Verdict run() {
    GateRequest request =
        new GateRequest(
            Optional.empty(),
            List.of(),
            List.of("deploy"),
            false,
            Optional.empty(),
            Optional.empty(),
            true,
            List.of());
    Sluice sluice = Sluice.open(project, Overrides.ofVariables(Map.of()));
    Prepared prepared = sluice.prepare(request);
    return sluice.gate(prepared, request, new GateListener() {}).run();
  }

  private void write(String name, String text) throws IOException {
    Path file = project.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
