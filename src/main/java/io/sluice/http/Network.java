package io.sluice.http;

import io.sluice.model.InvalidInput;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * The way to an environment: through a proxy or not, and whose certificates are trusted. This
 * machine itself is never reached through the proxy. Immutable.
 */
public final class Network {
  private final NetworkSettings settings;
  private final List<X509Certificate> authorities;
  private final Optional<SSLContext> tls;

  private Network(NetworkSettings settings, List<X509Certificate> authorities) {
    this.settings = settings;
    this.authorities = List.copyOf(authorities);
    this.tls =
        authorities.isEmpty() ? Optional.empty() : Optional.of(Certificates.trusting(authorities));
  }

  /** Without a proxy, trusting what Java trusts; {@code -Dhttps.proxyHost} and the like hold. */
  public static Network direct() {
    return new Network(NetworkSettings.none(), List.of());
  }

  /**
   * As sluice.yaml says.
   *
   * @throws InvalidInput if the certificates cannot be read
   */
  public static Network of(NetworkSettings settings) {
    return new Network(settings, settings.ca().map(Certificates::read).orElse(List.of()));
  }

  /** As sluice.yaml says. */
  public NetworkSettings settings() {
    return settings;
  }

  /** The certificates trusted besides the usual ones. */
  public List<X509Certificate> authorities() {
    return authorities;
  }

  /** Trusts the usual certificates and those; empty where there are none besides the usual. */
  public Optional<SSLContext> tls() {
    return tls;
  }

  /** The proxy through which a host is reached. */
  public Optional<URI> proxyTo(String host) {
    return settings.proxy().filter(proxy -> !isHere(host) && !isExempt(host));
  }

  private static boolean isHere(String host) {
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || host.matches("127(\\.\\d+){3}")
        || host.equals("[::1]")
        || host.equals("::1");
  }

  private boolean isExempt(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return settings.noProxy().stream()
        .map(exempt -> exempt.toLowerCase(Locale.ROOT))
        .anyMatch(e -> e.startsWith(".") ? lower.endsWith(e) : lower.equals(e));
  }
}
