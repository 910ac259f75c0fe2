package io.sluice.flags.unleash;

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
 * What live tenants see by Unleash's own evaluation, its playground: one request for each tenant
 * that the rings list. A declared flag that the project does not have is off; a flag of the project
 * that nobody declared is undeclared. Nothing is written.
 */
public final class UnleashLiveSource implements LiveSource {
  private static final String FAILED = "live-source-failed";
  private static final String STAGE = "snapshot";

  private final AdminApi api;
  private final UnleashPlace place;
  private final FlagRequests requests;
  private final Set<String> ignored;

  /**
   * @param requests to the server
   * @param ignored flags of the project that need no declaration
   */
  public UnleashLiveSource(UnleashPlace place, FlagRequests requests, List<String> ignored) {
    this.api = new AdminApi(requests, place);
    this.place = place;
    this.requests = requests;
    this.ignored = Set.copyOf(ignored);
  }

  @Override
  public Snapshot read(Flags flags, List<Ring> rings) {
    Set<String> undeclared = new TreeSet<>();
    Map<String, List<LiveVector>> vectors = new LinkedHashMap<>();
    try {
      api.requirePlace(FlagRequests.NOT_READ);
      rings.forEach(ring -> vectors.put(ring.name(), vectors(flags, ring, undeclared)));
    } catch (Trouble trouble) {
      throw new Trouble(
          FAILED,
          STAGE,
          "what live tenants see cannot be read: " + trouble.what(),
          trouble.fix(),
          trouble);
    }
    return new Snapshot(vectors, List.copyOf(undeclared));
  }

  private List<LiveVector> vectors(Flags flags, Ring ring, Set<String> undeclared) {
    Map<Vector, List<String>> tenants = new LinkedHashMap<>();
    for (String tenant : ring.tenants()) {
      Map<String, String> words = new HashMap<>();
      for (JsonNode feature : api.playground(tenant, FlagRequests.NOT_READ)) {
        String name = feature.path("name").asText();
        flags
            .find(name)
            .ifPresentOrElse(
                flag -> words.put(name, word(flag, tenant, feature)), () -> undeclared.add(name));
      }
      flags.names().forEach(name -> words.putIfAbsent(name, Flag.OFF));
      tenants.computeIfAbsent(Vector.of(words), v -> new ArrayList<>()).add(tenant);
    }
    undeclared.removeAll(ignored);
    return tenants.entrySet().stream()
        .map(entry -> new LiveVector(entry.getKey(), entry.getValue()))
        .toList();
  }

  private String word(Flag flag, String tenant, JsonNode feature) {
    if (!feature.path("isEnabledInCurrentEnvironment").asBoolean()
        || feature.path("hasUnsatisfiedDependency").asBoolean()) {
      return Flag.OFF;
    }
    certain(flag, tenant, feature);
    if (!feature.path("isEnabled").asBoolean()) {
      return Flag.OFF;
    }
    if (flag.isBoolean()) {
      return Flag.ON;
    }
    JsonNode variant = feature.path("variant");
    if (!variant.path("enabled").asBoolean()) {
      return Flag.OFF;
    }
    String payload = variant.path("payload").path("value").asText("");
    return flag.word(payload.isEmpty() ? variant.path("name").asText() : payload);
  }

  /** A tenant has one value only if nothing but the tenant decides it. */
  private void certain(Flag flag, String tenant, JsonNode feature) {
    JsonNode strategies = feature.path("strategies");
    if (flag.isBoolean() && wholly(strategies.path("data"))) {
      return; // on is on, whatever a part of the users gets besides
    }
    if (strategies.path("result").asText().equals("unknown")) {
      throw requests.trouble(
          FlagRequests.NOT_READ,
          "flag %s depends on a strategy that Unleash itself cannot evaluate, for tenant %s"
              .formatted(flag.name(), tenant));
    }
    if (!flag.isBoolean() && drawn(feature.path("variants"))) {
      throw requests.trouble(
          FlagRequests.NOT_READ,
          "flag %s has several variants that are drawn by something else than the tenant: tenant %s sees them all"
              .formatted(flag.name(), tenant));
    }
    for (JsonNode strategy : strategies.path("data")) {
      if (appliesTo(strategy) && partial(strategy.path("parameters"))) {
        throw requests.trouble(
            FlagRequests.NOT_READ,
            "flag %s is rolled out to %s %% of what is not the tenant (stickiness %s): tenant %s sees both values"
                .formatted(
                    flag.name(),
                    strategy.path("parameters").path("rollout").asText(),
                    strategy.path("parameters").path("stickiness").asText("default"),
                    tenant));
      }
    }
  }

  private boolean drawn(JsonNode variants) {
    int possible = 0;
    boolean byTenant = true;
    for (JsonNode variant : variants) {
      possible += variant.path("weight").asInt() > 0 ? 1 : 0;
      byTenant &= variant.path("stickiness").asText().equals(place.context());
    }
    return possible > 1 && !byTenant;
  }

  private boolean wholly(JsonNode strategies) {
    for (JsonNode strategy : strategies) {
      if (appliesTo(strategy)
          && strategy.path("result").path("enabled").asBoolean()
          && !partial(strategy.path("parameters"))) {
        return true;
      }
    }
    return false;
  }

  private static boolean appliesTo(JsonNode strategy) {
    return !strategy.path("disabled").asBoolean()
        && allHold(strategy.path("constraints"))
        && allHold(strategy.path("segments"));
  }

  private static boolean allHold(JsonNode conditions) {
    for (JsonNode condition : conditions) {
      if (!condition.path("result").asBoolean()) {
        return false;
      }
    }
    return true;
  }

  private boolean partial(JsonNode parameters) {
    int rollout = parameters.path("rollout").asInt(100);
    return rollout > 0
        && rollout < 100
        && !parameters.path("stickiness").asText("default").equals(place.context());
  }
}
