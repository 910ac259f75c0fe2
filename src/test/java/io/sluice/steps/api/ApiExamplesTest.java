package io.sluice.steps.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.core.feature.FeatureParser;
import io.cucumber.core.gherkin.DataTableArgument;
import io.cucumber.core.gherkin.DocStringArgument;
import io.cucumber.core.gherkin.Feature;
import io.cucumber.core.gherkin.Pickle;
import io.cucumber.core.gherkin.Step;
import io.cucumber.core.resource.Resource;
import io.sluice.examples.ExampleApi;
import io.sluice.model.InvalidInput;
import io.sluice.testing.StubService;
import io.sluice.testing.StubService.Reply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The examples of steps about requests, answers and values do what they say. */
class ApiExamplesTest {
  private static final Path FOLDER = Path.of("src/main/resources/io/sluice/steps/examples");
  private static final Pattern SCENARIO =
      Pattern.compile("(?m)^ {2}Scenario: (.*)\\n((?: {4}.*\\n)*)");
  private static final Pattern STEP = Pattern.compile("(Given|When|Then|And|But) .*");

  private final ExampleApi api = new ExampleApi();
  private final StubService service =
      new StubService(
          request -> api.answer(request).orElseGet(() -> Reply.json(404, "{\"error\":\"\"}")));

  @AfterEach
  void stop() {
    service.close();
  }

  private record Example(String step, String description, boolean fails, Pickle pickle) {}

  @TestFactory
  Stream<DynamicTest> each_example_passes_or_fails_as_it_says() {
    return examples().stream()
        .map(
            example ->
                DynamicTest.dynamicTest(
                    example.step() + " line " + example.pickle().getLocation().getLine(),
                    () -> check(example)));
  }

  @Test
  void every_step_has_an_example_that_passes_and_one_that_fails() {
    List<Example> examples = examples();
    try (StepRunner runner = new StepRunner(service.url())) {
      List<String> steps =
          runner.sentences().stream().filter(step -> !step.startsWith("the flag")).toList();
      assertThat(examples.stream().filter(e -> !e.fails()).map(Example::step).distinct())
          .containsExactlyInAnyOrderElementsOf(steps);
      assertThat(examples.stream().filter(Example::fails).map(Example::step).distinct())
          .containsExactlyInAnyOrderElementsOf(steps);
    }
  }

  private void check(Example example) {
    try (StepRunner runner = new StepRunner(service.url())) {
      runner.world.folder = FOLDER;
      Optional<String> message = Optional.empty();
      List<Step> steps = example.pickle().getSteps();
      for (int i = 0; i < steps.size() && message.isEmpty(); i++) {
        message = run(runner, steps.get(i));
        if (message.isPresent() && example.fails()) {
          assertThat(i).as("the step that fails: %s", message).isEqualTo(steps.size() - 1);
        }
      }
      if (example.fails()) {
        assertThat(squashed(message.orElse("passed"))).matches(pattern(example.description()));
      } else {
        assertThat(message).isEmpty();
      }
    }
  }

  private static Optional<String> run(StepRunner runner, Step step) {
    try {
      if (step.getArgument() instanceof DataTableArgument table) {
        runner.rows(step.getText(), table.cells());
      } else if (step.getArgument() instanceof DocStringArgument doc) {
        String type = Optional.ofNullable(doc.getMediaType()).orElse("");
        runner.doc(step.getText(), type, doc.getContent());
      } else {
        runner.step(step.getText());
      }
      return Optional.empty();
    } catch (AssertionError | InvalidInput e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static Pattern pattern(String description) {
    String quoted =
        Stream.of(description.split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return Pattern.compile(quoted);
  }

  private static String squashed(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private static List<Example> examples() {
    return Stream.of("api", "answers", "values").flatMap(name -> examples(name).stream()).toList();
  }

  private static List<Example> examples(String name) {
    String text = text(FOLDER.resolve(name + ".feature"));
    List<String> descriptions = new ArrayList<>();
    Matcher scenario = SCENARIO.matcher(text);
    while (scenario.find()) {
      descriptions.add(
          squashed(
              scenario
                  .group(2)
                  .lines()
                  .map(String::strip)
                  .takeWhile(line -> !STEP.matcher(line).matches())
                  .collect(Collectors.joining(" "))));
    }
    List<Pickle> pickles = parsed(name, text).getPickles();
    assertThat(descriptions).as(name).hasSameSizeAs(pickles);
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < pickles.size(); i++) {
      Pickle pickle = pickles.get(i);
      boolean fails = pickle.getTags().contains("@fails");
      examples.add(new Example(pickle.getName(), descriptions.get(i), fails, pickle));
    }
    return examples;
  }

  private static Feature parsed(String name, String text) {
    Resource resource =
        new Resource() {
          @Override
          public URI getUri() {
            return URI.create("file:" + name + ".feature");
          }

          @Override
          public InputStream getInputStream() {
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
          }
        };
    return new FeatureParser(UUID::randomUUID).parseResource(resource).orElseThrow();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
