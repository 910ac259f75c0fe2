package io.sluice.read;

import io.cucumber.core.gherkin.Feature;
import io.sluice.model.criterion.Catalog;
import java.util.List;
import java.util.Map;

/**
 * The catalog, and what Cucumber needs to run it.
 *
 * @param catalog criteria and scenarios
 * @param features as Cucumber parsed them
 * @param runnable scenario id to what can be run of it
 */
public record ReadFeatures(
    Catalog catalog, List<Feature> features, Map<String, RunnableScenario> runnable) {
  /** Makes the collections immutable. */
  public ReadFeatures {
    features = List.copyOf(features);
    runnable = Map.copyOf(runnable);
  }

  /** The same, as a selection that never answers. */
  public ReadFeatures asPartial() {
    Catalog partial = new Catalog(catalog.scenarios(), catalog.criteria(), catalog.digest(), true);
    return new ReadFeatures(partial, features, runnable);
  }
}
