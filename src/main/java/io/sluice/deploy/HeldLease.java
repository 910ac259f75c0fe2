package io.sluice.deploy;

import io.sluice.lease.Lease;
import io.sluice.lease.LeaseJournal;
import io.sluice.lease.ProcessTree;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The lease on what a tool creates, as it changes while the tool works. Thread-safe. */
final class HeldLease {
  private static final Duration TTL = Duration.ofHours(6);
  // Until it is up, nobody knows where.
  private static final URI NOWHERE = URI.create("about:blank");

  private final LeaseJournal leases;
  private Lease lease;

  private HeldLease(LeaseJournal leases, Lease lease) {
    this.leases = leases;
    this.lease = lease;
  }

  /** Takes it; on disk when this returns. */
  static HeldLease take(DeployRequest request, String name, Map<String, String> details) {
    return new HeldLease(
        request.leases(),
        request
            .leases()
            .take(
                Lease.Kind.DEPLOYMENT,
                request.environment(),
                NOWHERE,
                name,
                Optional.empty(),
                details,
                TTL));
  }

  synchronized String marker() {
    return ProcessTree.marker(lease);
  }

  /** The tool is that process now. */
  synchronized void started(ProcessHandle process) {
    lease = leases.identified(lease, process);
  }

  /** It is up. */
  synchronized void located(Given given) {
    Map<String, String> details = new HashMap<>(lease.details());
    details.put(Made.URL, given.url().toString());
    lease = leases.changed(leases.located(lease, given.url()), details);
  }

  /** It stays until somebody asks for its end. */
  synchronized void keep() {
    Map<String, String> details = new HashMap<>(lease.details());
    details.put(Lease.KEPT, "true");
    lease = leases.changed(lease, details);
  }

  /** It is taken down. */
  synchronized void done() {
    leases.done(lease);
  }
}
