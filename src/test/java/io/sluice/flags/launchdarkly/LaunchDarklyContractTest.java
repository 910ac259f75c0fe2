package io.sluice.flags.launchdarkly;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.flags.FlagControl;
import io.sluice.flags.FlagControl.Change;
import io.sluice.flags.HttpFlagControlContract;
import io.sluice.model.flag.Flag;
import io.sluice.model.flag.Flags;
import io.sluice.model.flag.Vector;
import io.sluice.model.ring.LiveVector;
import io.sluice.model.ring.Ring;
import io.sluice.model.ring.Snapshot;
import io.sluice.testing.StubService;
import io.sluice.testing.StubService.Reply;
import io.sluice.testing.StubService.Request;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** LaunchDarkly, as it is documented, does what every flag control does. */
class LaunchDarklyContractTest extends HttpFlagControlContract {
  private final FakeLaunchDarkly fake = new FakeLaunchDarkly(TOKEN);

  @Override
  protected HttpFixture fixture() {
    return new Documented(fake);
  }

  private static LaunchDarklyApi api(URI url, Duration patience, String kind) {
    LaunchDarklyPlace place = new LaunchDarklyPlace("clm", "staging", TOKEN, kind);
    return new LaunchDarklyApi(place, requests(url, patience));
  }

  private record Documented(FakeLaunchDarkly fake) implements HttpFixture {
    @Override
    public FlagControl control(URI url, Duration patience) {
      return new LaunchDarklyFlags(url, api(url, patience, "tenant"), "run-1");
    }

    @Override
    public FlagControl control(String run) {
      URI url = fake.server().url();
      return new LaunchDarklyFlags(url, api(url, Duration.ofSeconds(10), "tenant"), run);
    }

    @Override
    public StubService server() {
      return fake.server();
    }

    @Override
    public void instead(Function<Request, Optional<Reply>> answer) {
      fake.instead(answer);
    }

    @Override
    public String seen(String tenantId, Flag flag) {
      for (JsonNode item :
          api(fake.server().url(), Duration.ofSeconds(10), "tenant").evaluate(tenantId)) {
        if (item.path("key").asText().equals(flag.name())) {
          return item.path("_value").asText();
        }
      }
      return flag.off();
    }

    @Override
    public void somebodySets(String tenantId, Flag flag, String wire) {
      fake.target(flag.name(), "tenant", tenantId, wire);
    }

    @Override
    public String everything() {
      return fake.everything();
    }

    @Override
    public void close() {
      fake.close();
    }
  }

  @Test
  void a_value_goes_in_as_one_semantic_patch_with_a_comment() {
    control.change("t-1", List.of(set(RISK, "true")));
    Request patch = fake.server().last();
    assertThat(patch.method() + " " + patch.path()).isEqualTo("PATCH /api/v2/flags/clm/risk-v2");
    assertThat(patch.header("Authorization")).isEqualTo(TOKEN);
    assertThat(patch.header("Content-Type"))
        .isEqualTo("application/json; domain-model=launchdarkly.semanticpatch");
    assertThat(patch.body())
        .isEqualTo(
            "{\"environmentKey\":\"staging\",\"comment\":\"Sluice, run run-1\",\"instructions\":["
                + "{\"kind\":\"addTargets\",\"contextKind\":\"tenant\",\"variationId\":"
                + "\"risk-v2-0000-4000-8000-000000000001\",\"values\":[\"t-1\"]}]}");
  }

  @Test
  void a_value_that_changes_is_moved_in_one_patch() {
    control.change("t-1", List.of(set(LAYOUT, "classic")));
    control.change(
        "t-1", List.of(new Change(LAYOUT, Optional.of("classic"), Optional.of("modern"))));
    assertThat(fake.server().last().body())
        .containsSubsequence("removeTargets", "000000000000", "addTargets", "000000000001");
    assertThat(control.own("t-1", LAYOUT)).contains("modern");
  }

  @Test
  void users_are_told_from_tenants_of_the_same_key() {
    FlagControl users =
        new LaunchDarklyFlags(
            fake.server().url(), api(fake.server().url(), Duration.ofSeconds(10), "user"), "run-1");
    users.change("t-1", List.of(set(RISK, "true")));
    assertThat(users.own("t-1", RISK)).contains("true");
    assertThat(control.own("t-1", RISK)).isEmpty();
  }

  @Test
  void a_flag_that_is_off_in_the_environment_is_told_and_not_turned_on() {
    fake.off("risk-v2");
    String before = system.everything();
    assertTrouble(
        "flag-not-set",
        "flag risk-v2 is off in environment staging",
        () -> control.change("t-1", List.of(set(RISK, "true"))));
    assertThat(system.everything()).isEqualTo(before);
  }

  @Test
  void a_value_can_be_taken_back_though_the_flag_was_switched_off_meanwhile() {
    control.change("t-1", List.of(set(RISK, "true")));
    fake.off("risk-v2");
    control.change("t-1", List.of(clear(RISK, "true")));
    assertThat(control.own("t-1", RISK)).isEmpty();
  }

