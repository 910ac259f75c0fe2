package io.sluice.flags.launchdarkly;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.flags.FlagRequests;
import io.sluice.flags.LiveSource;
import io.sluice.model.Trouble;
import io.sluice.model.flag.Flag;
import io.sluice.model.flag.Flags;
import io.sluice.model.flag.Vector;
import io.sluice.model.ring.LiveVector;
import io.sluice.model.ring.Ring;
import io.sluice.model.ring.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What live tenants see by LaunchDarkly's own evaluation: one request for each tenant that the
 * rings list. A declared flag that the project does not have is off; a flag of the project that
 * nobody declared is undeclared. Nothing is written, and such evaluations leave no trace in
 * LaunchDarkly's statistics.
 */
public final class LaunchDarklyLiveSource implements LiveSource {
  private static final String FAILED = "live-source-failed";
  private static final String STAGE = "snapshot";

  private final LaunchDarklyApi api;
  private final Set<String> ignored;

  /**
   * @param ignored flags of the project that need no declaration
   */
  public LaunchDarklyLiveSource(LaunchDarklyApi api, List<String> ignored) {
    this.api = api;
    this.ignored = Set.copyOf(ignored);
  }

  @Override
  public Snapshot read(Flags flags, List<Ring> rings) {
    Set<String> undeclared = new TreeSet<>();
    Map<String, List<LiveVector>> vectors = new LinkedHashMap<>();
    try {
      rings.forEach(ring -> vectors.put(ring.name(), vectors(flags, ring, undeclared)));
    } catch (Trouble trouble) {
      throw new Trouble(
          FAILED,
          STAGE,
          "what live tenants see cannot be read: " + trouble.what(),
          trouble.fix(),
          trouble);
    }
    undeclared.removeAll(ignored);
    return new Snapshot(vectors, List.copyOf(undeclared));
  }

  private List<LiveVector> vectors(Flags flags, Ring ring, Set<String> undeclared) {
    Map<Vector, List<String>> tenants = new LinkedHashMap<>();
    for (String tenant : ring.tenants()) {
      Map<String, String> words = new HashMap<>();
      for (JsonNode item : api.evaluate(tenant)) {
        String key = item.path("key").asText();
        flags
            .find(key)
            .ifPresentOrElse(
                flag -> words.put(key, word(flag, tenant, item)), () -> undeclared.add(key));
      }
      flags.names().forEach(name -> words.putIfAbsent(name, Flag.OFF));
      tenants.computeIfAbsent(Vector.of(words), v -> new ArrayList<>()).add(tenant);
    }
    return tenants.entrySet().stream()
        .map(entry -> new LiveVector(entry.getKey(), entry.getValue()))
        .toList();
  }

  private String word(Flag flag, String tenant, JsonNode item) {
    JsonNode reason = item.path("reason");
    if (reason.path("kind").asText().equals("ERROR")) {
      throw api.requests()
          .trouble(
              FlagRequests.NOT_READ,
              "flag %s comes to an error for tenant %s: %s"
                  .formatted(flag.name(), tenant, reason.path("errorKind").asText("unknown")));
    }
    JsonNode value = item.path("_value");
    // A flag without a default rule gives null: the service gets the default of its code.
    return value.isMissingNode() || value.isNull() ? Flag.OFF : flag.word(FlagState.wire(value));
  }
}
