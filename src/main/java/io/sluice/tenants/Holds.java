package io.sluice.tenants;

import java.util.Optional;

/** Who may use a thing that only one run may use at a time. Thread-safe. */
public interface Holds {
  /** A thing held until it is closed; closing it again does nothing. */
  interface Hold extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Takes hold of a thing, unless somebody else holds it. Does not wait.
   *
   * @param what its name, the same for everybody
   */
  Optional<Hold> tryHold(String what);

  /** Who holds it, for people; {@code nobody} if it was let go meanwhile. */
  String holder(String what);
}