  @Test
  void a_value_without_a_variation_is_told() {
    assertTrouble(
        "flag-not-set",
        "flag layout has no variation with the value dark; its values are classic, modern",
        () -> control.change("t-1", List.of(set(LAYOUT, "dark"))));
  }

  @Test
  void an_environment_whose_changes_need_an_approval_is_told() {
    fake.instead(
        request ->
            request.method().equals("PATCH")
                ? Optional.of(
                    FakeLaunchDarkly.error(
                        405, "method_not_allowed", "Approval is required to make this request"))
                : Optional.empty());
    assertTrouble(
        "flag-not-set",
        "need an approval",
        () -> control.change("t-1", List.of(set(RISK, "true"))));
  }

  @Test
  void after_a_conflict_the_flag_is_read_again_and_the_change_made_if_it_still_can_be() {
    AtomicInteger patches = new AtomicInteger();
    fake.instead(
        request ->
            request.method().equals("PATCH") && patches.incrementAndGet() < 3
                ? Optional.of(FakeLaunchDarkly.error(409, "conflict", "Concurrent request"))
                : Optional.empty());
    control.change("t-1", List.of(set(RISK, "true")));
    assertThat(control.own("t-1", RISK)).contains("true");
  }

  @Test
  void what_somebody_sets_between_reading_and_patching_stays_and_is_told() {
    fake.instead(
        request -> {
          if (request.method().equals("PATCH")) {
            fake.instead(r -> Optional.empty());
            fake.target("layout", "tenant", "t-1", "modern");
          }
          return Optional.empty();
        });
    assertTrouble(
        "flag-changed-meanwhile",
        "somebody made it \"modern\"",
        () -> control.change("t-1", List.of(set(LAYOUT, "classic"))));
    assertThat(control.own("t-1", LAYOUT)).contains("modern");
  }

  /** The stub's answers carry the time of this machine. */
  private static Reply limited(Duration left) {
    return FakeLaunchDarkly.error(429, "rate_limited", "Too many requests")
        .with("X-Ratelimit-Reset", String.valueOf(Instant.now().plus(left).toEpochMilli()));
  }

  @Test
  void a_limit_is_waited_for_by_the_header_that_launchdarkly_sends() {
    fake.instead(request -> Optional.of(limited(Duration.ofSeconds(92))));
    assertTrouble("flag-not-read", "it asks to wait 9", () -> control.own("t-1", RISK));
    AtomicInteger asked = new AtomicInteger();
    fake.instead(
        request ->
            asked.incrementAndGet() == 1
                ? Optional.of(limited(Duration.ofMillis(30)))
                : Optional.empty());
    assertThat(control.own("t-1", RISK)).isEmpty();
    assertThat(asked.get()).isEqualTo(2);
  }

  @Test
  void live_tenants_see_what_launchdarkly_evaluates_and_nothing_is_written() {
    fake.target("risk-v2", "tenant", "acme", "true");
    fake.target("layout", "user", "acme", "modern");
    Flags flags = new Flags(List.of(RISK, Flag.bool("not-there")));
    List<Ring> rings =
        List.of(new Ring("internal", List.of("us")), new Ring("production", List.of("acme", "b")));
    LaunchDarklyApi api = api(fake.server().url(), Duration.ofSeconds(10), "tenant");

    Snapshot snapshot = new LaunchDarklyLiveSource(api, List.of()).read(flags, rings);

    assertThat(snapshot.rings().get("production"))
        .containsExactly(
            new LiveVector(Vector.of(Map.of("risk-v2", "on", "not-there", "off")), List.of("acme")),
            new LiveVector(Vector.of(Map.of("risk-v2", "off", "not-there", "off")), List.of("b")));
    assertThat(snapshot.undeclared()).containsExactly("layout");
    assertThat(fake.server().requests()).hasSize(3).allMatch(r -> r.method().equals("POST"));
    assertThat(fake.server().last().body()).isEqualTo("{\"kind\":\"tenant\",\"key\":\"b\"}");
    Snapshot ignoring = new LaunchDarklyLiveSource(api, List.of("layout")).read(flags, rings);
    assertThat(ignoring.undeclared()).isEmpty();
  }

  @Test
  void a_live_flag_that_comes_to_an_error_is_no_value() {
    fake.instead(
        request ->
            Optional.of(
                Reply.json(
                    200,
                    "{\"items\": [{\"key\": \"risk-v2\", \"_value\": false, \"reason\": {\"kind\":"
                        + " \"ERROR\", \"errorKind\": \"MALFORMED_FLAG\"}}]}")));
    LaunchDarklyApi api = api(fake.server().url(), Duration.ofSeconds(10), "tenant");
    assertTrouble(
        "live-source-failed",
        "flag risk-v2 comes to an error for tenant us: MALFORMED_FLAG",
        () ->
            new LaunchDarklyLiveSource(api, List.of())
                .read(new Flags(List.of(RISK)), List.of(new Ring("internal", List.of("us")))));
  }
}
