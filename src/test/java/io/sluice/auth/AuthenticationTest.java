package io.sluice.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.auth.ApiAuth.Given;
import io.sluice.http.ControlClient;
import io.sluice.http.RequestTemplate;
import io.sluice.http.Values;
import io.sluice.model.InvalidInput;
import io.sluice.model.Secrets;
import io.sluice.model.Trouble;
import io.sluice.model.evidence.Exposure;
import io.sluice.model.world.Credential;
import io.sluice.model.world.Credentials;
import io.sluice.model.world.Tenant;
import io.sluice.testing.StubService;
import io.sluice.testing.StubService.Reply;
import io.sluice.testing.StubService.Request;
import io.sluice.testing.TestWorld;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AuthenticationTest {
  private static final Map<String, String> VARIABLES =
      Map.of(
          "env:TOKEN", "token-from-outside",
          "env:KEY", "key-from-outside",
          "env:PW", "pass word&from=outside");

  private final Secrets secrets = new Secrets();
  private final AtomicReference<Function<Request, Reply>> answer =
      new AtomicReference<>(request -> Reply.json(200, "{}"));
  private final StubService service = new StubService(request -> answer.get().apply(request));
  private final TestWorld world = new TestWorld(service.url(), Duration.ofSeconds(5));
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  @AfterEach
  void stop() {
    service.close();
  }

  private Authentication authentication(ApiAuth settings) {
    Clock clock =
        new Clock() {
          @Override
          public ZoneOffset getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(java.time.ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return now;
          }
        };
    return new Authentication(
        settings,
        "Sluice-Flags",
        new ControlClient(service.url(), Duration.ofSeconds(5), secrets),
        Values.of(name -> Optional.ofNullable(VARIABLES.get(name))),
        secrets,
        clock);
  }

  private Credential as(Credentials credentials, String role) {
    return credentials.of(world.tenant(), "the tenant", role);
  }

  private static ApiAuth.ClientCredentials oauth(boolean inBody, ApiAuth.Client client) {
    return new ApiAuth.ClientCredentials(
        "/oauth/token", inBody, Optional.of("read"), Optional.empty(), Map.of("clerk", client));
  }

  private static ApiAuth.Client client() {
    return new ApiAuth.Client("clerk id", "${env:PW}", Optional.empty());
  }

  private static ApiAuth.SignIn signIn(Optional<String> token) {
    return new ApiAuth.SignIn(
        new RequestTemplate(
            "POST",
            "/api/login",
            Map.of("X-Tenant", "${tenant}"),
            Optional.of("{\"user\": \"${username}\", \"password\": \"${password}\"}")),
        token,
        "Authorization",
        "Bearer ${token}");
  }

  @Test
  void given_credentials_are_tokens_headers_and_basic() {
    Credentials given =
        authentication(
                new ApiAuth.Static(
                    Map.of(
                        "clerk", new Given.Header("Authorization", "Bearer ${env:TOKEN}"),
                        "robot", new Given.Header("X-API-Key", "${env:KEY}"),
                        "boss", new Given.Basic("ada", "${env:PW}"))))
            .of(world);

    assertThat(as(given, "clerk").headers())
        .isEqualTo(Map.of("Authorization", "Bearer token-from-outside"));
    assertThat(as(given, "robot").headers()).isEqualTo(Map.of("X-API-Key", "key-from-outside"));
    String basic = "Basic YWRhOnBhc3Mgd29yZCZmcm9tPW91dHNpZGU=";
    assertThat(as(given, "boss").headers()).isEqualTo(Map.of("Authorization", basic));
    assertThat(secrets.mask("token-from-outside key-from-outside")).isEqualTo("*** ***");
    assertThat(secrets.mask(basic)).doesNotContain("Mgd29yZCZmcm9tPW91dHNpZG");
    assertThatThrownBy(() -> as(given, "nobody"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("no role \"nobody\" in auth.api.static")
        .hasMessageContaining("[boss, clerk, robot]");
    assertThat(service.requests()).isEmpty();
  }

  @Test
  void a_client_gets_its_token_by_basic_or_in_the_body() {
    answer.set(r -> Reply.json(200, "{\"access_token\": \"abc-123\", \"token_type\": \"bearer\"}"));

    Credential basic = as(authentication(oauth(false, client())).of(world), "clerk");
    assertThat(basic.headers()).isEqualTo(Map.of("Authorization", "Bearer abc-123"));
    assertThat(service.last().path()).isEqualTo("/oauth/token");
    assertThat(service.last().header("Content-Type"))
        .isEqualTo("application/x-www-form-urlencoded");
    // clerk%20id:pass%20word%26from%3Doutside
    assertThat(service.last().header("Authorization"))
        .isEqualTo("Basic Y2xlcmslMjBpZDpwYXNzJTIwd29yZCUyNmZyb20lM0RvdXRzaWRl");
    assertThat(service.last().body()).isEqualTo("grant_type=client_credentials&scope=read");

    ApiAuth.Client own = new ApiAuth.Client("c", "${env:PW}", Optional.of("write all"));
    as(authentication(oauth(true, own)).of(world), "clerk");
    assertThat(service.last().header("Authorization")).isEmpty();
    assertThat(service.last().body())
        .isEqualTo(
            "client_id=c&client_secret=pass%20word%26from%3Doutside"
                + "&grant_type=client_credentials&scope=write%20all");
    assertThat(secrets.mask("abc-123")).isEqualTo("***");
  }

  @Test
  void a_token_is_shared_by_all_and_fetched_once_and_again_before_it_ends()
      throws InterruptedException, ExecutionException {
    AtomicInteger fetched = new AtomicInteger();
    answer.set(
        r ->
            Reply.json(
                200,
                "{\"access_token\": \"abc-"
                    + fetched.incrementAndGet()
                    + "\", \"expires_in\": 100}"));
    Authentication authentication = authentication(oauth(false, client()));
    ExecutorService lanes = Executors.newFixedThreadPool(16);
    try {
      List<Future<Credential>> all = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        all.add(lanes.submit(() -> as(authentication.of(world), "clerk")));
      }
      for (Future<Credential> each : all) {
        assertThat(each.get().headers()).containsValue("Bearer abc-1");
      }
    } finally {
      lanes.shutdownNow();
    }
    assertThat(service.requests()).hasSize(1);
    now = now.plusSeconds(74);
    assertThat(as(authentication.of(world), "clerk").headers()).containsValue("Bearer abc-1");
    now = now.plusSeconds(1);
    assertThat(as(authentication.of(world), "clerk").headers()).containsValue("Bearer abc-2");
  }

  @Test
  void what_the_token_endpoint_refuses_is_trouble_without_the_secret_and_asked_again_later() {
    answer.set(
        r ->
            Reply.json(
                401,
                "{\"error\": \"invalid_client\", \"error_description\": \"no "
                    + VARIABLES.get("env:PW")
                    + "\"}"));
    Credentials credentials = authentication(oauth(true, client())).of(world);

    assertThatThrownBy(() -> as(credentials, "clerk"))
        .isInstanceOfSatisfying(
            Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo("sign-in-failed"))
        .hasMessage("the clerk cannot sign in: POST /oauth/token → 401: invalid_client (no ***)");
    answer.set(r -> Reply.json(200, "{\"token\": \"abc-123\"}"));
    assertThatThrownBy(() -> as(credentials, "clerk")).hasMessageContaining("no access_token");
    answer.set(r -> Reply.json(200, "{\"access_token\": \"abc-123\", \"token_type\": \"mac\"}"));
    assertThatThrownBy(() -> as(credentials, "clerk")).hasMessageContaining("type \"mac\"");
    answer.set(r -> Reply.json(200, "{\"access_token\": \"abc-123\"}"));
    assertThat(as(credentials, "clerk").headers()).containsValue("Bearer abc-123");
  }

  @Test
  void signing_in_gives_the_token_of_the_answer_once_for_each_role_and_attempt() {
    answer.set(
        r ->
            Reply.json(200, "{\"data\": {\"jwt\": \"abc.def.ghi\"}}")
                .with("Sluice-Flags", "risk=on;reason=TARGETING_MATCH"));
    Authentication authentication = authentication(signIn(Optional.of("/data/jwt")));
    Credentials attempt = authentication.of(world);

    assertThat(as(attempt, "analyst").headers())
        .isEqualTo(Map.of("Authorization", "Bearer abc.def.ghi"));
    as(attempt, "analyst");
    assertThat(service.requests()).hasSize(1);
    assertThat(service.last().body())
        .isEqualTo("{\"user\": \"ada@t-1\", \"password\": \"t-1-analyst-password\"}");
    assertThat(service.last().header("X-Tenant")).isEqualTo("t-1");
    assertThat(world.exposures).extracting(Exposure::flag).containsExactly("risk");
    assertThat(secrets.mask("abc.def.ghi t-1-analyst-password")).isEqualTo("*** ***");

    Tenant other = world.another("globex");
    attempt.of(other, "tenant \"globex\"", "analyst");
    as(authentication.of(world), "analyst");
    assertThat(service.requests()).hasSize(3);
  }

  @Test
  void without_a_token_the_cookies_of_the_answer_are_sent() {
    answer.set(r -> Reply.json(303, "").with("Set-Cookie", "sid=s3ss10n-0f-ada; Path=/; HttpOnly"));
    Credential credential = as(authentication(signIn(Optional.empty())).of(world), "analyst");
    assertThat(credential.headers()).isEmpty();
    assertThat(credential.cookies()).isEqualTo(Map.of("sid", "s3ss10n-0f-ada"));
    assertThat(secrets.mask("s3ss10n-0f-ada")).isEqualTo("***");
    assertThat(world.untold).hasSize(1);

    answer.set(r -> Reply.json(200, "").with("Set-Cookie", "sid=; Max-Age=0"));
    assertThatThrownBy(() -> as(authentication(signIn(Optional.empty())).of(world), "analyst"))
        .hasMessageContaining("POST /api/login → 200, the answer sets no cookie");
  }

  @Test
  void a_user_who_cannot_sign_in_is_trouble_and_one_nobody_knows_is_invalid() {
    answer.set(r -> Reply.json(403, "{\"wrong\": \"t-1-analyst-password\"}"));
    Credentials credentials = authentication(signIn(Optional.of("/jwt"))).of(world);

    assertThatThrownBy(() -> as(credentials, "analyst"))
        .isInstanceOf(Trouble.class)
        .hasMessage("the analyst cannot sign in: POST /api/login → 403: {\"wrong\": \"***\"}");
    answer.set(r -> Reply.json(200, "{}"));
    assertThatThrownBy(() -> as(credentials, "analyst")).hasMessageContaining("no token at /jwt");
    assertThatThrownBy(() -> as(credentials, "boss"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("auth.users, nor among the sign-ins of the tenant");
  }
}
