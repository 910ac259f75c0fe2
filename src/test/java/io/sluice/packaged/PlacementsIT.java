package io.sluice.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.packaged.Command.Result;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Faults times placements of the flags: what the real gate answers and blames, beside what the
 * rules say, derived by hand. With {@code -Psoak} all of them, otherwise the most telling ones.
 *
 * <p>B, R and I are bulk-import, risk-v2 and instant-screening. What each question asks for follows
 * from the placement: deploy for the live vectors, a release for those of its ring with the flag
 * on, a kill for those of its flag with the flag off, and for its scenario.
 */
class PlacementsIT {
  private static final String BUILD = "the build";
  private static final String RISK = "risk-v2: on, fixed by the scenario's tags";
  private static final String IMPORT = "bulk-import: on, fixed by the scenario's tags";
  private static final String RISK_ON = "risk-v2: off → on";
  private static final String RISK_OFF = "risk-v2: on → off";
  private static final String RISK_KILLED = "risk-v2: turned from on to off in the scenario";
  private static final String SCREENING_RELEASED =
      "instant-screening: turned from off to on in the scenario";

  @TempDir private java.nio.file.Path folder;

  /**
   * A row of the table.
   *
   * @param no the questions that are answered with no; all others are answered with yes
   */
  private record Row(
      String fault, Placement placement, Set<String> no, Set<String> blame, boolean quick) {
    @Override
    public String toString() {
      return fault + ", " + placement;
    }
  }

  private enum Placement {
    /** Deploy {}; release B {B}, R {R}, I {I}; kill B, R, I {}. */
    NOWHERE("[{\"flags\": {}}]", "[{\"flags\": {}}]", "BRI"),
    /** Deploy {} {B}; release B {B}, R {B,R}, I {B,I}; kill B {}, R {B}, I {B}. */
    IMPORT_INTERNAL("[{\"flags\": {\"bulk-import\": true}}]", "[{\"flags\": {}}]", "BRI"),
    /** Deploy {R}; release B {B,R}, I {I,R}; kill B {R}, R {}, I {R}; R has no ring left. */
    RISK_PRODUCTION(
        "[{\"flags\": {\"risk-v2\": \"on\"}}]", "[{\"flags\": {\"risk-v2\": \"on\"}}]", "BI"),
    /** Deploy {R} {}; release B {B,R}, R {R}, I {I,R}; kill B {R}, R {}, I {R}. */
    RISK_ONE_TENANT(
        "[{\"flags\": {\"risk-v2\": \"on\"}}]",
        "[{\"flags\": {\"risk-v2\": \"on\"}, \"tenants\": [\"acme\"]}, {\"flags\": {}}]",
        "BRI");

    private final String internal;
    private final String production;
    private final String released;

    Placement(String internal, String production, String released) {
      this.internal = internal;
      this.production = production;
      this.released = released;
    }

    String snapshot() {
      return "{\"rings\": {\"internal\": " + internal + ", \"production\": " + production + "}}";
    }

    Set<String> questions() {
      Set<String> questions = new TreeSet<>(Set.of("deploy", "kill B", "kill R", "kill I"));
      released.chars().forEach(flag -> questions.add("release " + (char) flag));
      return questions;
    }
  }

