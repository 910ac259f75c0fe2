package io.sluice.testing;

import io.sluice.testing.StubService.Reply;
import io.sluice.testing.StubService.Request;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A small multi-tenant product with flags, in this process: what a test wants to go wrong goes
 * wrong at once. Its API answers every GET below /api with 200 and says which flags it evaluated.
 */
public final class StubProduct implements AutoCloseable {
  private static final Pattern FLAG = Pattern.compile("/flags/([^/]+)/([^/]+)");
  private static final Pattern VALUE = Pattern.compile("\"value\"\\s*:\\s*\"?([^\"}\\s]+)\"?");

  private final StubService service = new StubService(this::answer);
  private final AtomicInteger tenants = new AtomicInteger();
  private final Set<String> there = ConcurrentHashMap.newKeySet();
  private final Map<String, String> flags = new ConcurrentHashMap<>();

  /** What {@code /version} says, by the number of API requests so far. */
  public volatile Function<Integer, String> build = requests -> "b1";

  /** What the API answers; 200 where this is empty. */
  public volatile Function<Request, Optional<Reply>> api = request -> Optional.empty();

  /** Whether responses carry the exposure header. */
  public volatile boolean exposing = true;

  /** Whether a flag that is set keeps the value it had. */
  public volatile boolean flagsAreStuck;

  private final AtomicInteger requests = new AtomicInteger();

  /** Where it answers. */
  public URI url() {
    return service.url();
  }

  /** The tenants that were made and not removed. */
  public Set<String> tenantsThere() {
    return Set.copyOf(there);
  }

  /** So many tenants were made. */
  public int tenantsMade() {
    return tenants.get();
  }

  /** The value of a flag that a request's tenant sees. */
  public String flag(Request request, String flag) {
    String tenant = request.header("Authorization").replace("Bearer ", "");
    return flags.getOrDefault(tenant + " " + flag, "false");
  }

  /** A sluice.yaml for it, with one flag {@code risk} that is live in ring internal. */
  public String settings() {
    return """
        sluice: 1
        service: {name: Stub, ready: /health, build: {path: /version, pointer: /build}}
        rings: [internal, production]
        flags:
          exposure: {header: Sluice-Flags}
          declared:
            risk: {on-in: [internal]}
        auth: {api: tenant, roles: [analyst]}
        environments:
          stub:
            url: %s
            flags:
              http:
                set: {method: PUT, path: "/flags/${tenant}/${flag}", body: '{"value": ${value}}'}
                clear: {method: DELETE, path: "/flags/${tenant}/${flag}"}
                read: {method: GET, path: "/flags/${tenant}/${flag}", value: /value}
            tenants:
              create: {method: POST, path: /tenants, body: '{}', id: /id, tokens: /tokens}
              delete: {method: DELETE, path: "/tenants/${tenant}"}
        """
        .formatted(url());
  }

  /** A feature with a criterion of the product and one of the flag. */
  public static String feature() {
    return """
        Feature: Things
          @AC-1
          Scenario: Things are there
            When the analyst sends GET "/api/things"
            Then the answer is 200

          @AC-2 @flag:risk
          Scenario: Things have a risk
            When the analyst sends GET "/api/risks"
            Then the answer is 200

          @release:risk
          Scenario: Risk is turned on
            When the analyst sends GET "/api/things"
            Then the answer is 200

          @kill:risk
          Scenario: Risk is turned off
            When the analyst sends GET "/api/things"
            Then the answer is 200
        """;
  }

  private Reply answer(Request request) {
    String path = request.path();
    Matcher flag = FLAG.matcher(path);
    if (path.equals("/health")) {
      return Reply.json(200, "{}");
    } else if (path.equals("/version")) {
      return Reply.json(200, "{\"build\": \"" + build.apply(requests.get()) + "\"}");
    } else if (path.startsWith("/tenants/")) {
      there.remove(path.substring("/tenants/".length()));
      return Reply.json(204, "");
    } else if (path.equals("/tenants")) {
      String id = "t-" + tenants.incrementAndGet();
      there.add(id);
      return Reply.json(201, "{\"id\":\"" + id + "\",\"tokens\":{\"analyst\":\"" + id + "\"}}");
    } else if (flag.matches()) {
      return setOrRead(request, flag.group(1) + " " + flag.group(2));
    } else if (!path.startsWith("/api")) {
      return Reply.json(200, "{}");
    }
    requests.incrementAndGet();
    Reply reply = api.apply(request).orElseGet(() -> Reply.json(200, "{\"things\": []}"));
    String said = "true".equals(flag(request, "risk")) ? "on" : "off";
    return exposing
        ? reply.with("Sluice-Flags", "risk=" + said + ";reason=TARGETING_MATCH")
        : reply;
  }

  private Reply setOrRead(Request request, String key) {
    Matcher value = VALUE.matcher(request.body());
    if (request.method().equals("PUT") && value.find() && !flagsAreStuck) {
      flags.put(key, value.group(1));
    }
    return Reply.json(200, "{\"value\": " + flags.getOrDefault(key, "false") + "}");
  }

  @Override
  public void close() {
    service.close();
  }
}
