package io.sluice.flags;

import io.sluice.model.Place;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where it is read what live tenants see. */
public sealed interface LiveSettings {
  /** From sluice.yaml itself: each flag's {@code on-in}. */
  record OnIn() implements LiveSettings {}

  /**
   * From a snapshot that somebody wrote down.
   *
   * @param path the file
   * @param name as sluice.yaml names it
   */
  record OfFile(Path path, String name) implements LiveSettings {}

  /**
   * By one request for each tenant that the rings list and each declared flag.
   *
   * @param base what paths are relative to
   * @param read answers the value the tenant sees; may hold {@code ${tenant}}, {@code ${flag}} and
   *     {@code ${env:NAME}}
   * @param variables the environment variables it needs, each with the first place that names it
   */
  record OfHttp(URI base, ReadSettings read, Map<String, Place> variables) implements LiveSettings {
    /** Makes the map immutable, keeping the order. */
    public OfHttp {
      variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }
  }
}
