package io.sluice.read;

import io.cucumber.core.gherkin.Argument;
import io.cucumber.core.gherkin.Step;
import io.cucumber.core.gherkin.StepType;
import io.cucumber.plugin.event.Location;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Another step's type, with a text, argument, place and id of its own.
 *
 * @param of the step as Cucumber parsed it
 * @param text what is matched with step definitions
 * @param argument its doc string or table
 * @param location the place in the feature that Cucumber's plugins are told
 * @param id the id that Cucumber's plugins are told
 * @param written how it stands in the files
 */
record OwnStep(
    Step of,
    String text,
    Optional<Argument> argument,
    Location location,
    String id,
    Written written)
    implements Step {
  /** The same with another id. */
  OwnStep withId(String other) {
    return new OwnStep(of, text, argument, location, other, written);
  }

  @Override
  public StepType getType() {
    return of.getType();
  }

  @Override
  public String getPreviousGivenWhenThenKeyword() {
    return of.getPreviousGivenWhenThenKeyword();
  }

  @Override
  public String getId() {
    return id;
  }

  @Override
  public @Nullable Argument getArgument() {
    return argument.orElse(null);
  }

  @Override
  public String getKeyword() {
    return of.getKeyword();
  }

  @Override
  public String getText() {
    return text;
  }

  @Override
  public int getLine() {
    return location.getLine();
  }

  @Override
  public Location getLocation() {
    return location;
  }
}
