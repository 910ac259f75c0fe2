package io.sluice.flags.unleash;

import static io.sluice.testing.UnleashServer.DEVELOPMENT;

import com.fasterxml.jackson.databind.JsonNode;
import io.getunleash.DefaultUnleash;
import io.getunleash.Unleash;
import io.getunleash.UnleashContext;
import io.getunleash.util.UnleashConfig;
import io.getunleash.variant.Payload;
import io.sluice.flags.FlagControl;
import io.sluice.flags.FlagControl.Change;
import io.sluice.flags.FlagRequests;
import io.sluice.flags.HttpFlagControlContract;
import io.sluice.http.ControlClient;
import io.sluice.http.Values;
import io.sluice.model.Secrets;
import io.sluice.model.flag.Flag;
import io.sluice.testing.StubService;
import io.sluice.testing.StubService.Reply;
import io.sluice.testing.StubService.Request;
import io.sluice.testing.UnleashServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Two flags in a real Unleash server, a service that reads them by Unleash's own client, and a
 * proxy in between that can answer something else. The boolean flag is on for one tenant of
 * somebody else; the other is off.
 */
final class UnleashFixture implements HttpFlagControlContract.HttpFixture {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final UnleashServer unleash;
  private final String masked;
  private final List<String> flags;
  private final HttpClient http = HttpClient.newHttpClient();
  private final StubService proxy = new StubService(this::answer);
  private final Unleash service;
  private volatile Function<Request, Optional<Reply>> instead = request -> Optional.empty();

  /**
   * @param masked what must never be told
   */
  UnleashFixture(UnleashServer unleash, String masked, String bool, String words) {
    this.unleash = unleash;
    this.masked = masked;
    this.flags = List.of(bool, words);
    flags.forEach(this::recreate);
    unleash.addStrategy(
        bool,
        DEVELOPMENT,
        "{\"name\": \"flexibleRollout\", \"title\": \"Acme first\", \"parameters\": {\"rollout\":"
            + " \"100\", \"stickiness\": \"default\", \"groupId\": \"g\"}, \"constraints\":"
            + " [{\"contextName\": \"tenantId\", \"operator\": \"IN\", \"values\": [\"acme\"]}]}");
    unleash.turn(bool, DEVELOPMENT, true);
    this.service = service();
  }

  private void recreate(String flag) {
    String all = unleash.admin("GET", "/api/admin/projects/default/features", "").toString();
    if (all.contains("\"" + flag + "\"")) {
      unleash.archive(flag);
      unleash.admin("DELETE", "/api/admin/archive/" + flag, "");
    }
    unleash.createFeature(flag);
  }

  private Unleash service() {
    try {
      Path backup = Files.createTempFile("unleash", ".json");
      backup.toFile().deleteOnExit();
      return new DefaultUnleash(
          UnleashConfig.builder()
              .appName("test")
              .unleashAPI(unleash.url() + "/api/")
              .apiKey(unleash.clientToken(DEVELOPMENT))
              .fetchTogglesInterval(1)
              .synchronousFetchOnInitialisation(true)
              .backupFile(backup.toString())
              .disableMetrics()
              .build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Reply answer(Request request) {
    return instead.apply(request).orElseGet(() -> forward(request));
  }

  private Reply forward(Request request) {
    HttpRequest same =
        HttpRequest.newBuilder(URI.create(unleash.url() + request.path()))
            .header("Authorization", request.header("Authorization"))
            .header("Content-Type", "application/json")
            .method(request.method(), HttpRequest.BodyPublishers.ofString(request.body()))
            .build();
    try {
      var response = http.send(same, BodyHandlers.ofString());
      return Reply.json(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public FlagControl control(String run) {
    return control(proxy.url(), PATIENCE, run, unleash.adminToken());
  }

  @Override
  public FlagControl control(URI url, Duration patience) {
    return control(url, patience, "run-1", unleash.adminToken());
  }

  private FlagControl control(URI url, Duration patience, String run, String token) {
    Secrets secrets = new Secrets();
    List.of(token, masked).forEach(secrets::add);
    FlagRequests requests =
        new FlagRequests(
            new ControlClient(url, patience, secrets),
            Values.of(name -> Optional.empty()),
            secrets,
            "look at Unleash");
    UnleashPlace place = new UnleashPlace("default", DEVELOPMENT, token, "tenantId");
    return new UnleashFlags(url, place, requests, run);
  }

  @Override
  public StubService server() {
    return proxy;
  }

  @Override
  public void instead(Function<Request, Optional<Reply>> answer) {
    instead = answer;
  }

  @Override
  public String seen(String tenantId, Flag flag) {
    UnleashContext context = UnleashContext.builder().addProperty("tenantId", tenantId).build();
    return flag.isBoolean()
        ? Boolean.toString(service.isEnabled(flag.name(), context))
        : service
            .getVariant(flag.name(), context)
            .getPayload()
            .map(Payload::getValue)
            .orElse(flag.off());
  }

  /** By another writer, in the form that Sluice itself writes. */
  @Override
  public void somebodySets(String tenantId, Flag flag, String wire) {
    FlagControl byHand = control("somebody");
    Optional<String> now = byHand.own(tenantId, flag);
    byHand.change(tenantId, List.of(new Change(flag, now, Optional.of(wire))));
  }

  /**
   * Strategies of others as they are; of Sluice's own, which tenants have which value: a strategy
   * that comes again has another id.
   */
  @Override
  public String everything() {
    StringBuilder everything = new StringBuilder();
    for (String flag : flags) {
      JsonNode environment = unleash.environment(flag, DEVELOPMENT);
      everything.append(flag).append(' ').append(environment.get("enabled")).append('\n');
      Map<String, TreeSet<String>> ours = new TreeMap<>();
      State state = State.of(environment);
      state
          .ours()
          .forEach(
              own -> ours.computeIfAbsent(own.value(), v -> new TreeSet<>()).addAll(own.tenants()));
      everything.append(ours).append('\n');
      for (JsonNode strategy : environment.get("strategies")) {
        if (!Strategy.of(strategy).ours()) {
          everything.append(strategy).append('\n');
        }
      }
    }
    return everything.toString();
  }

  @Override
  public void close() {
    service.shutdown();
    proxy.close();
  }
}
