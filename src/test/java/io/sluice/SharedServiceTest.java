package io.sluice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.config.Overrides;
import io.sluice.model.InvalidInput;
import io.sluice.model.evidence.TrialEvidence;
import io.sluice.model.verdict.Reason;
import io.sluice.model.verdict.Verdict;
import io.sluice.testing.StubService;
import io.sluice.testing.StubService.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service of others, without tenants, flags, or an answer to which build it is. */
class SharedServiceTest {
  private static final String GREEN =
      """
      Feature: Things
        @AC-1
        Scenario: Things are there
          When the clerk sends GET "/api/things/of/${tenant}"
          Then the answer is 200
      """;
  private static final String RED =
      """
        @AC-2
        Scenario: A thing is there
          When the clerk sends GET "/api/none"
          Then the answer is 200
      """;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  private final StubService service = new StubService(SharedServiceTest::answer);

  private static Reply answer(StubService.Request request) {
    if (request.path().equals("/login")) {
      boolean right = request.body().equals("ada / s3cret-of-ada");
      return Reply.json(right ? 200 : 401, "{\"key\": \"the-key\"}");
    }
    if (request.path().equals("/oauth/token")) {
      return Reply.json(200, "{\"access_token\": \"a-token-of-clerk\", \"expires_in\": 3600}");
    }
    if (request.path().startsWith("/api") && !request.header("X-Key").equals("the-key")) {
      return Reply.json(401, "{}");
    }
    if (request.path().equals("/pages/in") && request.method().equals("POST")) {
      return html("<h1>Hello " + request.body() + "</h1>");
    }
    return switch (request.path()) {
      case "/pages/in" ->
          html(
              "<form method=post><label>User <input name=u></label>"
                  + "<label>Password <input name=p type=password></label><button>In</button></form>");
      case "/" -> Reply.json(302, "").with("Location", "/sign-in");
      case "/api/none" -> Reply.json(404, "{}");
      default -> Reply.json(200, "{\"things\": []}");
    };
  }

  private static Reply html(String body) {
    return new Reply(200, body, Map.of("Content-Type", "text/html"));
  }

