package io.sluice.flags.unleash;

import io.sluice.flags.FlagControl.Change;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A change of one tenant that waits to be written, alone or with others of the same flag.
 *
 * @param done completes when it is written, or with what went wrong
 */
record PendingChange(String tenant, Change change, CompletableFuture<Void> done) {
  static PendingChange of(String tenant, Change change) {
    return new PendingChange(tenant, change, new CompletableFuture<>());
  }

  Optional<String> to() {
    return change.to();
  }

  /** Whether the tenant is to have a value that it has not. */
  boolean gives() {
    return to().isPresent() && !to().equals(change.from());
  }
}
