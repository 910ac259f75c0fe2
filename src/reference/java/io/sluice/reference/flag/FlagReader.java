package io.sluice.reference.flag;

/** The flags as one request of one tenant sees them. */
@FunctionalInterface
public interface FlagReader {

  /** Whether a flag is on; asking counts as an exposure, so ask only where it matters. */
  boolean on(Flag flag);
}
