package io.sluice.reference.client;

/** How much a country adds to a client's risk. */
public enum CountryRisk {
  LOW(10, 5),
  MEDIUM(30, 25),
  HIGH(60, 45);

  private final int pointsV1;
  private final int pointsV2;

  CountryRisk(int pointsV1, int pointsV2) {
    this.pointsV1 = pointsV1;
    this.pointsV2 = pointsV2;
  }

  /** Its points in risk model v1. */
  public int pointsV1() {
    return pointsV1;
  }

  /** Its points in risk model v2. */
  public int pointsV2() {
    return pointsV2;
  }
}
