package io.sluice.flags.launchdarkly;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A flag in one environment, as the REST API tells it.
 *
 * @param on whether it is on there; if not, everybody gets its off variation, and no target counts
 * @param variations its variations
 * @param targets the contexts that have a variation of their own
 */
record FlagState(boolean on, List<Variation> variations, List<Target> targets) {
  /**
   * A value that the flag can have.
   *
   * @param id by which it is named in changes
   * @param wire its value as text
   */
  record Variation(String id, String wire) {}

  /**
   * Contexts of one kind that get one variation.
   *
   * @param variation index of the variation
   */
  record Target(String kind, int variation, List<String> keys) {}

  /**
   * Reads it; {@code targets} hold contexts of the kind user, {@code contextTargets} all others.
   */
  static FlagState of(JsonNode flag, JsonNode environment) {
    List<Variation> variations = new ArrayList<>();
    for (JsonNode variation : flag.path("variations")) {
      variations.add(new Variation(variation.path("_id").asText(), wire(variation.path("value"))));
    }
    List<Target> targets = new ArrayList<>();
    for (String list : List.of("targets", "contextTargets")) {
      for (JsonNode target : environment.path(list)) {
        List<String> keys = new ArrayList<>();
        target.path("values").forEach(key -> keys.add(key.asText()));
        targets.add(
            new Target(
                target.path("contextKind").asText("user"), target.path("variation").asInt(), keys));
      }
    }
    return new FlagState(environment.path("on").asBoolean(), variations, targets);
  }

  /** A value as Sluice compares it. */
  static String wire(JsonNode value) {
    return value.isValueNode() ? value.asText() : value.toString();
  }

  /** The variation that the context was given for itself. */
  Optional<Variation> own(String kind, String key) {
    return targets.stream()
        .filter(target -> target.kind().equals(kind) && target.keys().contains(key))
        .filter(target -> target.variation() < variations.size())
        .map(target -> variations.get(target.variation()))
        .findFirst();
  }

  /** The variation with this value. */
  Optional<Variation> with(String wire) {
    return variations.stream().filter(variation -> variation.wire().equals(wire)).findFirst();
  }
}
