package io.sluice;

import io.sluice.http.Network;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.HttpsURLConnection;

/**
 * The way to an environment as arguments of Chromium.
 *
 * <p>A browser cannot be told to trust a further authority without changing the machine. It can be
 * told to accept chains that hold a certain key ({@code --ignore-certificate-errors-spki-list}),
 * but looks at the certificates that the server sends only, and servers seldom send the authority's
 * own. So the service's chain is fetched and checked here, and its keys are named, too.
 */
final class BrowserNetwork {
  private static final int MILLIS = 10_000;

  private BrowserNetwork() {}

  /** The arguments; none for a direct way. */
  static List<String> arguments(Network network, URI service) {
    List<String> arguments = new ArrayList<>();
    network
        .settings()
        .proxy()
        .ifPresent(
            proxy -> {
              arguments.add("--proxy-server=" + proxy);
              if (!network.settings().noProxy().isEmpty()) {
                arguments.add(
                    "--proxy-bypass-list=" + String.join(";", network.settings().noProxy()));
              }
            });
    if (!network.authorities().isEmpty()) {
      Set<Certificate> trusted = new LinkedHashSet<>(chain(network, service));
      trusted.addAll(network.authorities());
      arguments.add(
          "--ignore-certificate-errors-spki-list="
              + trusted.stream().map(BrowserNetwork::key).collect(Collectors.joining(",")));
    }
    return arguments;
  }

  /** The chain that the service sends, if it can be trusted. */
  private static List<Certificate> chain(Network network, URI service) {
    if (!service.getScheme().equals("https")) {
      return List.of();
    }
    try {
      HttpsURLConnection connection =
          (HttpsURLConnection) open(service.toURL(), network.proxyTo(service.getHost()));
      connection.setSSLSocketFactory(network.tls().orElseThrow().getSocketFactory());
      connection.setConnectTimeout(MILLIS);
      connection.setReadTimeout(MILLIS);
      connection.setInstanceFollowRedirects(false);
      try {
        connection.connect();
        return List.of(connection.getServerCertificates());
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      // Whether the service can be reached is found out, and told, where it is asked if it is
      // ready.
      return List.of();
    }
  }

  private static java.net.URLConnection open(URL url, Optional<URI> proxy) throws IOException {
    return proxy.isEmpty()
        ? url.openConnection()
        : url.openConnection(
            new Proxy(
                Proxy.Type.HTTP,
                new InetSocketAddress(proxy.get().getHost(), proxy.get().getPort())));
  }

  /** Base64 of the SHA-256 of the subject's public key info, as Chromium wants it. */
  private static String key(Certificate certificate) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha.digest(certificate.getPublicKey().getEncoded());
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
