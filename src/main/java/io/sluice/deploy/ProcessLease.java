package io.sluice.deploy;

import io.sluice.lease.Lease;
import java.util.Map;
import java.util.Optional;

/**
 * The lease on a process.
 *
 * @param request what asked for it
 * @param lease the lease, its process known
 * @param output where the output of one goes that is to be kept
 */
record ProcessLease(DeployRequest request, Lease lease, Optional<KeptOutput> output) {
  /** Leaves the process alone if it is to be kept, which the lease says from then on. */
  boolean keep(Deployment up) {
    output.ifPresent(
        kept -> {
          request.leases().changed(lease, Map.of(Lease.KEPT, "true"));
          kept.leave();
          request.noteKept(up);
        });
    return output.isPresent();
  }

  /** The process has ended. */
  void done() {
    request.leases().done(lease);
    output.ifPresent(KeptOutput::remove);
  }
}
