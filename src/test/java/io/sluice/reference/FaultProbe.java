package io.sluice.reference;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Looks for the effect of one fault the way an acceptance scenario would.
 *
 * @param applies under which vectors such a scenario is run, by its flag tags
 * @param right what a healthy service shows
 * @param look what this service shows, in a new tenant
 */
record FaultProbe(
    Function<Set<String>, Boolean> applies, String right, Function<TestTenant, String> look) {
  private static final String IMPORT = "bulk-import";
  private static final String RISK = "risk-v2";
  private static final String SCREENING = "instant-screening";
  private static final String CSV = "name,country,legalForm\nFirst,CH,company\nLast,PA,company\n";

  boolean sees(ServiceProcess service, Set<String> vector) {
    return applies.apply(vector)
        && !look.apply(TestTenant.in(service, vector.toArray(String[]::new))).equals(right);
  }

  /** One for each fault that a scenario can see. */
  static Map<String, FaultProbe> all() {
    return Map.ofEntries(
        Map.entry("off-path-broken", always("rejected", FaultProbe::rejectedStatus)),
        Map.entry("bulk-import-broken", on("2", FaultProbe::importedCount, IMPORT)),
        Map.entry("risk-v2-broken", on("40", FaultProbe::bareScore, RISK)),
        Map.entry("instant-screening-broken", on("rejected", FaultProbe::blocked, SCREENING)),
        Map.entry(
            "bulk-import-with-risk-v2-broken", on("40", FaultProbe::importedScore, IMPORT, RISK)),
        Map.entry("tenant-leak", always("404 / 404", FaultProbe::foreignClient)),
        Map.entry("ui-only", always("approved / Approved", FaultProbe::approvedClient)),
        Map.entry("api-only", always("422 / 422", FaultProbe::tooManyShares)),
        Map.entry("slow-answers", always("quick", FaultProbe::listTime)),
        Map.entry("unstable", always("200 200 200 200", FaultProbe::fourAnswers)),
        Map.entry("risk-v2-ignored", on("v2", FaultProbe::model, RISK)),
        Map.entry("risk-v1-broken", off("45", FaultProbe::exposedScore, RISK)),
        Map.entry("risk-v2-unstable", on("40", FaultProbe::scoreOfMany, RISK)),
        Map.entry("instant-screening-unrecorded", on("screened", FaultProbe::trail, SCREENING)),
        Map.entry("api-broken-promise", always("a date and time", FaultProbe::created)),
        Map.entry("audit-late", always("approved", FaultProbe::lastAuditEntry)),
        Map.entry("audit-forgets", always("approved", FaultProbe::lastAuditEntry)),
        Map.entry("bulk-import-open-when-off", off("404", FaultProbe::importStatus, IMPORT)));
  }

  /** Seen only when the flag is turned on after a client was submitted: a release scenario. */
  static String submittedBeforeRelease(ServiceProcess service) {
    TestTenant tenant = TestTenant.in(service);
    String client = tenant.complete("Waiting Ltd");
    tenant.act(client, "submit");
    tenant.turn(SCREENING, true);
    return tenant.act(client, "start-review").outcome();
  }

  /** Seen only when the flag is turned off after a client was rated: a kill scenario. */
  static String ratedBeforeKill(ServiceProcess service) {
    TestTenant tenant = TestTenant.in(service, RISK);
    String client = tenant.bare("Rated Ltd");
    tenant.turn(RISK, false);
    return tenant.read(client).at("/risk/model");
  }

  /** The score that fifty reads of one client agree on. */
  private static String scoreOfMany(TestTenant tenant) {
    String client = tenant.bare("Bare Ltd");
    return java.util.stream.IntStream.range(0, 50)
        .mapToObj(i -> tenant.read(client).at("/risk/score"))
        .distinct()
        .sorted()
        .collect(java.util.stream.Collectors.joining(" "));
  }

  private static String trail(TestTenant tenant) {
    String client = tenant.complete("Clean Ltd");
    tenant.act(client, "submit");
    Answer audit = tenant.analyst().get("/api/clients/" + client + "/audit");
    return audit.at("/entries/" + (audit.sizeAt("/entries") - 2) + "/action");
  }

  private static FaultProbe always(String right, Function<TestTenant, String> look) {
    return new FaultProbe(vector -> true, right, look);
  }

  private static FaultProbe on(String right, Function<TestTenant, String> look, String... flags) {
    return new FaultProbe(vector -> vector.containsAll(List.of(flags)), right, look);
  }

  private static FaultProbe off(String right, Function<TestTenant, String> look, String flag) {
    return new FaultProbe(vector -> !vector.contains(flag), right, look);
  }

  private static String rejectedStatus(TestTenant tenant) {
    String client = tenant.inReview("Declined Ltd");
    tenant.act(client, "reject");
    return tenant.read(client).at("/status");
  }

  private static String importedCount(TestTenant tenant) {
    tenant.importCsv(CSV);
    return tenant.analyst().get("/api/clients").at("/total");
  }

  private static String bareScore(TestTenant tenant) {
    return tenant.read(tenant.bare("Bare Ltd")).at("/risk/score");
  }

  private static String blocked(TestTenant tenant) {
    return tenant.act(tenant.complete("Blocked Ltd"), "submit").at("/status");
  }

  private static String importedScore(TestTenant tenant) {
    tenant.importCsv(CSV);
    return tenant.analyst().get("/api/clients?search=First").at("/items/0/risk/score");
  }

  private static String foreignClient(TestTenant tenant) {
    String client = tenant.bare("Private Ltd");
    TestTenant other = TestTenant.in(tenant.service());
    return other.read(client).status()
        + " / "
        + other.browser("analyst").open("/clients/" + client).status();
  }

  private static String approvedClient(TestTenant tenant) {
    String client = tenant.inReview("Accepted Ltd");
    tenant.act(client, "approve");
    return tenant.read(client).at("/status")
        + " / "
        + tenant.browser("analyst").open("/clients/" + client).shown("Status");
  }

  private static String tooManyShares(TestTenant tenant) {
    String page = "/clients/" + tenant.complete("By page Ltd");
    String api = "/api/clients/" + tenant.complete("By API Ltd") + "/owners";
    TestBrowser browser = tenant.browser("analyst").open(page);
    int byApi = tenant.analyst().post(api, "{\"name\": \"Bob\", \"share\": 50}").status();
    int byPage = browser.submit(page + "/owners", "name", "Bob", "share", "50").status();
    return byApi + " / " + byPage;
  }

  private static String listTime(TestTenant tenant) {
    long start = System.nanoTime();
    tenant.analyst().get("/api/clients");
    // Promised is one second; a busy machine gets two, the fault takes two and a half.
    return System.nanoTime() - start < 2_000_000_000L ? "quick" : "slow";
  }

  private static String fourAnswers(TestTenant tenant) {
    List<String> statuses =
        List.of("/api/me", "/api/me", "/api/me", "/api/me").stream()
            .map(path -> Integer.toString(tenant.analyst().get(path).status()))
            .toList();
    return String.join(" ", statuses);
  }

  private static String model(TestTenant tenant) {
    return tenant.read(tenant.bare("Model Ltd")).at("/risk/model");
  }

  private static String exposedScore(TestTenant tenant) {
    return tenant
        .read(
            tenant.created(
                "{\"name\": \"Exposed Ltd\", \"country\": \"CH\", \"legalForm\": \"company\","
                    + " \"politicallyExposed\": true}"))
        .at("/risk/score");
  }

  private static String lastAuditEntry(TestTenant tenant) {
    String client = tenant.inReview("Audited Ltd");
    tenant.act(client, "approve");
    Answer audit = tenant.analyst().get("/api/clients/" + client + "/audit");
    return audit.at("/entries/" + (audit.sizeAt("/entries") - 1) + "/action");
  }

  private static String created(TestTenant tenant) {
    String at = tenant.read(tenant.bare("Dated Ltd")).at("/createdAt");
    return at.matches("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z") ? "a date and time" : at;
  }

  private static String importStatus(TestTenant tenant) {
    return Integer.toString(tenant.importCsv(CSV).status());
  }
}
