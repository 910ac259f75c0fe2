package io.sluice.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A private certificate authority, made by keytool: a root, one below it, and a server whose chain
 * does not hold the root, as usual.
 */
public final class TestAuthority {
  private static final String PASSWORD = "changeit";

  private final Path folder;
  private final String host;

  /**
   * @param folder where its files go
   * @param host the name in the server's certificate
   */
  public TestAuthority(Path folder, String host) {
    this.folder = folder;
    this.host = host;
    key("root", List.of("-ext", "bc:c"));
    key("middle", List.of("-ext", "bc:c", "-signer", "root"));
    key("server", List.of("-ext", "san=dns:" + host, "-signer", "middle"));
    run("-exportcert", "-rfc", "-alias", "root", "-file", folder.resolve("root.pem").toString());
  }

  /** The root's certificate. */
  public Path root() {
    return folder.resolve("root.pem");
  }

  /** What a server of that host uses. */
  public SSLContext server() {
    try (InputStream in = Files.newInputStream(folder.resolve("keys.p12"))) {
      KeyStore all = KeyStore.getInstance("PKCS12");
      all.load(in, PASSWORD.toCharArray());
      all.deleteEntry("root");
      all.deleteEntry("middle");
      java.security.cert.Certificate[] chain = all.getCertificateChain("server");
      if (chain.length == 3) {
        java.security.Key key = all.getKey("server", PASSWORD.toCharArray());
        all.setKeyEntry(
            "server",
            key,
            PASSWORD.toCharArray(),
            new java.security.cert.Certificate[] {chain[0], chain[1]});
      }
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(all, PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private void key(String alias, List<String> more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("-genkeypair", "-alias", alias, "-keyalg", "EC", "-groupname", "secp256r1"));
    arguments.addAll(List.of("-dname", "CN=" + (alias.equals("server") ? host : alias)));
    arguments.addAll(List.of("-validity", "30"));
    arguments.addAll(more);
    run(arguments.toArray(String[]::new));
  }

  private void run(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-keystore", folder.resolve("keys.p12").toString()));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes());
      if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IllegalStateException("keytool: " + output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
