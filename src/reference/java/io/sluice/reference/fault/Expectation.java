package io.sluice.reference.fault;

import static io.sluice.reference.fault.Answer.INCONCLUSIVE;
import static io.sluice.reference.fault.Answer.NO;
import static io.sluice.reference.fault.Answer.YES;

/**
 * The answers a gate should give to a service with a fault, where {@code bulk-import} is live in
 * the first ring and the other flags nowhere. Deploy asks for the vectors {} and {bulk-import};
 * releasing {@code bulk-import} asks for {bulk-import}, releasing another flag for {bulk-import,
 * that flag}.
 */
public enum Expectation {
  /** The fault shows under every vector, or under every one with {@code bulk-import} on. */
  ALL_NO(NO, NO, NO, NO),
  /** It shows only with {@code risk-v2} on. */
  ONLY_RISK_V2_NO(YES, YES, NO, YES),
  /** It shows only with {@code instant-screening} on. */
  ONLY_INSTANT_SCREENING_NO(YES, YES, YES, NO),
  /** It shows only with {@code risk-v2} off, which its release alone does not ask for. */
  ALL_BUT_RISK_V2_NO(NO, NO, YES, NO),
  /** It shows only with {@code bulk-import} off, which no release asks for. */
  ONLY_DEPLOY_NO(NO, YES, YES, YES),
  /** Nothing can be said about this build. */
  ALL_INCONCLUSIVE(INCONCLUSIVE, INCONCLUSIVE, INCONCLUSIVE, INCONCLUSIVE);

  private final Answer deploy;
  private final Answer bulkImport;
  private final Answer riskV2;
  private final Answer instantScreening;

  Expectation(Answer deploy, Answer bulkImport, Answer riskV2, Answer instantScreening) {
    this.deploy = deploy;
    this.bulkImport = bulkImport;
    this.riskV2 = riskV2;
    this.instantScreening = instantScreening;
  }

  /** May this build be deployed. */
  public Answer deploy() {
    return deploy;
  }

  /** May {@code bulk-import} go to the next ring. */
  public Answer bulkImport() {
    return bulkImport;
  }

  /** May {@code risk-v2} go to the first ring. */
  public Answer riskV2() {
    return riskV2;
  }

  /** May {@code instant-screening} go to the first ring. */
  public Answer instantScreening() {
    return instantScreening;
  }
}
