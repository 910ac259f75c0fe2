package io.sluice.reference.fault;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The named bugs. Their effects and expected answers are derived in docs/reference-service.md. */
public enum Fault {
  OFF_PATH_BROKEN("a rejected client becomes approved", Expectation.ALL_NO, ""),
  BULK_IMPORT_BROKEN(
      "the last line of an import is confirmed but not stored", Expectation.ALL_NO, "bulk-import"),
  RISK_V2_BROKEN(
      "risk model v2 gives no points for undisclosed ownership",
      Expectation.ONLY_RISK_V2_NO,
      "risk-v2"),
  INSTANT_SCREENING_BROKEN(
      "a client with a screening hit goes to review instead of being rejected",
      Expectation.ONLY_INSTANT_SCREENING_NO,
      "instant-screening"),
  BULK_IMPORT_WITH_RISK_V2_BROKEN(
      "risk model v2 gives an imported client no points for its country",
      Expectation.ONLY_RISK_V2_NO,
      "bulk-import risk-v2"),
  TENANT_LEAK("a client of another tenant can be read by its id", Expectation.ALL_NO, ""),
  UI_ONLY(
      "the client's page shows an approved client as in review; the API is right",
      Expectation.ALL_NO,
      ""),
  API_ONLY(
      "the API accepts owners with more than 100 % together; the page refuses them",
      Expectation.ALL_NO, ""),
  SLOW_ANSWERS(
      "the list of clients takes 2.5 s in the API; promised is 1 s", Expectation.ALL_NO, ""),
  UNSTABLE("every fourth answer of the API is a 500", Expectation.ALL_NO, ""),
  WRONG_BUILD(
      "the service reports another build id than the one it was started with",
      Expectation.ALL_INCONCLUSIVE,
      ""),
  RISK_V2_IGNORED(
      "risk-v2 is evaluated, yet risk model v1 stays in use",
      Expectation.ONLY_RISK_V2_NO,
      "risk-v2"),
  RISK_V1_BROKEN(
      "risk model v1 gives no points for politically exposed",
      Expectation.ALL_BUT_RISK_V2_NO,
      "risk-v2"),
  AUDIT_FORGETS("decisions of an approver are missing in the audit trail", Expectation.ALL_NO, ""),
  BULK_IMPORT_OPEN_WHEN_OFF(
      "the import endpoint works although bulk-import is off",
      Expectation.ONLY_DEPLOY_NO,
      "bulk-import"),
  INSTANT_SCREENING_STRANDS(
      "with instant-screening on, clients submitted before it was released cannot be reviewed",
      Expectation.ONLY_INSTANT_SCREENING_NO,
      "instant-screening");

  private final String description;
  private final Expectation expectation;
  private final String flags;

  Fault(String description, Expectation expectation, String flags) {
    this.description = description;
    this.expectation = expectation;
    this.flags = flags;
  }

  /** The name on the command line, such as {@code off-path-broken}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What goes wrong, in one sentence. */
  public String description() {
    return description;
  }

  /** The answers a gate should give. */
  public Expectation expectation() {
    return expectation;
  }

  /** The flags on whose value it depends whether the fault shows; none if it always does. */
  public List<String> flags() {
    return flags.isEmpty() ? List.of() : List.of(flags.split(" ", -1));
  }

  /** The fault of a name. */
  public static Optional<Fault> byKey(String key) {
    return Arrays.stream(values()).filter(fault -> fault.key().equals(key)).findFirst();
  }
}
