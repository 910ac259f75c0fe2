package io.sluice.reference.tenant;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Secrets are kept and compared as hashes only. */
public final class Secrets {
  private Secrets() {}

  /**
   * The SHA-256 of a secret, in hex. A plain hash is enough: every secret here is made by the
   * service from 160 random bits, so that there is nothing to guess.
   */
  public static String hash(String secret) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Whether two secrets are the same, in a time that does not tell where they differ. */
  public static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        hash(one).getBytes(StandardCharsets.UTF_8), hash(other).getBytes(StandardCharsets.UTF_8));
  }
}
