package io.sluice.testing;

import io.sluice.testing.StubService.Reply;
import io.sluice.testing.StubService.Request;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A small product whose tenants are there already: {@code t-1}, {@code t-2} and so on, each with
 * the token {@code token-of-t-1}. A trial begins with POST /api/begin and ends with POST /api/end;
 * the first answers 409 where the tenant is in use or not clean.
 */
public final class LentProduct implements AutoCloseable {
  private static final Pattern FLAG = Pattern.compile("/flags/([^/]+)/([^/]+)(/own)?");
  private static final Pattern RESET = Pattern.compile("/tenants/([^/]+)/reset");

  private final StubService service = new StubService(this::answer);
  private final Map<String, String> flags = new TreeMap<>();
  private final Map<String, String> state = new TreeMap<>();
  private final List<String> flips = new ArrayList<>();
  private final List<String> vectors = new ArrayList<>();
  private final List<String> listed = new ArrayList<>();
  private final List<String> later = new ArrayList<>();
  private final Map<String, Integer> cleanings = new ConcurrentHashMap<>();
  private volatile CountDownLatch meeting = new CountDownLatch(0);
  private String refused = "";
  private int busy;
  private int busiest;

  /** Where it answers. */
  public URI url() {
    return service.url();
  }

  /** What was asked so far. */
  public List<Request> requests() {
    return service.requests();
  }

  /** The first so many trials wait for each other, so that they are seen to run at once. */
  public void letMeet(int trials) {
    meeting = new CountDownLatch(trials);
  }

  /** The most trials that ran at once. */
  public synchronized int busiest() {
    return busiest;
  }

  /** How often each tenant was cleaned. */
  public Map<String, Integer> cleanings() {
    return cleanings;
  }

  /** Whether nothing of a trial is left in any tenant. */
  public synchronized boolean isClean() {
    return state.values().stream().allMatch(String::isEmpty);
  }

  /** Values given to flags that had others, in order. */
  public synchronized List<String> flips() {
    return List.copyOf(flips);
  }

  /** The flags that are on, as each trial found them, in order. */
  public synchronized List<String> vectors() {
    return List.copyOf(vectors);
  }

  /** The own values of tenants: {@code t-1/risk} to value. */
  public synchronized Map<String, String> own() {
    return Map.copyOf(flags);
  }

  /** Gives a tenant a value of its own. */
  public synchronized void own(String tenant, String flag, String value) {
    flags.put(tenant + "/" + flag, value);
  }

  /** The next change of this flag ({@code t-1/risk}) is refused. */
  public synchronized void refuseOnce(String key) {
    refused = key;
  }

  /** What GET /tenants answers, as JSON objects. */
  public synchronized void list(String tenant) {
    listed.add(tenant);
  }

  /** What GET /tenants answers too, but not the first time. */
  public synchronized void listLater(String tenant) {
    later.add(tenant);
  }

  private synchronized Reply tenants() {
    String now = String.join(", ", listed);
    listed.addAll(later);
    later.clear();
    return Reply.json(200, "{\"tenants\": [" + now + "]}");
  }

  private Reply answer(Request request) {
    String path = request.path();
    Matcher flag = FLAG.matcher(path);
    Matcher reset = RESET.matcher(path);
    if (flag.matches()) {
      return flag(request, flag.group(1) + "/" + flag.group(2), flag.group(3) != null);
    }
    if (reset.matches()) {
      return reset(reset.group(1));
    }
    if (path.equals("/tenants")) {
      return tenants();
    }
    String tenant = request.header("Authorization").replace("Bearer token-of-", "");
    return switch (path) {
      case "/api/begin" -> begin(tenant);
      case "/api/end" -> end(tenant);
      default -> Reply.json(200, "{\"tenant\": \"" + tenant + "\"}");
    };
  }

  private Reply begin(String tenant) {
    synchronized (this) {
      if (!state.getOrDefault(tenant, "not clean").isEmpty()) {
        return Reply.json(409, "{\"state\": \"" + state.get(tenant) + "\"}");
      }
      state.put(tenant, "in use");
      busiest = Math.max(busiest, ++busy);
      vectors.add(on(tenant));
    }
    try {
      meeting.countDown();
      boolean met = meeting.await(10, TimeUnit.SECONDS);
      return Reply.json(met ? 200 : 408, "{}");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Reply.json(503, "{}");
    }
  }

  private String on(String tenant) {
    List<String> on = new ArrayList<>();
    flags.forEach(
        (key, value) -> {
          if (key.startsWith(tenant + "/") && value.equals("true")) {
            on.add(key.substring(tenant.length() + 1));
          }
        });
    return String.join(",", on);
  }

  private synchronized Reply end(String tenant) {
    busy--;
    state.put(tenant, "used");
    return Reply.json(200, "{}");
  }

  private synchronized Reply reset(String tenant) {
    if (state.getOrDefault(tenant, "").equals("in use")) {
      return Reply.json(409, "{\"state\": \"in use\"}");
    }
    cleanings.merge(tenant, 1, Integer::sum);
    state.put(tenant, "");
    return Reply.json(204, "");
  }

  private synchronized Reply flag(Request request, String key, boolean own) {
    String before = flags.getOrDefault(key, "false");
    if (request.method().equals("PUT") && refused.equals(key)) {
      refused = "";
      return Reply.json(500, "{}");
    }
    if (request.method().equals("PUT")) {
      String value = request.body().contains("true") ? "true" : "false";
      flags.put(key, value);
      note(key, before, value);
    } else if (request.method().equals("DELETE")) {
      flags.remove(key);
      note(key, before, "false");
    } else if (own && !flags.containsKey(key)) {
      return Reply.json(404, "{}");
    }
    return Reply.json(200, "{\"value\": " + flags.getOrDefault(key, "false") + "}");
  }

  private void note(String key, String before, String after) {
    if (!before.equals(after)) {
      flips.add(key + "=" + after);
    }
  }

  @Override
  public void close() {
    service.close();
  }
}
