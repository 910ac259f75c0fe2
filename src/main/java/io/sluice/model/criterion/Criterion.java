package io.sluice.model.criterion;

import io.sluice.model.Place;
import java.util.Optional;

/**
 * An acceptance criterion: a rule or scenario with an id tag, or an id that sluice.yaml expects.
 *
 * @param id e.g. {@code AC-12}
 * @param title name of the rule, or of the first scenario that carries the id
 * @param place where it stands; empty for an expected id that no feature has
 */
public record Criterion(String id, String title, Optional<Place> place) {}
