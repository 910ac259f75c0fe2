package io.sluice.examples;

import io.sluice.testing.StubService;
import io.sluice.testing.StubService.Reply;
import io.sluice.testing.StubService.Request;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The service that the examples of steps are about, in this process: tenants, flags, a sign-in
 * page, and what the parts add. The flag {@code never-on} cannot be turned on, {@code never-off}
 * not off again.
 */
public final class ExampleService implements AutoCloseable {
  private static final Pattern FLAG = Pattern.compile("/flags/([^/]+)/([^/]+)");
  private static final Pattern VALUE = Pattern.compile("\"value\"\\s*:\\s*\"?([^\"}\\s]+)\"?");
  private static final Pattern FIELD = Pattern.compile("(?:^|&)username=([^&]*)");
  private static final Pattern USER = Pattern.compile("(?:^|; *)user=([\\w@.-]+)");
  private static final int ASKED_UNTIL_DONE = 3;

  private final AtomicInteger tenants = new AtomicInteger();
  private final Map<String, String> flags = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
  private final List<Function<Request, Optional<Reply>>> parts;
  private final StubService service;

  /**
   * @param parts asked in their order before the service's own pages
   */
  public ExampleService(List<Function<Request, Optional<Reply>>> parts) {
    this.parts = List.copyOf(parts);
    this.service = new StubService(this::answer);
  }

  /** Where it answers. */
  public URI url() {
    return service.url();
  }

  /** A sluice.yaml for it. */
  public String settings() {
    return """
        sluice: 1
        service: {name: Library, ready: /health, build: {path: /version, pointer: /build}}
        flags:
          declared:
            annotations:
            never-on:
            never-off:
        auth:
          roles: [analyst, approver]
          ui:
            phrase: |
              I open "/sign-in"
              I fill in "Username" with "${username}"
              I fill in "Password" with "${password}"
              I press "Sign in"
        policy: {retries: 0, timeouts: {step: 2s, trial: 1m, gate: 10m}}
        browser: {lanes: 4}   # mostly they wait for what is not to come
        lanes: 8
        environments:
          library:
            url: %s
            flags:
              http:
                set: {method: PUT, path: "/flags/${tenant}/${flag}", body: '{"value": ${value}}'}
                clear: {method: DELETE, path: "/flags/${tenant}/${flag}"}
                read: {method: GET, path: "/flags/${tenant}/${flag}", value: /value}
            tenants:
              create: {method: POST, path: /tenants, body: '{}', id: /id, tokens: /tokens, sign-ins: /signIns}
              delete: {method: DELETE, path: "/tenants/${tenant}"}
        """
        .formatted(url());
  }

  private Reply answer(Request request) {
    String path = request.path();
    Matcher flag = FLAG.matcher(path);
    if (path.equals("/health")) {
      return Reply.json(200, "{}");
    } else if (path.equals("/version")) {
      return Reply.json(200, "{\"build\": \"examples\"}");
    } else if (path.startsWith("/tenants")) {
      return tenant();
    } else if (flag.matches()) {
      return flag(request, flag.group(1), flag.group(2));
    }
    return parts.stream()
        .map(part -> part.apply(request))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> own(request, path));
  }

  private Reply tenant() {
    String id = "t-" + tenants.incrementAndGet();
    return Reply.json(
        201,
        """
        {"id": "%1$s", "tokens": {"analyst": "%1$s-analyst", "approver": "%1$s-approver"},
         "signIns": {"analyst": {"username": "analyst@%1$s", "password": "secret-%1$s"},
                     "approver": {"username": "approver@%1$s", "password": "secret-%1$s"}}}
        """
            .formatted(id));
  }

  private Reply flag(Request request, String tenant, String flag) {
    String key = tenant + " " + flag;
    Matcher value = VALUE.matcher(request.body());
    boolean on = value.find() && value.group(1).equals("true");
    boolean changes =
        request.method().equals("PUT")
            && !(flag.equals("never-on") && on)
            && !(flag.equals("never-off") && !on);
    if (changes) {
      flags.put(key, String.valueOf(on));
    }
    return Reply.json(200, "{\"value\": " + flags.getOrDefault(key, "false") + "}");
  }

  private Reply own(Request request, String path) {
    if (path.startsWith("/soon/")) {
      int times = asked.computeIfAbsent(path, p -> new AtomicInteger()).incrementAndGet();
      return Reply.json(200, state(times < ASKED_UNTIL_DONE ? "running" : "done"));
    } else if (path.equals("/never")) {
      return Reply.json(200, state("running"));
    } else if (path.equals("/sign-in")) {
      return request.method().equals("POST") ? signIn(request) : html("Sign in", form());
    } else if (path.equals("/me")) {
      return html("You", "<h1>You</h1><p>" + who(request) + "</p>");
    }
    return Reply.json(404, "{\"error\": \"nothing is here\"}");
  }

  private static String state(String state) {
    return "{\"state\": \"" + state + "\"}";
  }

  private static String form() {
    return """
        <h1>Sign in</h1><form method="post" action="/sign-in">
        <label>Username <input name="username"></label>
        <label>Password <input name="password" type="password"></label>
        <button>Sign in</button></form>""";
  }

  private static Reply signIn(Request request) {
    Matcher field = FIELD.matcher(request.body());
    String user =
        field.find() ? URLDecoder.decode(field.group(1), StandardCharsets.UTF_8) : "nobody";
    return new Reply(
        303, "", Map.of("Location", "/me", "Set-Cookie", "user=" + user + "; Path=/; HttpOnly"));
  }

  private static String who(Request request) {
    Matcher user = USER.matcher(request.header("Cookie"));
    return user.find()
        ? "You are the " + user.group(1).replaceFirst("@.*", "") + ": " + user.group(1)
        : "Nobody is signed in";
  }

  private static Reply html(String title, String body) {
    return new Reply(
        200,
        "<!doctype html><html lang=\"en\"><title>" + title + "</title>" + body + "</html>",
        Map.of("Content-Type", "text/html; charset=utf-8"));
  }

  @Override
  public void close() {
    service.close();
  }
}
