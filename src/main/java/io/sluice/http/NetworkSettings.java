package io.sluice.http;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The way to an environment.
 *
 * @param proxy an HTTP proxy: {@code http://host:port}
 * @param noProxy hosts that are reached without it: a name, or {@code .example.com} for all below
 * @param ca a file of PEM certificates that are trusted besides those Java trusts
 */
public record NetworkSettings(Optional<URI> proxy, List<String> noProxy, Optional<Path> ca) {
  /** Makes the list immutable. */
  public NetworkSettings {
    noProxy = List.copyOf(noProxy);
  }

  /** Without a proxy, trusting what Java trusts. */
  public static NetworkSettings none() {
    return new NetworkSettings(Optional.empty(), List.of(), Optional.empty());
  }
}
