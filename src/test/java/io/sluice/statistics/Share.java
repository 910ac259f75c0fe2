package io.sluice.statistics;

import java.util.Locale;

/**
 * So many of so many, with Wilson's 95 % interval (E. B. Wilson, Probable Inference, the Law of
 * Succession, and Statistical Inference, 1927).
 */
record Share(long count, long of) {
  private static final double Z = 1.959964;

  double value() {
    return of == 0 ? 0 : (double) count / of;
  }

  double low() {
    return count == 0 ? 0 : centre() - margin();
  }

  double high() {
    return count == of ? 1 : centre() + margin();
  }

  private double centre() {
    return (value() + Z * Z / (2 * of)) / (1 + Z * Z / of);
  }

  private double margin() {
    return Z / (1 + Z * Z / of) * Math.sqrt(value() * (1 - value()) / of + Z * Z / (4.0 * of * of));
  }

  /** {@code 0.23 %}; a dash where there is nothing to have a share of. */
  String percent(int digits) {
    return of == 0 ? "–" : percent(value(), digits);
  }

  /** {@code 0.15–0.35 %}. */
  String interval(int digits) {
    String form = "%." + digits + "f–%." + digits + "f %%";
    return String.format(Locale.ROOT, form, low() * 100, high() * 100);
  }

  static String percent(double share, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f %%", share * 100);
  }
}