  @BeforeEach
  void set_up() throws IOException {
    settings("service: {build: {value: '1.4.2'}}\n");
    feature(GREEN);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private void settings(String more) throws IOException {
    String environment = "environments: {app: {url: '" + service.url() + "'}}\n";
    String auth = "auth: {api: {static: {clerk: {header: X-Key, value: the-key}}}}\n";
    String own = more.contains("auth:") ? "" : auth;
    Files.writeString(folder.resolve("sluice.yaml"), "sluice: 1\n" + environment + own + more);
  }

  private void feature(String text) throws IOException {
    Files.createDirectories(folder.resolve("features"));
    Files.writeString(folder.resolve("features/things.feature"), text);
  }

  private Verdict gate(Map<String, String> variables) {
    Sluice sluice = Sluice.open(folder, Overrides.ofVariables(variables));
    GateRequest everything = GateRequest.everything();
    GateListener quiet = new GateListener() {};
    return sluice.gate(sluice.prepare(everything), everything, quiet).run();
  }

  @Test
  void criteria_that_hold_are_a_yes_about_the_build_that_sluice_yaml_names() {
    Verdict verdict = gate(Map.of());

    assertThat(verdict.answer().exitCode()).isZero();
    assertThat(verdict.build()).isEqualTo("1.4.2");
    assertThat(verdict.trials()).extracting(TrialEvidence::tenant).containsExactly("shared");
    assertThat(verdict.findings().notes())
        .extracting(Reason::code)
        .containsExactly("build-not-proved");
    assertThat(service.requests())
        .extracting(StubService.Request::path)
        .contains("/api/things/of/shared");
    assertThat(folder.resolve(".sluice/leases")).isEmptyDirectory();
  }

  @Test
  void the_stored_evidence_of_that_build_answers_later() {
    gate(Map.of());
    Sluice sluice = Sluice.open(folder, Overrides.none());
    StoredAnswer stored = sluice.ask(new AskRequest("deploy", Optional.empty()));
    assertThat(stored.build()).isEqualTo("1.4.2");
    assertThat(stored.decision().answer().exitCode()).isZero();
  }

  @Test
  void a_criterion_that_fails_is_a_no() throws IOException {
    feature(GREEN + RED);
    assertThat(gate(Map.of()).answer().exitCode()).isEqualTo(1);
  }

  private void signIn(String password) throws IOException {
    settings(
        """
        service: {build: {value: '1'}}
        auth:
          users: {clerk: {username: ada, password: %s}}
          api:
            sign-in:
              method: POST
              path: /login
              headers: {Content-Type: text/plain}
              body: "${username} / ${password}"
              token: /key
              header: X-Key
              value: "${token}"
        """
            .formatted(password));
  }

  @Test
  void users_sign_in_once_for_each_attempt_and_are_known_to_steps() throws IOException {
    signIn("s3cret-of-ada");
    feature(
        GREEN
            + GREEN.lines().skip(3).collect(Collectors.joining("\n"))
            + "\n    When the clerk sends GET \"/api/of/${clerk.username}\"\n");
    assertThat(gate(Map.of()).answer().exitCode()).isZero();
    assertThat(service.requests())
        .extracting(StubService.Request::path)
        .containsOnlyOnce("/login")
        .contains("/api/of/ada");
  }

  @Test
  void a_user_who_cannot_sign_in_breaks_the_trial_and_no_password_is_kept() throws IOException {
    signIn("not-the-password");
    Verdict verdict = gate(Map.of());
    assertThat(verdict.answer().exitCode()).isEqualTo(2);
    assertThat(verdict.trials().get(0).attempts().get(0).error().orElseThrow().message())
        .contains("the clerk cannot sign in: POST /login → 401");
    try (Stream<Path> files = Files.walk(folder.resolve("reports"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain("not-the-password");
      }
    }
  }

  @Test
  void a_token_that_the_service_refuses_is_seen_by_the_criterion_and_not_fetched_again()
      throws IOException {
    settings(
        """
        service: {build: {value: '1'}}
        auth:
          api:
            client-credentials:
              token-url: /oauth/token
              clients: {clerk: {id: tests, secret: s3cret-of-tests}}
        """);
    feature(GREEN);
    assertThat(gate(Map.of()).answer().exitCode()).isEqualTo(1);
    feature(GREEN.replace("is 200", "is 401"));
    assertThat(gate(Map.of()).answer().exitCode()).isZero();
    // One for each run, whatever the repeats of the trial that failed.
    assertThat(service.requests())
        .filteredOn(request -> request.path().equals("/oauth/token"))
        .hasSize(2);
    assertThat(service.requests())
        .filteredOn(request -> request.path().startsWith("/api"))
        .allMatch(r -> r.header("Authorization").equals("Bearer a-token-of-clerk"));
  }

  @Test
  void users_sign_in_on_the_pages_too() throws IOException {
    settings(
        """
        service: {build: {value: '1'}}
        auth:
          users: {clerk: {username: ada, password: s3cret-of-ada}}
          ui:
            phrase: |
              I open "/pages/in"
              I fill in "User" with "${username}"
              I fill in "Password" with "${password}"
              I press "In"
        """);
    feature(
        """
        Feature: Pages
          @AC-1
          Scenario: Signed in
            When the clerk is signed in
            Then I see "Hello u=ada&p=s3cret-of-ada"
        """);
    assertThat(gate(Map.of()).answer().exitCode()).isZero();
  }

  @Test
  void what_is_given_for_the_run_stands_above_the_file() {
    assertThat(gate(Map.of("SLUICE_BUILD", "1.5.0")).build()).isEqualTo("1.5.0");
  }

  @Test
  void a_build_that_nobody_names_is_invalid_before_anything_is_asked() throws IOException {
    settings("");
    assertThatThrownBy(() -> gate(Map.of()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("nobody says which build is judged in environments.app")
        .hasMessageContaining("--build or SLUICE_BUILD");
    assertThat(service.requests()).isEmpty();
  }

  @Test
  void declared_flags_need_tenants_and_a_control() throws IOException {
    settings("service: {build: {value: '1'}}\nflags: {declared: {risk: }}\n");
    feature(GREEN + "\n    @flag:risk\n    Scenario: Risk\n      When nobody sends GET \"/x\"\n");
    assertThatThrownBy(() -> gate(Map.of()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("environments.app has no tenants")
        .hasMessageContaining("environments.app has no flags");
    assertThat(service.requests()).isEmpty();
  }

  @Test
  void another_tenant_is_none_and_no_answer_rests_on_it() throws IOException {
    feature(GREEN.replace("When the", "Given another tenant \"globex\"\n    When the"));
    Verdict verdict = gate(Map.of());
    assertThat(verdict.answer().exitCode()).isEqualTo(2);
    assertThat(verdict.trials().get(0).attempts().get(0).error().orElseThrow().message())
        .contains("there is no other tenant");
  }
}
