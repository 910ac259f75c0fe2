package io.sluice.read.lint;

import io.cucumber.plugin.event.Location;
import io.sluice.model.Place;
import io.sluice.model.criterion.Scenario;
import io.sluice.read.ReadFeatures;
import io.sluice.read.RunnableScenario;
import java.util.Optional;

/** Where scenarios and rules stand; the rows of an outline stand where it does. */
final class Spots {
  private Spots() {}

  static Place scenario(ReadFeatures features, Scenario scenario) {
    return Optional.ofNullable(features.runnable().get(scenario.id()))
        .map(RunnableScenario::pickle)
        .map(pickle -> place(scenario, pickle.getScenarioLocation()))
        .orElse(scenario.place());
  }

  static Optional<Place> rule(ReadFeatures features, Scenario scenario) {
    return Optional.ofNullable(features.runnable().get(scenario.id()))
        .flatMap(runnable -> runnable.pickle().getRuleLocation())
        .map(location -> place(scenario, location));
  }

  private static Place place(Scenario scenario, Location location) {
    return new Place(
        scenario.place().file(), location.getLine(), Math.max(0, location.getColumn()));
  }
}
