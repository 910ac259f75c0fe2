package io.sluice.read;

import io.cucumber.core.gherkin.Argument;
import io.cucumber.core.gherkin.Step;
import io.cucumber.core.gherkin.StepType;
import io.cucumber.plugin.event.Location;
import org.jspecify.annotations.Nullable;

/** Another step's argument and type, with a text, place and id of its own. */
record OwnStep(Step of, String text, Location location, String id) implements Step {
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
    return of.getArgument();
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
