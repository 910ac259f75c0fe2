package io.sluice.reference.store;

import java.security.SecureRandom;

/** Random names for new things. Safe for use by several threads. */
public final class Ids {
  private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

  private final SecureRandom random = new SecureRandom();

  /** A new id such as {@code c-7f3k2m9q4x}: the prefix and 50 random bits. */
  public String next(String prefix) {
    return prefix + "-" + text(10);
  }

  /** A secret of 160 random bits. */
  public String secret() {
    return text(32);
  }

  private String text(int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }
}
