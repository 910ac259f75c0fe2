package io.sluice.flags.unleash;

import io.sluice.flags.FlagControl;
import io.sluice.flags.FlagRequests;
import io.sluice.model.Trouble;
import io.sluice.model.flag.Flag;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Flags in Unleash. A tenant's own value is its place in a strategy of Sluice's own, one for each
 * flag, run and value, with a constraint on the tenant: enabled for {@code true}, with a variant
 * for a word, disabled for {@code false}. Strategies of others stay; one that would give a tenant
 * something else gets a constraint that keeps it out, for as long as it has a value of its own.
 *
 * <p>Several processes may do this at once: each writes strategies of its own, and what must be
 * kept out follows from all of Sluice's strategies, read again after each write.
 */
public final class UnleashFlags implements FlagControl {
  private final URI system;
  private final AdminApi api;
  private final UnleashPlace place;
  private final FlagRequests requests;
  private final String writer;
  private final Map<String, FlagWriter> writers = new ConcurrentHashMap<>();

  /**
   * @param system the server's base address
   * @param requests to the server
   * @param run whose strategies are written
   */
  public UnleashFlags(URI system, UnleashPlace place, FlagRequests requests, String run) {
    this.system = system;
    this.api = new AdminApi(requests, place);
    this.place = place;
    this.requests = requests;
    // Two writers of one strategy could lose each other's tenants: none shares one with another.
    this.writer = run + "/" + UUID.randomUUID().toString().substring(0, 8);
  }

  @Override
  public URI system() {
    return system;
  }

  @Override
  public Optional<String> own(String tenantId, Flag flag) {
    return api.find(flag.name(), FlagRequests.NOT_READ).flatMap(state -> state.own(tenantId));
  }

  @Override
  public void change(String tenantId, List<Change> changes) {
    List<PendingChange> pending = new ArrayList<>();
    changes.forEach(change -> pending.add(writer(change.flag()).begin(tenantId, change)));
    Optional<Trouble> first = Optional.empty();
    for (PendingChange each : pending) {
      try {
        writer(each.change().flag()).finish(each);
      } catch (Trouble e) {
        first = first.isPresent() ? first : Optional.of(e);
      }
    }
    first.ifPresent(
        trouble -> {
          throw trouble;
        });
  }

  private FlagWriter writer(Flag flag) {
    return writers.computeIfAbsent(
        flag.name(), name -> new FlagWriter(flag, api, place.context(), requests, writer));
  }
}
