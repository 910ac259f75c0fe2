package io.sluice.flags.unleash;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A flag in one environment.
 *
 * @param on whether the flag is switched on there
 * @param strategies all of them
 */
record State(boolean on, List<Strategy> strategies) {
  State {
    strategies = List.copyOf(strategies);
  }

  /** As the Admin API tells it. */
  static State of(JsonNode environment) {
    List<Strategy> strategies = new ArrayList<>();
    environment.path("strategies").forEach(strategy -> strategies.add(Strategy.of(strategy)));
    return new State(environment.path("enabled").asBoolean(), strategies);
  }

  List<Strategy> ours() {
    return strategies.stream().filter(Strategy::ours).toList();
  }

  List<Strategy> others() {
    return strategies.stream().filter(strategy -> !strategy.ours()).toList();
  }

  /** The wire value that Sluice gave the tenant, whichever run it was. */
  Optional<String> own(String tenant) {
    return ours().stream()
        .filter(strategy -> strategy.tenants().contains(tenant))
        .map(Strategy::value)
        .findFirst();
  }

  /** The tenants to be kept out of others' strategies. */
  Set<String> excluded() {
    Set<String> tenants = new TreeSet<>();
    ours().stream().filter(Strategy::excludes).forEach(own -> tenants.addAll(own.tenants()));
    return tenants;
  }

  private boolean othersGive() {
    return others().stream().anyMatch(strategy -> !strategy.disabled());
  }

  /**
   * Whether the flag must be switched on for the tenants of this writer. Another's strategy may be
   * gone by then, and Unleash adds one for everybody where it finds none.
   */
  boolean needsSwitch(String writer) {
    return !on && ours().stream().anyMatch(own -> own.of(writer) && !own.disabled());
  }

  /**
   * Why tenants cannot get a value here without others getting or losing theirs, if so.
   *
   * @param gives whether one of them is to have something else than off
   */
  Optional<String> obstacle(boolean gives) {
    if (gives && !on && othersGive()) {
      return Optional.of(
          "it is off there, and has strategies of others: switching it on would give it to them");
    }
    if (on && strategies.stream().allMatch(Strategy::disabled)) {
      return Optional.of(
          "it is on there without any strategy, so for everybody: a strategy would take it away");
    }
    return Optional.empty();
  }
}
