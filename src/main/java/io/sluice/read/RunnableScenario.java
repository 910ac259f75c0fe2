package io.sluice.read;

import io.cucumber.core.gherkin.Pickle;
import io.cucumber.core.gherkin.Step;
import io.cucumber.messages.types.PickleStep;
import io.cucumber.messages.types.PickleTag;
import io.cucumber.plugin.event.Location;
import io.sluice.model.flag.Vector;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A scenario as Cucumber compiled it, its phrases replaced by their steps.
 *
 * @param pickle what Cucumber compiled
 * @param message the same as a message, for Cucumber's plugins
 * @param steps the steps to run
 */
public record RunnableScenario(
    Pickle pickle, io.cucumber.messages.types.Pickle message, List<RunnableStep> steps) {
  /** A step to run: Cucumber's, and the message that announces it. */
  record RunnableStep(OwnStep step, PickleStep message) {}

  /** Makes the list immutable. */
  public RunnableScenario {
    steps = List.copyOf(steps);
  }

  /** The steps as they stand in the files. */
  public List<PlacedStep> placed() {
    return steps.stream().map(step -> PlacedStep.of(step.step())).toList();
  }

  /** A pickle with ids of its own for one vector, and the message that announces it. */
  public record ForVector(Pickle pickle, io.cucumber.messages.types.Pickle message) {}

  /** The scenario under one vector; plugins see the vector as a further tag. */
  public ForVector under(Vector vector, Supplier<UUID> ids) {
    String tag = "@vector:" + vector.name().replace(' ', '-');
    List<Step> ownSteps = new ArrayList<>();
    List<PickleStep> messages = new ArrayList<>();
    for (RunnableStep step : steps) {
      String id = ids.get().toString();
      ownSteps.add(step.step().withId(id));
      PickleStep m = step.message();
      messages.add(
          new PickleStep(
              m.getArgument().orElse(null),
              m.getAstNodeIds(),
              id,
              m.getType().orElse(null),
              m.getText()));
    }
    String id = ids.get().toString();
    List<PickleTag> tags = new ArrayList<>(message.getTags());
    String node = message.getAstNodeIds().get(0);
    tags.add(new PickleTag(tag, node));
    io.cucumber.messages.types.Pickle announced =
        new io.cucumber.messages.types.Pickle(
            id,
            message.getUri(),
            message.getName() + " [" + vector.name() + "]",
            message.getLanguage(),
            messages,
            tags,
            message.getAstNodeIds());
    return new ForVector(new OwnPickle(pickle, announced.getName(), ownSteps, tag, id), announced);
  }

  private record OwnPickle(Pickle of, String name, List<Step> steps, String tag, String id)
      implements Pickle {
    @Override
    public String getKeyword() {
      return of.getKeyword();
    }

    @Override
    public String getLanguage() {
      return of.getLanguage();
    }

    @Override
    public String getName() {
      return name;
    }

    @Override
    public Location getLocation() {
      return of.getLocation();
    }

    @Override
    public Location getScenarioLocation() {
      return of.getScenarioLocation();
    }

    @Override
    public Optional<Location> getRuleLocation() {
      return of.getRuleLocation();
    }

    @Override
    public Optional<Location> getFeatureLocation() {
      return of.getFeatureLocation();
    }

    @Override
    public Optional<Location> getExamplesLocation() {
      return of.getExamplesLocation();
    }

    @Override
    public List<Step> getSteps() {
      return steps;
    }

    @Override
    public List<String> getTags() {
      return Stream.concat(of.getTags().stream(), Stream.of(tag)).toList();
    }

    @Override
    public URI getUri() {
      return of.getUri();
    }

    @Override
    public String getId() {
      return id;
    }
  }
}
