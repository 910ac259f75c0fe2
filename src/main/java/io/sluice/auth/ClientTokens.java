package io.sluice.auth;

import io.sluice.model.Trouble;
import io.sluice.model.world.Credential;
import io.sluice.model.world.Credentials;
import io.sluice.model.world.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/**
 * The tokens of all lanes, one for each role, fetched when first needed and again some time before
 * they expire. Whoever needs one while it is fetched waits for that fetch. Thread-safe.
 *
 * <p>An answer 401 to a request with such a token changes nothing here: a criterion must see it.
 */
final class ClientTokens implements Credentials {
  /** So long before its end a token is fetched anew, or a quarter of its life if that is less. */
  private static final Duration MARGIN = Duration.ofSeconds(30);

  private final ApiAuth.ClientCredentials settings;
  private final TokenEndpoint endpoint;
  private final Clock clock;
  private final Map<String, CompletableFuture<Token>> byRole = new ConcurrentHashMap<>();

  /** A token and when to fetch the next one; never, where the server says no end. */
  private record Token(String text, Optional<Instant> until) {}

  ClientTokens(ApiAuth.ClientCredentials settings, TokenEndpoint endpoint, Clock clock) {
    this.settings = settings;
    this.endpoint = endpoint;
    this.clock = clock;
  }

  @Override
  public Credential of(Tenant tenant, String which, String role) {
    ApiAuth.Client client = settings.clients().get(role);
    if (client == null) {
      throw Roles.unknown("auth.api.client-credentials.clients", role, settings.clients().keySet());
    }
    CompletableFuture<Token> mine = new CompletableFuture<>();
    CompletableFuture<Token> current =
        byRole.compute(role, (any, known) -> known == null || isOver(known) ? mine : known);
    if (current == mine) {
      // Not on the trial's own thread: its end would be the end of those who wait, too.
      Thread thread = new Thread(() -> fetch(role, client, mine), "token-" + role);
      thread.setDaemon(true);
      thread.start();
    }
    return Credential.bearer(await(current).text());
  }

  private boolean isOver(CompletableFuture<Token> known) {
    if (!known.isDone()) {
      return false;
    }
    return known.isCompletedExceptionally()
        || known.join().until().filter(until -> !clock.instant().isBefore(until)).isPresent();
  }

  private void fetch(String role, ApiAuth.Client client, CompletableFuture<Token> into) {
    try {
      Instant asked = clock.instant();
      TokenEndpoint.Token fetched = endpoint.fetch(role, client);
      into.complete(
          new Token(
              fetched.text(), fetched.life().map(life -> asked.plus(life).minus(margin(life)))));
    } catch (RuntimeException | Error e) {
      into.completeExceptionally(e);
    }
  }

  private static Duration margin(Duration life) {
    Duration quarter = life.dividedBy(4);
    return quarter.compareTo(MARGIN) < 0 ? quarter : MARGIN;
  }

  /** A fetch has a limit of its own. */
  private static Token await(CompletableFuture<Token> current) {
    try {
      return current.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw (Error) e.getCause();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Trouble(
          "interrupted", "auth", "interrupted while waiting for a token", "Run again.", e);
    }
  }
}
