package io.sluice.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.http.ControlClient;
import io.sluice.http.RequestTemplate;
import io.sluice.http.Values;
import io.sluice.model.Secrets;
import io.sluice.model.Trouble;
import io.sluice.model.flag.Flag;
import io.sluice.model.flag.Flags;
import io.sluice.model.ring.Ring;
import io.sluice.model.ring.Snapshot;
import io.sluice.testing.StubService;
import io.sluice.testing.StubService.Reply;
import io.sluice.testing.StubService.Request;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class HttpFlagsTest {
  private static final String PATH = "/admin/tenants/${tenant}/flags/${flag}";
  private static final FlagControlSettings SETTINGS =
      new FlagControlSettings(
          new RequestTemplate("PUT", PATH, Map.of(), Optional.of("{\"value\":${value}}")),
          new RequestTemplate("DELETE", PATH, Map.of(), Optional.empty()),
          new RequestTemplate("GET", PATH, Map.of(), Optional.empty()),
          "/value");
  private static final Flag RISK = Flag.bool("risk-v2");
  private static final Flag PLAN =
      new Flag(
          "plan", "basic", "gold", List.of(), Map.of(), false, Optional.empty(), Optional.empty());

  private volatile String stored = "{\"value\":false}";

  private HttpFlags flags(URI url, Duration propagation) {
    Secrets secrets = new Secrets();
    ControlClient client = new ControlClient(url, Duration.ofSeconds(5), secrets);
    Values values = Values.of(name -> Optional.empty());
    return new HttpFlags(SETTINGS, client, values, secrets, propagation);
  }

  /** Sees a value only when it is asked for the third time. */
  private Reply slowStore(Request request, AtomicReference<String> next) {
    if (request.method().equals("PUT")) {
      next.set(request.body());
      return Reply.json(204, "");
    }
    String now = stored;
    stored = String.valueOf(next.get());
    return Reply.json(200, now);
  }

  @Test
  void set_returns_once_the_service_sees_the_value() {
    AtomicReference<String> next = new AtomicReference<>("{\"value\":false}");
    try (StubService service = new StubService(request -> slowStore(request, next))) {
      HttpFlags flags = flags(service.url(), Duration.ofSeconds(5));

      flags.set("t 1", RISK, "on");

      assertThat(service.requests().get(0).path()).isEqualTo("/admin/tenants/t%201/flags/risk-v2");
      assertThat(service.requests().get(0).body()).isEqualTo("{\"value\":true}");
      assertThat(flags.read("t 1", RISK)).isEqualTo("on");
    }
  }

  @Test
  void a_variant_is_sent_as_a_json_string_and_read_as_a_word() {
    AtomicReference<String> next = new AtomicReference<>("{\"value\":\"basic\"}");
    try (StubService service = new StubService(request -> slowStore(request, next))) {
      HttpFlags flags = flags(service.url(), Duration.ofSeconds(5));

      flags.set("t", PLAN, "on");
      assertThat(service.requests().get(0).body()).isEqualTo("{\"value\":\"gold\"}");
      flags.set("t", PLAN, "silver");

      assertThat(flags.read("t", PLAN)).isEqualTo("silver");
    }
  }

  @Test
  void a_flag_the_service_never_sees_did_not_propagate() {
    try (StubService service =
        new StubService(
            r -> r.method().equals("GET") ? Reply.json(200, stored) : Reply.json(204, ""))) {
      assertThatThrownBy(() -> flags(service.url(), Duration.ofMillis(200)).set("t", RISK, "on"))
          .isInstanceOfSatisfying(
              Trouble.class,
              trouble -> assertThat(trouble.code()).isEqualTo("flag-did-not-propagate"))
          .hasMessage(
              "flag risk-v2 was set to on for tenant t, but the service still says off after 200 ms");
    }
  }

  @Test
  void a_refusal_and_an_answer_without_a_value_are_trouble() {
    try (StubService service = new StubService(r -> Reply.json(403, "{}"))) {
      assertThatThrownBy(() -> flags(service.url(), Duration.ofSeconds(1)).clear("t", RISK))
          .hasMessageContaining("a flag was not set: DELETE /admin/tenants/t/flags/risk-v2 → 403");
    }
    try (StubService service = new StubService(r -> Reply.json(200, "{}"))) {
      assertThatThrownBy(() -> flags(service.url(), Duration.ofSeconds(1)).read("t", RISK))
          .hasMessageContaining("no value at /value");
    }
  }

  @Test
  void on_in_gives_each_ring_one_vector() {
    Flags flags = new Flags(List.of(Flag.bool("a", "internal", "production"), Flag.bool("b")));
    List<Ring> rings = List.of(new Ring("internal", List.of("t1")), new Ring("beta", List.of()));

    Snapshot snapshot = new OnInSource().read(flags, rings);

    assertThat(snapshot.rings().keySet()).containsExactly("internal", "beta");
    assertThat(snapshot.rings().getOrDefault("internal", List.of()).get(0).tenants())
        .containsExactly("t1");
    assertThat(snapshot.vectorsOf(List.of("internal")).get(0).values())
        .containsExactly(Map.entry("a", "on"), Map.entry("b", "off"));
    assertThat(snapshot.vectorsOf(List.of("beta"))).containsExactly(flags.allOff());
  }
}
