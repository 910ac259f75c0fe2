package io.sluice.reference.client;

import java.util.Locale;

/** How a client came into the system. */
public enum Source {
  MANUAL,
  IMPORT;

  /** The word in JSON. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
