package io.sluice.http;

import io.sluice.model.InvalidInput;
import io.sluice.model.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Certificates of a private authority. */
final class Certificates {
  private static final Pattern PEM =
      Pattern.compile("(?s)-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----");

  private Certificates() {}

  /**
   * The certificates of a PEM bundle; what stands between them is not looked at.
   *
   * @throws InvalidInput if it cannot be read or holds none
   */
  static List<X509Certificate> read(Path file) {
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      List<X509Certificate> certificates = new ArrayList<>();
      Matcher blocks = PEM.matcher(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
      while (blocks.find()) {
        byte[] block = blocks.group().getBytes(StandardCharsets.US_ASCII);
        certificates.add(
            (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block)));
      }
      if (certificates.isEmpty()) {
        throw wrong(file, "it holds no PEM certificate");
      }
      return certificates;
    } catch (IOException e) {
      throw wrong(file, "it cannot be read: " + e.getClass().getSimpleName());
    } catch (GeneralSecurityException e) {
      throw wrong(file, "a certificate in it cannot be understood: " + e.getMessage());
    }
  }

  private static InvalidInput wrong(Path file, String why) {
    return new InvalidInput(
        Problem.of(
            "the certificates in " + file + " cannot be used: " + why,
            "`ca` of the environment in sluice.yaml names a file of certificates, each from"
                + " -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----"));
  }

  /** Trusts what Java trusts, and these. */
  static SSLContext trusting(List<X509Certificate> more) {
    try {
      KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
      all.load(null, null);
      int count = 0;
      List<X509Certificate> trusted = new ArrayList<>(usual());
      trusted.addAll(more);
      for (X509Certificate certificate : trusted) {
        all.setCertificateEntry("trusted-" + count++, certificate);
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers(all).getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this Java offers no TLS", e);
    }
  }

  private static List<X509Certificate> usual() throws GeneralSecurityException {
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init((KeyStore) null);
    List<X509Certificate> usual = new ArrayList<>();
    for (TrustManager manager : managers.getTrustManagers()) {
      if (manager instanceof X509TrustManager trust) {
        usual.addAll(List.of(trust.getAcceptedIssuers()));
      }
    }
    return usual;
  }

  private static TrustManagerFactory managers(KeyStore trusted) throws GeneralSecurityException {
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    return managers;
  }
}
