package io.sluice.lease;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Small texts by names fit for files; of several that create or change one at the same time, one
 * succeeds.
 */
public interface Cells {
  /**
   * A text as it was seen.
   *
   * @param text never the same twice under one name
   * @param tag what it looked like, for its store
   * @param changed when it was written
   */
  record Cell(String text, String tag, Instant changed) {}

  /** All names. */
  List<String> names();

  /** What stands under a name. */
  Optional<Cell> get(String name);

  /** Writes it if nothing stands there; durable when this returns. */
  boolean create(String name, String text);

  /** Writes it if that still stands there. */
  boolean replace(String name, Cell seen, String text);

  /** Removes what writers that were killed before then left half done. */
  default void tidy(Instant before) {}

  /** Removes it if that still stands there. */
  boolean remove(String name, Cell seen);
}
