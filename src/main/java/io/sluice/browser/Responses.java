package io.sluice.browser;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.bidi.browsingcontext.BrowsingContextInfo;
import org.openqa.selenium.bidi.module.BrowsingContextInspector;
import org.openqa.selenium.bidi.module.Network;
import org.openqa.selenium.bidi.network.BaseParameters;
import org.openqa.selenium.bidi.network.ResponseDetails;

/**
 * The flag headers a browser received, by user context. Selenium hands events over on several
 * threads at once and in no order, so they are gathered here and sorted by their time when somebody
 * asks.
 */
final class Responses {
  private final String flagHeader;

  Responses(String flagHeader) {
    this.flagHeader = flagHeader;
  }

  private record Received(String window, long timestamp, String value) {}

  private record Request(String window, String id, long redirects) {}

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
    network.onFetchError(request -> note(request, ended));
    network.onResponseCompleted(this::completed);
  }

  private void opened(BrowsingContextInfo window) {
    opened(window.getId(), window.getUserContext());
  }

  /** Takes note that a window belongs to a user context. */
  void opened(String window, String userContext) {
    userContexts.put(window, userContext);
  }

  private static void note(BaseParameters event, Set<Request> requests) {
    String window = event.getBrowsingContextId();
    if (window != null) { // else no window's: a service worker's or the browser's own
      requests.add(
          new Request(window, event.getRequest().getRequestId(), event.getRedirectCount()));
    }
  }

  private void completed(ResponseDetails response) {
    String window = response.getBrowsingContextId();
    if (window != null) {
      response.getResponseData().getHeaders().stream()
          .filter(header -> flagHeader.equalsIgnoreCase(header.getName()))
          .map(
              header -> new Received(window, response.getTimestamp(), header.getValue().getValue()))
          .forEach(received::add);
    }
    note(response, ended);
  }

  /** Waits until every request of a user context has got its response, or the time is over. */
  void settle(String userContext, Duration limit) {
    Waiting.until(
        () ->
            begun.stream()
                .filter(request -> belongs(request.window(), userContext))
                .allMatch(ended::contains),
        limit);
  }

  /** Takes out the header values of a user context, in the order the responses came. */
  List<String> take(String userContext) {
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
