package io.sluice.browser;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.bidi.browsingcontext.BrowsingContextInfo;
import org.openqa.selenium.bidi.module.BrowsingContextInspector;
import org.openqa.selenium.bidi.module.Network;
import org.openqa.selenium.bidi.network.BaseParameters;
import org.openqa.selenium.bidi.network.FetchError;
import org.openqa.selenium.bidi.network.ResponseDetails;

/**
 * The answers a browser received and what flag header each had, by user context. Selenium hands
 * events over on several threads at once and in no order, so they are gathered here and sorted by
 * their time when somebody asks.
 */
final class Responses {
  private static final List<Optional<String>> NO_HEADER = List.of(Optional.empty());

  private final String flagHeader;

  Responses(String flagHeader) {
    this.flagHeader = flagHeader;
  }

  private record Received(String window, long timestamp, Optional<String> value) {}

  private record Request(String window, String id, long redirects) {}

  private volatile long lastEvent = System.nanoTime();
  private final Map<String, String> userContexts = new ConcurrentHashMap<>();
  private final Queue<Received> received = new ConcurrentLinkedQueue<>();
  private final Set<Request> begun = ConcurrentHashMap.newKeySet();
  private final Set<Request> ended = ConcurrentHashMap.newKeySet();

  /** Listens to every window of the session, those opened later included. */
  void listen(WebDriver driver) {
    // The modules live as long as the session: closing them would end the subscriptions.
    new BrowsingContextInspector(driver).onBrowsingContextCreated(this::opened);
    Network network = new Network(driver);
    network.onBeforeRequestSent(request -> note(request, begun));
    network.onFetchError(this::lost);
    network.onResponseCompleted(this::completed);
  }

  private void opened(BrowsingContextInfo window) {
    lastEvent = System.nanoTime();
    opened(window.getId(), window.getUserContext());
  }

  /** Takes note that a window belongs to a user context. */
  void opened(String window, String userContext) {
    userContexts.put(window, userContext);
  }

  private void note(BaseParameters event, Set<Request> requests) {
    lastEvent = System.nanoTime();
    String window = event.getBrowsingContextId();
    if (window != null) { // else no window's: a service worker's or the browser's own
      requests.add(
          new Request(window, event.getRequest().getRequestId(), event.getRedirectCount()));
    }
  }

  private void completed(ResponseDetails response) {
    String window = response.getBrowsingContextId();
    if (window != null) {
      List<Optional<String>> values =
          response.getResponseData().getHeaders().stream()
              .filter(header -> flagHeader.equalsIgnoreCase(header.getName()))
              .map(header -> Optional.of(header.getValue().getValue()))
              .toList();
      boolean none = values.isEmpty() && isOverHttp(response);
      for (Optional<String> value : none ? NO_HEADER : values) {
        received.add(new Received(window, response.getTimestamp(), value));
      }
    }
    note(response, ended);
  }

  /** What the service did for a request that got no answer is not known. */
  private void lost(FetchError request) {
    String window = request.getBrowsingContextId();
    if (window != null && isOverHttp(request)) {
      received.add(new Received(window, request.getTimestamp(), Optional.empty()));
    }
    note(request, ended);
  }

  /**
   * Unlike {@code data:} and {@code blob:}, which no service answers. The icon of the site is what
   * the browser itself asks for, now and then, whatever the page does.
   */
  private static boolean isOverHttp(BaseParameters event) {
    String url = event.getRequest().getUrl();
    return url.startsWith("http") && !url.endsWith("/favicon.ico");
  }

  /** Whether a request of the user context still has no answer. */
  boolean isWaiting(String userContext) {
    return begun.stream()
        .filter(request -> belongs(request.window(), userContext))
        .anyMatch(request -> !ended.contains(request));
  }

  /** Whether the user context is known to have asked for anything. */
  boolean hasAsked(String userContext) {
    return begun.stream().anyMatch(request -> belongs(request.window(), userContext));
  }

  /** Waits until no event was handled for so long. */
  void drain(Duration quiet, Duration limit) {
    Waiting.until(() -> System.nanoTime() - lastEvent > quiet.toNanos(), limit);
  }

  /** Waits until every request of a user context has got its response, or the time is over. */
  void settle(String userContext, Duration limit) {
    Waiting.until(() -> !isWaiting(userContext), limit);
  }

  /**
   * Takes out the answers of a user context in the order they came: the value of the header, or
   * empty where an answer had none, or none came.
   */
  List<Optional<String>> take(String userContext) {
    List<Received> own =
        received.stream().filter(one -> belongs(one.window(), userContext)).toList();
    received.removeAll(own);
    return own.stream()
        .sorted(Comparator.comparingLong(Received::timestamp))
        .map(Received::value)
        .toList();
  }

  private boolean belongs(String window, String userContext) {
    return userContext.equals(userContexts.get(window));
  }

  /** Forgets a user context that is no more. */
  void forget(String userContext) {
    received.removeIf(one -> belongs(one.window(), userContext));
    begun.removeIf(one -> belongs(one.window(), userContext));
    ended.removeIf(one -> belongs(one.window(), userContext));
    userContexts.values().removeIf(userContext::equals);
  }
}
