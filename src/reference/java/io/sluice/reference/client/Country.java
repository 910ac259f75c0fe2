package io.sluice.reference.client;

import java.util.Arrays;
import java.util.Optional;

/** The countries a client can come from, with their risk. */
public enum Country {
  AE("United Arab Emirates", CountryRisk.MEDIUM),
  BR("Brazil", CountryRisk.MEDIUM),
  CA("Canada", CountryRisk.LOW),
  CH("Switzerland", CountryRisk.LOW),
  CY("Cyprus", CountryRisk.MEDIUM),
  DE("Germany", CountryRisk.LOW),
  FR("France", CountryRisk.LOW),
  GB("United Kingdom", CountryRisk.LOW),
  IR("Iran", CountryRisk.HIGH),
  JP("Japan", CountryRisk.LOW),
  KP("North Korea", CountryRisk.HIGH),
  MM("Myanmar", CountryRisk.HIGH),
  NL("Netherlands", CountryRisk.LOW),
  PA("Panama", CountryRisk.MEDIUM),
  SE("Sweden", CountryRisk.LOW),
  SG("Singapore", CountryRisk.LOW),
  TR("Turkey", CountryRisk.MEDIUM),
  US("United States", CountryRisk.LOW),
  ZA("South Africa", CountryRisk.MEDIUM);

  private final String label;
  private final CountryRisk risk;

  Country(String label, CountryRisk risk) {
    this.label = label;
    this.risk = risk;
  }

  /** The name for people. */
  public String label() {
    return label;
  }

  /** Its risk. */
  public CountryRisk risk() {
    return risk;
  }

  /** The country of a two-letter code. */
  public static Optional<Country> byCode(String code) {
    return Arrays.stream(values()).filter(country -> country.name().equals(code)).findFirst();
  }
}
