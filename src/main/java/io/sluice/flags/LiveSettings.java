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

  /**
   * From a file for flagd, evaluated for each tenant that the rings list.
   *
   * @param at the file that live services read
   */
  record OfFlagd(FlagdSettings at) implements LiveSettings {}

  /**
   * By Unleash's own evaluation, for each tenant that the rings list.
   *
   * @param at the environment that live tenants are in
   * @param variables the environment variables it needs, each with the first place that names it
   */
  record OfUnleash(UnleashSettings at, Map<String, Place> variables) implements LiveSettings {
    /** Makes the map immutable, keeping the order. */
    public OfUnleash {
      variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }
  }

  /**
   * By LaunchDarkly's own evaluation, for each tenant that the rings list.
   *
   * @param at the environment that live tenants are in
   * @param variables the environment variables it needs, each with the first place that names it
   */
  record OfLaunchDarkly(LaunchDarklySettings at, Map<String, Place> variables)
      implements LiveSettings {
    /** Makes the map immutable, keeping the order. */
    public OfLaunchDarkly {
      variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }
  }
}
