package io.sluice.model.criterion;

import java.util.List;
import java.util.Optional;

/**
 * What the feature files say: the criteria and their scenarios.
 *
 * @param scenarios in the order of files and lines
 * @param criteria in the order of their ids' first appearance; expected ones without scenario last
 * @param digest SHA-256 over the feature files, {@code sha256:…}
 * @param partial true when a tag expression left scenarios out: such a run never answers yes
 */
public record Catalog(
    List<Scenario> scenarios, List<Criterion> criteria, String digest, boolean partial) {
  /** Makes the lists immutable. */
  public Catalog {
    scenarios = List.copyOf(scenarios);
    criteria = List.copyOf(criteria);
  }

  /** The scenario of that id. */
  public Optional<Scenario> find(String id) {
    return scenarios.stream().filter(scenario -> scenario.id().equals(id)).findFirst();
  }
}
