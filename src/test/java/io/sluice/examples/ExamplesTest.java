package io.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.StepLibrary;
import io.sluice.model.evidence.Failure;
import io.sluice.model.evidence.Outcome;
import io.sluice.model.evidence.TrialEvidence;
import io.sluice.model.step.StepEntry;
import io.sluice.model.step.StepEntry.Kind;
import io.sluice.read.StepExample;
import io.sluice.read.StepExamples;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every step of the catalogue has an example that passes and one that fails, and they do. */
@TestInstance(Lifecycle.PER_CLASS)
class ExamplesTest {
  private final ExampleService service =
      new ExampleService(List.of(new ExampleApi()::answer, new ExamplePages()::answer));
  private final Path project;
  private final ExampleRun run;

  ExamplesTest(@TempDir Path project) throws IOException, URISyntaxException {
    this.project = project;
    this.run = new ExampleRun(project, service);
  }

  @BeforeAll
  void runAll() {
    run.run();
  }

  @AfterAll
  void close() {
    service.close();
  }

  static Stream<StepExample> examples() {
    return StepExamples.read(UUID::randomUUID).stream();
  }

  static Stream<StepExample> passing() {
    return examples().filter(example -> !example.fails());
  }

  static Stream<StepExample> failing() {
    return examples().filter(StepExample::fails);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("passing")
  void a_passing_example_passes(StepExample example) {
    TrialEvidence trial = trial(example);
    assertThat(trial.outcome()).as(said(trial)).isEqualTo(Outcome.PASSED);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("failing")
  void a_failing_example_says_what_it_promises(StepExample example) {
    TrialEvidence trial = trial(example);
    assertThat(trial.outcome()).as("it must fail").isNotEqualTo(Outcome.PASSED);
    String said = said(trial);
    Message expected = new Message(example.description());
    assertThat(expected.isThatOf(said)).as(expected.difference(said)).isTrue();
  }

  @Test
  void every_step_has_an_example_that_passes_and_one_that_fails() {
    List<StepEntry> steps =
        StepLibrary.of(project).steps().stream().filter(s -> s.kind() == Kind.BUILT_IN).toList();
    assertThat(steps).hasSizeGreaterThan(40);
    assertThat(steps.stream().filter(step -> step.example().isEmpty()).map(StepEntry::pattern))
        .as("steps without an example that passes")
        .isEmpty();
    assertThat(steps.stream().filter(step -> step.failing().isEmpty()).map(StepEntry::pattern))
        .as("steps without an example that fails")
        .isEmpty();
  }

  @Test
  void every_example_is_of_a_step_that_exists() {
    List<String> patterns =
        StepLibrary.of(project).steps().stream().map(StepEntry::pattern).toList();
    assertThat(examples().filter(example -> !patterns.contains(example.expression())))
        .as("examples of no step")
        .isEmpty();
  }

  private TrialEvidence trial(StepExample example) {
    return run.of(example.file(), example.line())
        .orElseThrow(
            () -> new AssertionError("did not run: " + example.file() + ":" + example.line()));
  }

  private static String said(TrialEvidence trial) {
    return trial.attempts().stream()
        .flatMap(attempt -> attempt.error().stream())
        .map(Failure::message)
        .findFirst()
        .orElse("");
  }
}
