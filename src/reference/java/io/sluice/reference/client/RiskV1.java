package io.sluice.reference.client;

import io.sluice.reference.fault.Fault;
import io.sluice.reference.fault.Faults;
import java.util.List;

/** The risk model in use: country, legal form, political exposure. */
final class RiskV1 {
  private static final int POLITICALLY_EXPOSED = 30;

  private final Faults faults;

  RiskV1(Faults faults) {
    this.faults = faults;
  }

  Risk rate(Details details) {
    int exposed = faults.has(Fault.RISK_V1_BROKEN) ? 0 : POLITICALLY_EXPOSED;
    int points =
        details.country().risk().pointsV1()
            + details.legalForm().points()
            + (details.politicallyExposed() ? exposed : 0);
    int score = Math.min(100, points);
    return new Risk(score, band(score), "v1", List.of());
  }

  private static String band(int score) {
    if (score >= 60) {
      return "High";
    }
    return score >= 30 ? "Medium" : "Low";
  }
}
