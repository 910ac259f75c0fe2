package io.sluice.reference.client;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a client is before the law. */
public enum LegalForm {
  INDIVIDUAL("Individual", 0),
  COMPANY("Company", 5),
  PARTNERSHIP("Partnership", 10),
  FOUNDATION("Foundation", 15),
  TRUST("Trust", 20);

  private final String label;
  private final int points;

  LegalForm(String label, int points) {
    this.label = label;
    this.points = points;
  }

  /** The word in JSON. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The word for people. */
  public String label() {
    return label;
  }

  /** Its points in both risk models. */
  public int points() {
    return points;
  }

  /** The legal form of a word. */
  public static Optional<LegalForm> byKey(String key) {
    return Arrays.stream(values()).filter(form -> form.key().equals(key)).findFirst();
  }
}
