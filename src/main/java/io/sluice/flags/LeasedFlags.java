package io.sluice.flags;

import io.sluice.flags.FlagControl.Change;
import io.sluice.http.Await;
import io.sluice.lease.Lease;
import io.sluice.lease.LeaseJournal;
import io.sluice.model.Trouble;
import io.sluice.model.flag.Flag;
import io.sluice.model.world.Tenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sets flags for tenants, waits until the service sees them, and puts back what was there. What
 * outlives a tenant is written down before it is changed. One thread for each tenant at a time.
 */
public final class LeasedFlags {
  private static final Duration EVERY = Duration.ofMillis(25);
  private static final Duration TTL = Duration.ofHours(6);

  private final FlagControl control;
  private final FlagProbe probe;
  private final Duration within;
  private final Optional<Journal> journal;
  private final Map<String, Map<Flag, Setting>> byTenant = new ConcurrentHashMap<>();

  /**
   * Where changes are written down.
   *
   * @param leases the run's journal
   * @param environment by whose name {@code recover} finds the flag system again
   */
  public record Journal(LeaseJournal leases, String environment) {}

  private record Setting(Optional<String> before, Optional<String> now, Optional<Lease> lease) {}

  /**
   * @param journal empty if settings are gone with their tenants: then nothing is put back either
   * @param within how long a change may take until the service sees it
   */
  public LeasedFlags(
      FlagControl control, FlagProbe probe, Duration within, Optional<Journal> journal) {
    this.control = control;
    this.probe = probe;
    this.within = within;
    this.journal = journal;
  }

  /**
   * Gives the tenant these values; the service sees them when this returns.
   *
   * @param words flag to word
   * @throws Trouble {@code flag-not-set}, {@code flag-not-read}, {@code flag-changed-meanwhile},
   *     {@code flag-did-not-propagate}; what was changed so far is put back by {@link #restore}
   */
  public void set(Tenant tenant, Map<Flag, String> words) {
    Map<Flag, Setting> settings =
        byTenant.computeIfAbsent(tenant.id(), id -> new LinkedHashMap<>());
    List<Change> changes = new ArrayList<>();
    words.forEach(
        (flag, word) -> {
          Optional<String> to = Optional.of(flag.wire(word));
          Setting known =
              Optional.ofNullable(settings.get(flag)).orElseGet(() -> first(tenant, flag));
          settings.put(flag, new Setting(known.before(), to, leased(tenant, flag, known, to)));
          if (!known.now().equals(to)) {
            changes.add(new Change(flag, known.now(), to));
          }
        });
    if (!changes.isEmpty()) {
      control.change(tenant.id(), changes);
    }
    long until = System.nanoTime() + within.toNanos();
    words.forEach((flag, word) -> await(tenant, flag, flag.word(word), until));
  }

  private Setting first(Tenant tenant, Flag flag) {
    Optional<String> own = journal.isPresent() ? control.own(tenant.id(), flag) : Optional.empty();
    return new Setting(own, own, Optional.empty());
  }

  private Optional<Lease> leased(Tenant tenant, Flag flag, Setting known, Optional<String> to) {
    if (journal.isEmpty() || known.now().equals(to)) {
      return known.lease();
    }
    LeaseJournal leases = journal.get().leases();
    if (known.lease().isPresent()) {
      Lease lease = known.lease().get();
      return Optional.of(leases.changed(lease, FlagLease.also(lease.details(), to.orElseThrow())));
    }
    return Optional.of(
        leases.take(
            Lease.Kind.FLAG,
            journal.get().environment(),
            control.system(),
            flag.name(),
            Optional.of(tenant.id()),
            FlagLease.of(known.before(), to.orElseThrow()),
            TTL));
  }

  private void await(Tenant tenant, Flag flag, String word, long until) {
    Duration left = Duration.ofNanos(Math.max(0, until - System.nanoTime()));
    Optional<String> seen =
        Await.until(
            () -> Optional.of(probe.seen(tenant, flag)).filter(word::equals),
            left,
            EVERY,
            FlagRequests.STAGE);
    if (seen.isEmpty()) {
      throw new Trouble(
          "flag-did-not-propagate",
          FlagRequests.STAGE,
          "flag %s was set to %s for tenant %s, but the service still says %s after %d ms"
              .formatted(
                  flag.name(), word, tenant.id(), probe.seen(tenant, flag), within.toMillis()),
          "see whether the service reads its flags from where `flags` of the environment sets them");
    }
  }

  /**
   * The word for what the tenant sees now.
   *
   * @throws Trouble {@code flag-not-read}
   */
  public String seen(Tenant tenant, Flag flag) {
    return probe.seen(tenant, flag);
  }

  /**
   * Puts back what the tenant had before the first {@link #set}, where that outlives it.
   *
   * @throws Trouble {@code flag-changed-meanwhile} if somebody else changed a value: theirs stays,
   *     the others are put back all the same; {@code flag-not-set} if it cannot be done now: the
   *     leases stay
   */
  public void restore(String tenantId) {
    Map<Flag, Setting> settings =
        Objects.requireNonNullElse(byTenant.remove(tenantId), Map.<Flag, Setting>of());
    List<Map.Entry<Flag, Setting>> leased =
        settings.entrySet().stream().filter(entry -> entry.getValue().lease().isPresent()).toList();
    if (leased.isEmpty()) {
      return;
    }
    try {
      control.change(tenantId, leased.stream().map(LeasedFlags::back).toList());
      leased.forEach(entry -> done(entry.getValue()));
    } catch (Trouble e) {
      if (!e.code().equals(FlagRequests.CHANGED)) {
        byTenant.put(tenantId, settings);
        throw e;
      }
      restoreEach(tenantId, leased);
    }
  }

  /**
   * One of them is not what it was last set to: because somebody changed it, or because it was
   * never made so. The lease tells, and the others are put back before that is told.
   */
  private void restoreEach(String tenantId, List<Map.Entry<Flag, Setting>> leased) {
    Map<Flag, Setting> left = new LinkedHashMap<>();
    Optional<Trouble> first = Optional.empty();
    for (Map.Entry<Flag, Setting> entry : leased) {
      Setting setting = entry.getValue();
      try {
        FlagLease.undo(setting.lease().orElseThrow(), entry.getKey(), control);
        done(setting);
      } catch (Trouble e) {
        if (e.code().equals(FlagRequests.CHANGED)) {
          done(setting);
        } else {
          left.put(entry.getKey(), setting);
        }
        first = first.isPresent() ? first : Optional.of(e);
      }
    }
    if (!left.isEmpty()) {
      byTenant.put(tenantId, left);
    }
    first.ifPresent(
        trouble -> {
          throw trouble;
        });
  }

  private static Change back(Map.Entry<Flag, Setting> entry) {
    return new Change(entry.getKey(), entry.getValue().now(), entry.getValue().before());
  }

  private void done(Setting setting) {
    setting.lease().ifPresent(lease -> journal.orElseThrow().leases().done(lease));
  }

  /** Puts back what is still changed; answers a line for each tenant where that is not possible. */
  public List<String> restoreAll() {
    List<String> left = new ArrayList<>();
    for (String tenantId : List.copyOf(byTenant.keySet())) {
      try {
        restore(tenantId);
      } catch (Trouble e) {
        left.add(e.what());
      }
    }
    return left;
  }
}
