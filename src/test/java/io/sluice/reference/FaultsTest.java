package io.sluice.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each planted fault shows where the table says, and the expected answers follow: the vectors are
 * those that the gate's questions ask for.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsTest {
  private static final Set<String> NOTHING_ON = Set.of();
  private static final Set<String> IMPORT_ON = Set.of("bulk-import");
  private static final Set<String> RISK_TOO = Set.of("bulk-import", "risk-v2");
  private static final Set<String> SCREENING_TOO = Set.of("bulk-import", "instant-screening");

  private static final Set<Set<String>> VECTORS =
      Set.of(NOTHING_ON, IMPORT_ON, RISK_TOO, SCREENING_TOO);

  /** What the gate asks for; each question is answered by the vectors it needs. */
  private static final Map<String, List<Set<String>>> QUESTIONS =
      Map.of(
          "deploy", List.of(NOTHING_ON, IMPORT_ON),
          "bulk-import", List.of(IMPORT_ON),
          "risk-v2", List.of(RISK_TOO),
          "instant-screening", List.of(SCREENING_TOO),
          "kill bulk-import", List.of(NOTHING_ON),
          "kill risk-v2", List.of(IMPORT_ON),
          "kill instant-screening", List.of(IMPORT_ON));

  /** Killing starts with the flag on: faults that a kill scenario meets before it turns it off. */
  private static final Map<String, String> MET_BY_KILL_SCENARIOS =
      Map.of(
          "bulk-import-broken", "kill bulk-import",
          "risk-v2-broken", "kill risk-v2",
          "risk-v2-ignored", "kill risk-v2",
          "risk-v2-unstable", "kill risk-v2");

  private final ServiceProcess healthy = ServiceProcess.start();
  private Map<String, JsonNode> listed = Map.of();

  @BeforeAll
  void list() throws Exception {
    try (ServiceProcess service = ServiceProcess.launch(List.of("--faults"))) {
      assertThat(service.exitCode()).isZero();
      Map<String, JsonNode> faults = new LinkedHashMap<>();
      new ObjectMapper()
          .readTree(String.join("\n", service.output()))
          .forEach(fault -> faults.put(fault.get("name").asText(), fault));
      listed = faults;
    }
  }

  @AfterAll
  void stop() {
    healthy.close();
  }

  @Test
  void every_fault_but_those_no_vector_shows_has_a_probe() {
    Set<String> probed = new TreeSet<>(FaultProbe.all().keySet());
    probed.addAll(Set.of("wrong-build", "instant-screening-strands", "risk-v2-sticks"));

    assertThat(new TreeSet<>(listed.keySet())).isEqualTo(probed);
  }

  @Test
  void every_fault_is_described_and_names_only_flags_there_are() {
    assertThat(listed.values())
        .allSatisfy(
            fault -> {
              assertThat(fault.get("description").asText()).isNotBlank();
              assertThat(
                      StreamSupport.stream(fault.get("flags").spliterator(), false)
                          .map(JsonNode::asText))
                  .isSubsetOf("bulk-import", "risk-v2", "instant-screening");
            });
  }

  static Set<String> probed() {
    return new TreeSet<>(FaultProbe.all().keySet());
  }

  @ParameterizedTest
  @MethodSource("probed")
  void expected_answers_follow_from_where_the_fault_shows(String name) {
    FaultProbe probe = Objects.requireNonNull(FaultProbe.all().get(name));
    try (ServiceProcess faulty = ServiceProcess.start("--fault", name)) {
      Set<Set<String>> shown = whereSeen(probe, faulty);
      Map<String, String> answers = new LinkedHashMap<>();
      QUESTIONS.forEach(
          (question, vectors) ->
              answers.put(question, vectors.stream().anyMatch(shown::contains) ? "no" : "yes"));

      Optional.ofNullable(MET_BY_KILL_SCENARIOS.get(name))
          .ifPresent(question -> answers.put(question, "no"));

      assertThat(answers).isEqualTo(expected(name));
      assertThat(shown).as("where the fault shows").isNotEmpty();
      assertThat(whereSeen(probe, healthy)).as("where a healthy service is wrong").isEmpty();
      assertThat(flagsOf(name).isEmpty())
          .as("a fault names no flag exactly if it shows under every vector")
          .isEqualTo(shown.equals(VECTORS));
    }
  }

  private static Set<Set<String>> whereSeen(FaultProbe probe, ServiceProcess service) {
    return VECTORS.stream()
        .filter(vector -> probe.sees(service, vector))
        .collect(Collectors.toSet());
  }

  @Test
  void wrong_build_reports_another_build_than_it_was_started_with() {
    try (ServiceProcess faulty = ServiceProcess.start("--build", "b7", "--fault", "wrong-build")) {
      assertThat(Http.nobody(faulty).get("/version").at("/build")).isEqualTo("b7-other");
    }
    assertThat(expected("wrong-build").values()).containsOnly("inconclusive");
  }

  @Test
  void instant_screening_strands_what_was_submitted_before_the_release() {
    try (ServiceProcess faulty = ServiceProcess.start("--fault", "instant-screening-strands")) {
      assertThat(FaultProbe.submittedBeforeRelease(faulty)).isEqualTo("409 wrong-state");
    }
    assertThat(FaultProbe.submittedBeforeRelease(healthy)).isEqualTo("200");
    assertThat(expected("instant-screening-strands"))
        .containsEntry("deploy", "yes")
        .containsEntry("bulk-import", "yes")
        .containsEntry("risk-v2", "yes")
        .containsEntry("instant-screening", "no");
  }

  @Test
  void risk_v2_sticks_to_what_was_rated_before_the_kill() {
    try (ServiceProcess faulty = ServiceProcess.start("--fault", "risk-v2-sticks")) {
      assertThat(FaultProbe.ratedBeforeKill(faulty)).isEqualTo("v2");
    }
    assertThat(FaultProbe.ratedBeforeKill(healthy)).isEqualTo("v1");
    assertThat(expected("risk-v2-sticks"))
        .containsEntry("deploy", "yes")
        .containsEntry("risk-v2", "yes")
        .containsEntry("kill risk-v2", "no")
        .containsEntry("kill bulk-import", "yes");
  }

  private Set<String> flagsOf(String name) {
    Set<String> flags = new TreeSet<>();
    fault(name).get("flags").forEach(flag -> flags.add(flag.asText()));
    return flags;
  }

  private Map<String, String> expected(String name) {
    JsonNode expect = fault(name).get("expect");
    Map<String, String> answers = new LinkedHashMap<>();
    answers.put("deploy", expect.get("deploy").asText());
    expect
        .get("release")
        .properties()
        .forEach(entry -> answers.put(entry.getKey(), entry.getValue().asText()));
    expect
        .get("kill")
        .properties()
        .forEach(entry -> answers.put("kill " + entry.getKey(), entry.getValue().asText()));
    return answers;
  }

  private JsonNode fault(String name) {
    return Objects.requireNonNull(listed.get(name));
  }
}
