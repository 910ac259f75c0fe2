package io.sluice.browser;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.bidi.browsingcontext.BrowsingContextInfo;
import org.openqa.selenium.bidi.module.BrowsingContextInspector;
import org.openqa.selenium.bidi.module.Network;
import org.openqa.selenium.bidi.network.ResponseDetails;

/**
 * The {@code Sluice-Flags} headers a browser received, by user context. Selenium hands events over
 * on several threads at once and in no order, so they are gathered here and sorted by their time
 * when somebody asks.
 */
final class Responses {
  private static final String HEADER = "Sluice-Flags";

  private record Received(String window, long timestamp, String value) {}

  private final Map<String, String> userContexts = new ConcurrentHashMap<>();
  private final Queue<Received> received = new ConcurrentLinkedQueue<>();

  /** Listens to every window of the session, those opened later included. */
  void listen(WebDriver driver) {
    // The two modules live as long as the session: closing them would end the subscriptions.
    new BrowsingContextInspector(driver).onBrowsingContextCreated(this::created);
    new Network(driver).onResponseCompleted(this::completed);
  }

  private void created(BrowsingContextInfo window) {
    userContexts.put(window.getId(), window.getUserContext());
  }

  private void completed(ResponseDetails response) {
    String window = response.getBrowsingContextId();
    if (window == null) {
      return; // no window's: a service worker or the browser itself
    }
    response.getResponseData().getHeaders().stream()
        .filter(header -> HEADER.equalsIgnoreCase(header.getName()))
        .map(header -> new Received(window, response.getTimestamp(), header.getValue().getValue()))
        .forEach(received::add);
  }

  /** Takes out the header values of a user context, in the order the responses came. */
  List<String> take(String userContext) {
    List<Received> own = received.stream().filter(in(userContext)).toList();
    received.removeAll(own);
    return own.stream()
        .sorted(Comparator.comparingLong(Received::timestamp))
        .map(Received::value)
        .toList();
  }

  private Predicate<Received> in(String userContext) {
    return response -> userContext.equals(userContexts.get(response.window()));
  }

  /** Forgets a user context that is no more. */
  void forget(String userContext) {
    received.removeIf(in(userContext));
    List<String> windows =
        userContexts.entrySet().stream()
            .filter(entry -> entry.getValue().equals(userContext))
            .map(Map.Entry::getKey)
            .toList();
    windows.forEach(userContexts::remove);
  }
}
