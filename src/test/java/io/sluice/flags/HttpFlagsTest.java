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
import io.sluice.model.world.Tenant;
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
  private static final FlagControlSettings.OfHttp SETTINGS =
      new FlagControlSettings.OfHttp(
          Optional.empty(),
          new RequestTemplate("PUT", PATH, Map.of(), Optional.of("{\"value\":${value}}")),
          new RequestTemplate("DELETE", PATH, Map.of(), Optional.empty()),
          Optional.empty());
  private static final ReadSettings READ =
      new ReadSettings(new RequestTemplate("GET", PATH, Map.of(), Optional.empty()), "/value");
  private static final Flag RISK = Flag.bool("risk-v2");
  private static final Flag PLAN =
      new Flag(
          "plan", "basic", "gold", List.of(), Map.of(), false, Optional.empty(), Optional.empty());

  private volatile String stored = "{\"value\":false}";

  private static FlagRequests requests(URI url) {
    Secrets secrets = new Secrets();
    ControlClient client = new ControlClient(url, Duration.ofSeconds(5), secrets);
    return new FlagRequests(client, Values.of(name -> Optional.empty()), secrets, "see flags");
  }

  private static LeasedFlags flags(URI url, Duration within) {
    FlagRequests requests = requests(url);
    return new LeasedFlags(
        new HttpFlags(SETTINGS, url, requests),
        Probes.of(new ProbeSettings.OfAnswer(READ), requests, "Sluice-Flags"),
        within,
        Optional.empty());
  }

  private static Tenant tenant(String id) {
    return new Tenant(id, Map.of(), Map.of());
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
      LeasedFlags flags = flags(service.url(), Duration.ofSeconds(5));

      flags.set(tenant("t 1"), Map.of(RISK, "on"));

      assertThat(service.requests().get(0).path()).isEqualTo("/admin/tenants/t%201/flags/risk-v2");
      assertThat(service.requests().get(0).body()).isEqualTo("{\"value\":true}");
      assertThat(requests(service.url()).read(READ, "t 1", RISK)).isEqualTo("on");
    }
  }

  @Test
  void a_variant_is_sent_as_a_json_string_and_read_as_a_word() {
    AtomicReference<String> next = new AtomicReference<>("{\"value\":\"basic\"}");
    try (StubService service = new StubService(request -> slowStore(request, next))) {
      LeasedFlags flags = flags(service.url(), Duration.ofSeconds(5));

      flags.set(tenant("t"), Map.of(PLAN, "on"));
      assertThat(service.requests().get(0).body()).isEqualTo("{\"value\":\"gold\"}");
      flags.set(tenant("t"), Map.of(PLAN, "silver"));

      assertThat(requests(service.url()).read(READ, "t", PLAN)).isEqualTo("silver");
    }
  }

  @Test
  void a_flag_the_service_never_sees_did_not_propagate() {
    try (StubService service =
        new StubService(
            r -> r.method().equals("GET") ? Reply.json(200, stored) : Reply.json(204, ""))) {
      assertThatThrownBy(
              () ->
                  flags(service.url(), Duration.ofMillis(200)).set(tenant("t"), Map.of(RISK, "on")))
          .isInstanceOfSatisfying(
              Trouble.class,
              trouble -> assertThat(trouble.code()).isEqualTo("flag-did-not-propagate"))
          .hasMessage(
              "flag risk-v2 was set to on for tenant t, but the service still says off after 200 ms");
    }
  }

  @Test
  void a_refusal_and_an_answer_without_a_value_are_trouble() {
    FlagControl.Change away = new FlagControl.Change(RISK, Optional.of("true"), Optional.empty());
    try (StubService service = new StubService(r -> Reply.json(403, "{}"))) {
      HttpFlags flags = new HttpFlags(SETTINGS, service.url(), requests(service.url()));
      assertThatThrownBy(() -> flags.change("t", List.of(away)))
          .hasMessageContaining("a flag was not set: DELETE /admin/tenants/t/flags/risk-v2 → 403");
    }
    try (StubService service = new StubService(r -> Reply.json(200, "{}"))) {
      assertThatThrownBy(() -> requests(service.url()).read(READ, "t", RISK))
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
