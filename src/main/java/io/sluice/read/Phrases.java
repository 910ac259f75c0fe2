package io.sluice.read;

import io.cucumber.core.feature.FeatureParser;
import io.cucumber.core.gherkin.Pickle;
import io.cucumber.core.gherkin.Step;
import io.cucumber.core.resource.Resource;
import io.cucumber.messages.types.PickleStep;
import io.sluice.model.InvalidInput;
import io.sluice.model.Place;
import io.sluice.model.Problem;
import io.sluice.model.world.Phrase;
import io.sluice.read.RunnableScenario.RunnableStep;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces a step that names a phrase by the phrase's steps. */
final class Phrases {
  private static final Pattern SIGNED_IN =
      Pattern.compile("the (\\w+)(?: of \"([^\"]+)\")? is signed in");

  private final Optional<Phrase> signIn;
  private final FeatureParser parser;
  private final List<Problem> problems;

  Phrases(Optional<Phrase> signIn, Supplier<UUID> ids, List<Problem> problems) {
    this.signIn = signIn;
    this.parser = new FeatureParser(ids);
    this.problems = problems;
  }

  /** The steps to run for a scenario of that file. */
  List<RunnableStep> expand(String file, Pickle pickle, io.cucumber.messages.types.Pickle message) {
    Map<String, PickleStep> messages = new HashMap<>();
    message.getSteps().forEach(step -> messages.put(step.getId(), step));
    List<RunnableStep> expanded = new ArrayList<>();
    for (Step step : pickle.getSteps()) {
      PickleStep announced = messages.get(step.getId());
      if (announced == null) {
        throw new IllegalStateException("no message for step " + step.getText());
      }
      RunnableStep asWritten = new RunnableStep(step, announced);
      Matcher signedIn = SIGNED_IN.matcher(step.getText());
      if (signedIn.matches()) {
        String user =
            Optional.ofNullable(signedIn.group(2)).map(t -> t + ".").orElse("") + signedIn.group(1);
        expanded.addAll(signInSteps(file, asWritten, user));
      } else {
        expanded.add(asWritten);
      }
    }
    return expanded;
  }

  private List<RunnableStep> signInSteps(String file, RunnableStep written, String user) {
    if (signIn.isEmpty()) {
      Place place = new Place(file, written.step().getLine(), 0);
      problems.add(
          Problem.at(
              place,
              "nobody knows how to sign in: \"" + written.step().getText() + "\"",
              "give the steps under auth.ui.phrase in sluice.yaml"));
      return List.of();
    }
    String text =
        signIn
            .get()
            .text()
            .replace("${username}", "${" + user + ".username}")
            .replace("${password}", "${" + user + ".password}");
    List<RunnableStep> steps = new ArrayList<>();
    for (Step step : parse(text, signIn.get().place())) {
      Step placed = new OwnStep(step, step.getText(), written.step().getLocation(), step.getId());
      PickleStep announced =
          new PickleStep(
              null,
              written.message().getAstNodeIds(),
              step.getId(),
              written.message().getType().orElse(null),
              step.getText());
      steps.add(new RunnableStep(placed, announced));
    }
    return steps;
  }

  private List<Step> parse(String phrase, Place place) {
    StringBuilder source = new StringBuilder("Feature: phrase\nScenario: phrase\n");
    phrase
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .forEach(line -> source.append("* ").append(line).append('\n'));
    byte[] bytes = source.toString().getBytes(StandardCharsets.UTF_8);
    Resource resource =
        new Resource() {
          @Override
          public URI getUri() {
            return URI.create("phrase:sign-in");
          }

          @Override
          public InputStream getInputStream() {
            return new ByteArrayInputStream(bytes);
          }
        };
    return parser
        .parseResource(resource)
        .map(feature -> feature.getPickles().get(0).getSteps())
        .filter(steps -> !steps.isEmpty())
        .orElseThrow(
            () ->
                new InvalidInput(
                    Problem.at(place, "the sign-in phrase has no steps", "write one step a line")));
  }
}
