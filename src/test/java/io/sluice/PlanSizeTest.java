package io.sluice;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.config.Overrides;
import io.sluice.model.plan.Plan;
import io.sluice.model.plan.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ten declared flags cost on the features of this repository; docs/guides/planning.md. */
class PlanSizeTest {
  private static final String SEVEN_MORE =
      """
          dark-pages: {same-behaviour: true, on-in: [internal, non-production, production]}
          new-search: {same-behaviour: true, on-in: [internal, non-production, production]}
          fast-list: {same-behaviour: true, on-in: [internal, non-production]}
          audit-export: {same-behaviour: true, on-in: [internal]}
          bulk-export: {same-behaviour: true}
          two-factor: {same-behaviour: true}
          long-names: {same-behaviour: true}
      """;

  @TempDir private Path folder;

  private static long ofOneVector(Plan plan) {
    return plan.trials().stream()
        .filter(trial -> trial.vector().equals(plan.needs().get(0).vectors().get(0)))
        .count();
  }

  @Test
  void ten_flags_need_a_few_vectors_and_not_a_thousand() throws IOException {
    Path repository = Path.of("").toAbsolutePath();
    try (Stream<Path> features = Files.walk(repository.resolve("features"))) {
      for (Path file : features.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(repository.relativize(file));
        Files.createDirectories(copy.resolve("..").normalize());
        Files.copy(file, copy);
      }
    }
    String settings = Files.readString(repository.resolve("sluice.yaml"));
    Files.writeString(
        folder.resolve("sluice.yaml"), settings.replace("\nauth:", SEVEN_MORE + "\nauth:"));
    Sluice sluice = Sluice.open(folder, Overrides.ofVariables(Map.of()));
    Prepared prepared = sluice.prepare(GateRequest.everything());
    Plan plan = prepared.plan();
    int scenarios = prepared.features().catalog().scenarios().size();
    long vectors = plan.trials().stream().map(Trial::vector).distinct().count();
    String figures =
        "%d scenarios, 10 flags: %d trials under %d vectors answer %d questions; one vector: %d; all combinations: %d"
            .formatted(
                scenarios,
                plan.trials().size(),
                vectors,
                plan.needs().size(),
                ofOneVector(plan),
                scenarios * 1024);
    System.out.println(figures);
    assertThat(prepared.settings().flags().all()).hasSize(10);
    assertThat(vectors).isLessThanOrEqualTo(20);
    assertThat(plan.trials()).hasSizeLessThan(scenarios * 13);
    assertThat(Files.readString(repository.resolve("docs/guides/planning.md"))).contains(figures);
  }
}
