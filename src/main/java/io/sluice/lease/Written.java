package io.sluice.lease;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A journal as it is kept.
 *
 * @param name by which its store knows it
 * @param owner whose it is; empty where only that is missing of it, or it was only just begun
 * @param beat when its run last said that it goes on
 * @param closed whether its run ended by itself; what is still open is anybody's
 * @param seizedBy the run that is undoing what it lists
 * @param open the leases that are not undone
 * @param tag what it looked like, for its store
 */
public record Written(
    String name,
    Optional<Owner> owner,
    Instant beat,
    boolean closed,
    Optional<String> seizedBy,
    List<Lease> open,
    String tag) {
  /** Makes the list immutable. */
  public Written {
    open = List.copyOf(open);
  }

  /** Whether its run came to change anything. */
  boolean begun() {
    return owner.isPresent() || !open.isEmpty();
  }

  /** The run's id. */
  String run() {
    return owner.map(Owner::run).or(() -> open.stream().map(Lease::run).findFirst()).orElse(name);
  }
}
