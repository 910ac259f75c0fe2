package io.sluice.flags;

import io.sluice.http.RequestTemplate;
import io.sluice.model.flag.Flag;
import io.sluice.testing.StubService;
import io.sluice.testing.StubService.Reply;
import io.sluice.testing.StubService.Request;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A team's own API does what every flag control does, if it has ETags. */
class HttpFlagsContractTest extends HttpFlagControlContract {
  private static final Map<String, String> DEFAULTS =
      Map.of("risk-v2", "false", "layout", "\"classic\"");
  private static final Pattern OWN = Pattern.compile("/flags/([^/]+)/([^/]+)");
  private static final Pattern VALUE = Pattern.compile("\\{\"value\": (.*)}");

  @Override
  protected HttpFixture fixture() {
    return new Store();
  }

  /** Values of single tenants, with a version for each change. */
  private static final class Store implements HttpFixture {
    private final Map<String, String> values = new TreeMap<>();
    private final Map<String, Integer> versions = new TreeMap<>();
    private volatile Function<Request, Optional<Reply>> instead = request -> Optional.empty();
    private final StubService server =
        new StubService(request -> instead.apply(request).orElseGet(() -> answer(request)));

    private synchronized Reply answer(Request request) {
      Matcher own = OWN.matcher(request.path());
      if (!request.header("Authorization").equals("Bearer " + TOKEN)) {
        return Reply.json(401, "{}");
      }
      if (!own.matches() || !DEFAULTS.containsKey(own.group(2))) {
        return Reply.json(404, "{}");
      }
      String key = own.group(1) + "/" + own.group(2);
      String tag = "\"" + versions.getOrDefault(key, 0) + "\"";
      if (request.method().equals("GET")) {
        Reply reply =
            values.containsKey(key)
                ? Reply.json(200, "{\"value\": " + values.get(key) + "}")
                : Reply.json(404, "{}");
        return reply.with("ETag", tag);
      }
      if (!request.header("If-Match").equals(tag)) {
        return Reply.json(412, "{}");
      }
      Matcher value = VALUE.matcher(request.body());
      change(key, value.matches() ? Optional.of(value.group(1)) : Optional.empty());
      return Reply.json(204, "");
    }

    private synchronized void change(String key, Optional<String> value) {
      versions.merge(key, 1, Integer::sum);
      value.ifPresentOrElse(json -> values.put(key, json), () -> values.remove(key));
    }

    private FlagControlSettings.OfHttp settings(URI url) {
      String path = "/flags/${tenant}/${flag}";
      Map<String, String> headers = Map.of("Authorization", "Bearer ${env:TOKEN}");
      RequestTemplate get = new RequestTemplate("GET", path, headers, Optional.empty());
      return new FlagControlSettings.OfHttp(
          Optional.of(url),
          new RequestTemplate("PUT", path, headers, Optional.of("{\"value\": ${value}}")),
          new RequestTemplate("DELETE", path, headers, Optional.empty()),
          Optional.of(new ReadSettings(get, "/value")));
    }

    @Override
    public FlagControl control(URI url, Duration patience) {
      return new HttpFlags(settings(url), url, requests(url, patience));
    }

    @Override
    public FlagControl control(String run) {
      return control(server.url(), Duration.ofSeconds(10));
    }

    @Override
    public StubService server() {
      return server;
    }

    @Override
    public void instead(Function<Request, Optional<Reply>> answer) {
      instead = answer;
    }

    @Override
    public synchronized String seen(String tenantId, Flag flag) {
      String json =
          values.getOrDefault(tenantId + "/" + flag.name(), DEFAULTS.getOrDefault(flag.name(), ""));
      return json.replace("\"", "");
    }

    @Override
    public void somebodySets(String tenantId, Flag flag, String wire) {
      change(
          tenantId + "/" + flag.name(), Optional.of(flag.isBoolean() ? wire : "\"" + wire + "\""));
    }

    @Override
    public synchronized String everything() {
      return values.toString();
    }

    @Override
    public void close() {
      server.close();
    }
  }
}
