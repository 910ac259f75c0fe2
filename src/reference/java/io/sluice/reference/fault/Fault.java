package io.sluice.reference.fault;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The named bugs: what goes wrong; the answers to deploy, and to the release and the kill of
 * bulk-import, risk-v2 and instant-screening; the flags on which it depends. Derived in
 * docs/reference-service.md.
 */
@SuppressWarnings("ImmutableEnumChecker") // its maps are never changed
public enum Fault {
  OFF_PATH_BROKEN("a rejected client becomes approved", "no", "no no no", "no no no", ""),
  BULK_IMPORT_BROKEN(
      "the last line of an import is confirmed but not stored",
      "no",
      "no no no",
      "no no no",
      "bulk-import"),
  RISK_V2_BROKEN(
      "risk model v2 gives no points for undisclosed ownership",
      "yes",
      "yes no yes",
      "yes no yes",
      "risk-v2"),
  INSTANT_SCREENING_BROKEN(
      "a client with a screening hit goes to review instead of being rejected",
      "yes",
      "yes yes no",
      "yes yes yes",
      "instant-screening"),
  BULK_IMPORT_WITH_RISK_V2_BROKEN(
      "risk model v2 gives an imported client no points for its country",
      "yes",
      "yes no yes",
      "yes yes yes",
      "bulk-import risk-v2"),
  TENANT_LEAK("a client of another tenant can be read by its id", "no", "no no no", "no no no", ""),
  UI_ONLY(
      "the client's page shows an approved client as in review; the API is right",
      "no",
      "no no no",
      "no no no",
      ""),
  API_ONLY(
      "the API accepts owners with more than 100 % together; the page refuses them",
      "no", "no no no", "no no no", ""),
  SLOW_ANSWERS(
      "the list of clients takes 2.5 s in the API; promised is 1 s",
      "no",
      "no no no",
      "no no no",
      ""),
  UNSTABLE("every fourth answer of the API is a 500", "no", "no no no", "no no no", ""),
  WRONG_BUILD(
      "the service reports another build id than the one it was started with",
      "inconclusive",
      "inconclusive inconclusive inconclusive",
      "inconclusive inconclusive inconclusive",
      ""),
  RISK_V2_IGNORED(
      "risk-v2 is evaluated, yet risk model v1 stays in use",
      "yes",
      "yes no yes",
      "yes no yes",
      "risk-v2"),
  RISK_V1_BROKEN(
      "risk model v1 gives no points for politically exposed",
      "no",
      "no yes no",
      "no no no",
      "risk-v2"),
  AUDIT_FORGETS(
      "decisions of an approver are missing in the audit trail", "no", "no no no", "no no no", ""),
  BULK_IMPORT_OPEN_WHEN_OFF(
      "the import endpoint works although bulk-import is off",
      "no",
      "yes yes yes",
      "no yes yes",
      "bulk-import"),
  INSTANT_SCREENING_STRANDS(
      "with instant-screening on, clients submitted before it was released cannot be reviewed",
      "yes",
      "yes yes no",
      "yes yes yes",
      "instant-screening"),
  RISK_V2_STICKS(
      "a client that risk model v2 has rated stays with it after risk-v2 is off",
      "yes",
      "yes yes yes",
      "yes no yes",
      "risk-v2"),
  RISK_V2_UNSTABLE(
      "risk model v2 leaves the country out in two of five ratings, at random",
      "yes",
      "yes no yes",
      "yes no yes",
      "risk-v2"),
  INSTANT_SCREENING_UNRECORDED(
      "where the trail is written the variant \"instant\" is not known: screenings leave no entry",
      "yes",
      "yes yes no",
      "yes yes yes",
      "instant-screening"),
  AUDIT_LATE(
      "decisions of an approver arrive in the audit trail three seconds late",
      "no",
      "no no no",
      "no no no",
      ""),
  API_BROKEN_PROMISE(
      "the API gives a client's createdAt in another form than the OpenAPI document promises",
      "no",
      "no no no",
      "no no no",
      "");

  private final String description;
  private final Expectation expectation;
  private final String flags;

  Fault(String description, String deploy, String release, String kill, String flags) {
    this.description = description;
    this.expectation = Expectation.of(deploy, release, kill);
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