  private static final List<Row> TABLE =
      List.of(
          // A rejected client is approved, under every vector.
          row("off-path-broken", Placement.NOWHERE, false, all("BRI"), BUILD),
          row("off-path-broken", Placement.RISK_ONE_TENANT, true, all("BRI"), BUILD),
          // Shows under every vector with R.
          row("risk-v2-broken", Placement.NOWHERE, false, "release R", RISK),
          row("risk-v2-broken", Placement.IMPORT_INTERNAL, true, "release R", RISK),
          row(
              "risk-v2-broken",
              Placement.RISK_PRODUCTION,
              false,
              "deploy, release B, release I, kill B, kill I",
              RISK),
          row(
              "risk-v2-broken",
              Placement.RISK_ONE_TENANT,
              true,
              "deploy, release B, release R, release I, kill B, kill I",
              RISK),
          // Shows under every vector without R: AC-3 is tried nowhere else, AC-4 passes with R.
          row(
              "risk-v1-broken",
              Placement.NOWHERE,
              false,
              "deploy, release B, release I, kill B, kill R, kill I",
              BUILD,
              RISK_OFF),
          row(
              "risk-v1-broken",
              Placement.IMPORT_INTERNAL,
              false,
              "deploy, release B, release I, kill B, kill R, kill I",
              BUILD,
              RISK_OFF),
          row("risk-v1-broken", Placement.RISK_PRODUCTION, true, "kill R", BUILD, RISK_OFF),
          row(
              "risk-v1-broken",
              Placement.RISK_ONE_TENANT,
              false,
              "deploy, kill R",
              BUILD,
              RISK_OFF),
          // Shows with B and R together: AC-5 is about B, so R is what differs.
          row("bulk-import-with-risk-v2-broken", Placement.NOWHERE, false, ""),
          row(
              "bulk-import-with-risk-v2-broken",
              Placement.IMPORT_INTERNAL,
              true,
              "release R",
              RISK_ON,
              IMPORT),
          row(
              "bulk-import-with-risk-v2-broken",
              Placement.RISK_PRODUCTION,
              false,
              "release B",
              RISK_ON,
              IMPORT),
          row(
              "bulk-import-with-risk-v2-broken",
              Placement.RISK_ONE_TENANT,
              true,
              "release B",
              RISK_ON,
              IMPORT),
          // Only what was written with R on shows it, after R is off.
          row("risk-v2-sticks", Placement.NOWHERE, false, "kill R", RISK_KILLED),
          row("risk-v2-sticks", Placement.IMPORT_INTERNAL, false, "kill R", RISK_KILLED),
          row("risk-v2-sticks", Placement.RISK_PRODUCTION, true, "kill R", RISK_KILLED),
          row("risk-v2-sticks", Placement.RISK_ONE_TENANT, false, "kill R", RISK_KILLED),
          // Only what was written with I off shows it, after I is on.
          row(
              "instant-screening-strands",
              Placement.NOWHERE,
              true,
              "release I",
              SCREENING_RELEASED),
          row(
              "instant-screening-strands",
              Placement.IMPORT_INTERNAL,
              false,
              "release I",
              SCREENING_RELEASED),
          row(
              "instant-screening-strands",
              Placement.RISK_ONE_TENANT,
              false,
              "release I",
              SCREENING_RELEASED));

  static Stream<Row> rows() {
    boolean every = Boolean.getBoolean("sluice.soak");
    return TABLE.stream().filter(row -> every || row.quick());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void answers_and_blame_are_those_of_the_rules(Row row) throws IOException {
    Project project = new Project(folder);
    project.feature(
        "placements",
        Project.read(Project.REPOSITORY.resolve("src/test/resources/placements.feature")));
    project.write("live.json", row.placement().snapshot());
    project.write(
        "sluice.yaml",
        Project.settings()
            .replace(
                "rings: [internal, non-production, production]", "rings: [internal, production]")
            .replace(", on-in: [internal]", "")
            .replace("  declared:", "  live: {file: live.json}\n  declared:"));
    Result result =
        Command.sluice(project, "gate", "--build", "placed", "--", "--fault", row.fault()).await();
    JsonNode decisions = new ObjectMapper().readTree(project.verdict()).path("decisions");
    assertThat(answers(decisions)).as(result.output()).isEqualTo(expected(row));
    assertThat(blame(decisions)).as(result.output()).isEqualTo(row.blame());
    assertThat(result.exitCode()).isEqualTo(row.no().contains("deploy") ? 1 : 0);
  }

  private static Map<String, String> expected(Row row) {
    Map<String, String> expected = new TreeMap<>();
    row.placement()
        .questions()
        .forEach(question -> expected.put(question, row.no().contains(question) ? "no" : "yes"));
    return expected;
  }

  private static Map<String, String> answers(JsonNode decisions) {
    Map<String, String> answers = new TreeMap<>();
    Map<String, String> letters =
        Map.of("bulk-import", " B", "risk-v2", " R", "instant-screening", " I", "", "");
    for (JsonNode decision : decisions) {
      String question =
          decision.path("question").asText() + letters.get(decision.path("flag").asText(""));
      answers.put(question, decision.path("answer").asText());
    }
    return answers;
  }

  private static Set<String> blame(JsonNode decisions) {
    Set<String> blame = new TreeSet<>();
    for (JsonNode decision : decisions) {
      for (JsonNode reason : decision.path("reasons")) {
        reason.path("blame").forEach(line -> blame.add(line.asText()));
      }
    }
    return blame;
  }

  private static Row row(
      String fault, Placement placement, boolean quick, String no, String... blame) {
    Set<String> questions = new TreeSet<>();
    for (String question : no.split(", ", -1)) {
      if (!question.isEmpty()) {
        questions.add(question);
      }
    }
    return new Row(fault, placement, questions, new TreeSet<>(Set.of(blame)), quick);
  }

  private static String all(String released) {
    StringBuilder all = new StringBuilder("deploy, kill B, kill R, kill I");
    released.chars().forEach(flag -> all.append(", release ").append((char) flag));
    return all.toString();
  }
}
