package io.sluice.model;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What must never reach a log, a report or an exception text. Thread-safe: trials add the tokens of
 * their tenants while others mask.
 *
 * <p>A secret is found as it is, URL-encoded, escaped for JSON or HTML, and inside Base64 (as in a
 * Basic {@code Authorization} header, whatever the user name). The cost of masking does not grow
 * with the number of secrets.
 */
public final class Secrets {
  /** Shorter values are ignored: masking them would garble ordinary text. */
  public static final int SHORTEST = 6;

  /** What stands for a secret. */
  public static final String MASK = "***";

  // Every form of every secret, by its first characters, longest first.
  private final Map<String, List<String>> byStart = new ConcurrentHashMap<>();

  /** Masks this value from now on; shorter than {@value #SHORTEST} characters is ignored. */
  public void add(String secret) {
    if (secret.length() < SHORTEST) {
      return;
    }
    for (String form : forms(secret)) {
      byStart.merge(form.substring(0, SHORTEST), List.of(form), Secrets::join);
    }
  }

  /** The text with every occurrence of a secret replaced by {@value #MASK}. */
  public String mask(String text) {
    if (byStart.isEmpty() || text.length() < SHORTEST) {
      return text;
    }
    StringBuilder masked = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      int length = secretAt(text, at);
      if (length == 0) {
        masked.append(text.charAt(at++));
      } else {
        masked.append(MASK);
        at += length;
      }
    }
    return masked.toString();
  }

  private int secretAt(String text, int at) {
    if (at + SHORTEST > text.length()) {
      return 0;
    }
    for (String form : byStart.getOrDefault(text.substring(at, at + SHORTEST), List.of())) {
      if (text.startsWith(form, at)) {
        return form.length();
      }
    }
    return 0;
  }

  private static Set<String> forms(String secret) {
    Set<String> forms = new LinkedHashSet<>();
    forms.add(secret);
    String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    forms.add(encoded);
    forms.add(encoded.replace("+", "%20"));
    forms.add(secret.replace("\\", "\\\\").replace("\"", "\\\""));
    forms.add(
        secret
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;"));
    for (int before = 0; before < 3; before++) {
      forms.add(insideBase64(secret, before));
    }
    return forms;
  }

  /**
   * The part of a Base64 text that this secret alone decides when {@code before} bytes (modulo 3)
   * stand before it.
   */
  private static String insideBase64(String secret, int before) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    byte[] shifted = Arrays.copyOf(new byte[before], before + bytes.length);
    System.arraycopy(bytes, 0, shifted, before, bytes.length);
    String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
    int first = (before * 8 + 5) / 6;
    int end = shifted.length * 8 / 6;
    return text.substring(first, end);
  }

  private static List<String> join(List<String> known, List<String> added) {
    Set<String> all = new LinkedHashSet<>(known);
    all.addAll(added);
    List<String> sorted = new ArrayList<>(all);
    sorted.sort(Comparator.comparingInt(String::length).reversed());
    return List.copyOf(sorted);
  }
}
