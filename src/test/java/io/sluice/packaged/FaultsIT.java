package io.sluice.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.packaged.Command.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The gate with a bug planted in the reference service answers what the bug's {@code expect} names.
 * All of them with {@code -Psoak}; otherwise one of each kind that differs most.
 */
class FaultsIT {
  private static final List<String> QUICK =
      List.of("bulk-import-with-risk-v2-broken", "risk-v2-sticks", "wrong-build");
  private static final Map<String, Integer> EXIT_CODES =
      Map.of("yes", 0, "no", 1, "inconclusive", 2);

  @TempDir private Path folder;

  static Stream<String> faults() throws IOException {
    Result listed =
        Command.start(
                Project.REPOSITORY,
                List.of("java", "-jar", Project.REFERENCE.toString(), "--faults"))
            .await();
    boolean all = Boolean.getBoolean("sluice.soak");
    List<String> names =
        new ObjectMapper()
            .readTree(listed.output()).findValuesAsText("name").stream()
                .filter(name -> all || QUICK.contains(name))
                .toList();
    assertThat(names).hasSizeGreaterThanOrEqualTo(all ? 18 : QUICK.size());
    return names.stream();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void the_answers_are_those_that_the_fault_expects(String fault) throws IOException {
    Project project = new Project(folder);
    copyFeatures(project);
    Result result =
        Command.sluice(project, "gate", "--build", "fault-" + fault, "--", "--fault", fault)
            .await();
    JsonNode expect = expectation(fault);
    assertThat(answers(project)).as(result.output()).isEqualTo(expected(expect));
    assertThat(result.exitCode()).isEqualTo(EXIT_CODES.get(expect.path("deploy").asText()));
  }

  private static JsonNode expectation(String fault) throws IOException {
    Result listed =
        Command.start(
                Project.REPOSITORY,
                List.of("java", "-jar", Project.REFERENCE.toString(), "--faults"))
            .await();
    for (JsonNode each : new ObjectMapper().readTree(listed.output())) {
      if (each.path("name").asText().equals(fault)) {
        return each.path("expect");
      }
    }
    throw new AssertionError("no fault " + fault);
  }

  private static Map<String, String> expected(JsonNode expect) {
    Map<String, String> answers = new TreeMap<>();
    answers.put("deploy", expect.path("deploy").asText());
    expect
        .path("release")
        .properties()
        .forEach(entry -> answers.put("release " + entry.getKey(), entry.getValue().asText()));
    expect
        .path("kill")
        .properties()
        .forEach(entry -> answers.put("kill " + entry.getKey(), entry.getValue().asText()));
    return answers;
  }

  private static Map<String, String> answers(Project project) throws IOException {
    Map<String, String> answers = new TreeMap<>();
    for (JsonNode decision : new ObjectMapper().readTree(project.verdict()).path("decisions")) {
      String flag = decision.path("flag").asText("");
      String name = decision.path("question").asText() + (flag.isEmpty() ? "" : " " + flag);
      answers.put(name, decision.path("answer").asText());
    }
    return answers;
  }

  private static void copyFeatures(Project project) throws IOException {
    Path features = Project.REPOSITORY.resolve("features");
    try (Stream<Path> files = Files.walk(features)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        project.write(
            "features/" + features.relativize(file).toString().replace('\\', '/'),
            Files.readString(file));
      }
    }
  }
}
