package io.sluice.read;

import io.cucumber.core.gherkin.Feature;
import io.sluice.model.criterion.Catalog;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The catalog, and what Cucumber needs to run it.
 *
 * @param catalog criteria and scenarios
 * @param features as Cucumber parsed them
 * @param runnable scenario id to what can be run of it
 * @param phrases the phrases of the project
 */
public record ReadFeatures(
    Catalog catalog,
    List<Feature> features,
    Map<String, RunnableScenario> runnable,
    List<TeamPhrase> phrases) {
  /** Makes the collections immutable. */
  public ReadFeatures {
    phrases = List.copyOf(phrases);
    features = List.copyOf(features);
    runnable = Map.copyOf(runnable);
  }

  /** The same, as a selection that never answers. */
  public ReadFeatures asPartial() {
    Catalog partial = new Catalog(catalog.scenarios(), catalog.criteria(), catalog.digest(), true);
    return new ReadFeatures(partial, features, runnable, phrases);
  }

  /** The steps of a scenario, phrases replaced by theirs, as they stand in the files. */
  public List<PlacedStep> steps(String scenario) {
    return Optional.ofNullable(runnable.get(scenario))
        .map(RunnableScenario::placed)
        .orElse(List.of());
  }
}
