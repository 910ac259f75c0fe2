package io.sluice.steps.ui;

import java.net.URI;
import java.util.Optional;

/**
 * Where a page is, or a link leads.
 *
 * @param whole all of it
 * @param local path, query and fragment
 */
record Address(String whole, String local) {
  static Address of(String whole) {
    try {
      URI uri = URI.create(whole);
      String path = Optional.ofNullable(uri.getRawPath()).orElse("");
      String query = Optional.ofNullable(uri.getRawQuery()).map(one -> "?" + one).orElse("");
      String fragment = Optional.ofNullable(uri.getRawFragment()).map(one -> "#" + one).orElse("");
      return new Address(whole, (path.isEmpty() ? "/" : path) + query + fragment);
    } catch (IllegalArgumentException e) {
      return new Address(whole, whole);
    }
  }

  /**
   * Whether this is the address that is written as a path of the service or as a whole. Query and
   * fragment count where they are written.
   */
  boolean is(String written) {
    String own = shown(written);
    if (!written.contains("#")) {
      own = own.replaceFirst("#.*", "");
    }
    if (!written.contains("?")) {
      own = own.replaceFirst("\\?[^#]*", "");
    }
    return own.equals(written);
  }

  /** As much of it as is to be compared with what is written. */
  String shown(String written) {
    return written.matches("[a-zA-Z][a-zA-Z0-9+.-]*:.*") ? whole : local;
  }
}
