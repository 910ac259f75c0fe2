package io.sluice.read;

import io.cucumber.core.feature.FeatureParser;
import io.cucumber.core.feature.FeatureWithLines;
import io.cucumber.core.gherkin.Feature;
import io.cucumber.core.options.RuntimeOptionsBuilder;
import io.cucumber.core.runtime.FeaturePathFeatureSupplier;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.FeatureChild;
import io.cucumber.messages.types.GherkinDocument;
import io.cucumber.messages.types.Scenario;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The examples of the built-in steps. They are feature files in the library's jar, from which the
 * catalogue of steps is made, and which a test runs. The name of a scenario is the step's
 * expression, {@code @fails} shows its message.
 */
public final class StepExamples {
  /** Where they are on the class path. */
  public static final String FOLDER = "io/sluice/steps/examples";

  private static final String FAILS = "@fails";

  private StepExamples() {}

  /** All of them, by file and line. */
  public static List<StepExample> read(Supplier<UUID> ids) {
    var options =
        new RuntimeOptionsBuilder()
            .addFeature(FeatureWithLines.parse("classpath:" + FOLDER))
            .build();
    List<Feature> features =
        new FeaturePathFeatureSupplier(
                StepExamples.class::getClassLoader, options, new FeatureParser(ids))
            .get();
    return features.stream()
        .sorted(Comparator.comparing(feature -> feature.getUri().toString()))
        .flatMap(feature -> of(feature).stream())
        .toList();
  }

  private static List<StepExample> of(Feature feature) {
    Optional<GherkinDocument> document = Optional.empty();
    for (Object event : feature.getParseEvents()) {
      if (event instanceof Envelope envelope) {
        document = document.or(envelope::getGherkinDocument);
      }
    }
    List<String> lines = feature.getSource().lines().toList();
    return document.flatMap(GherkinDocument::getFeature).stream()
        .flatMap(root -> examples(feature, root, lines).stream())
        .toList();
  }

  private static List<StepExample> examples(
      Feature feature, io.cucumber.messages.types.Feature root, List<String> lines) {
    String path = feature.getUri().toString();
    List<StepExample> examples = new ArrayList<>();
    for (FeatureChild child : root.getChildren()) {
      child
          .getScenario()
          .filter(scenario -> !scenario.getSteps().isEmpty())
          .ifPresent(
              scenario ->
                  examples.add(
                      new StepExample(
                          root.getName(),
                          squashed(root.getDescription()),
                          scenario.getName(),
                          scenario.getTags().stream().anyMatch(tag -> tag.getName().equals(FAILS)),
                          squashed(scenario.getDescription()),
                          text(scenario, lines),
                          path.substring(path.lastIndexOf('/') + 1),
                          scenario.getLocation().getLine().intValue())));
    }
    return examples;
  }

  /** From the first step to the last line before something else begins. */
  private static String text(Scenario scenario, List<String> lines) {
    int first = scenario.getSteps().get(0).getLocation().getLine().intValue() - 1;
    int indentation = indentation(lines.get(first));
    StringBuilder text = new StringBuilder();
    for (int at = first; at < lines.size(); at++) {
      String line = lines.get(at);
      // Nothing of a step stands further left than the step.
      if (!line.isBlank() && indentation(line) < indentation) {
        break;
      }
      text.append(line.isBlank() ? "" : line.substring(indentation).stripTrailing()).append('\n');
    }
    return text.toString().stripTrailing();
  }

  private static int indentation(String line) {
    return line.length() - line.stripLeading().length();
  }

  private static String squashed(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
