package io.sluice.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.http.ControlClient;
import io.sluice.http.Values;
import io.sluice.model.Secrets;
import io.sluice.model.Trouble;
import io.sluice.testing.StubService;
import io.sluice.testing.StubService.Reply;
import io.sluice.testing.StubService.Request;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * What every flag control does that speaks HTTP: it fails in all the ways in which servers fail.
 */
public abstract class HttpFlagControlContract extends FlagControlContract {
  /** What is sent with requests and must never be told. */
  protected static final String TOKEN = "s3cret-token";

  private static final List<String> CODES = List.of("flag-not-set", "flag-not-read");

  /** A flag system behind a stub whose answers a test can replace. */
  public interface HttpFixture extends Fixture {
    /** A control that looks for the flag system at another address, with this patience. */
    FlagControl control(URI url, Duration patience);

    /** The server. */
    StubService server();

    /** Answers this instead wherever it is not empty. */
    void instead(Function<Request, Optional<Reply>> answer);
  }

  @Override
  protected abstract HttpFixture fixture();

  private HttpFixture server() {
    return (HttpFixture) system;
  }

  /** Requests as Sluice makes them, that mask the token. */
  protected static FlagRequests requests(URI url, Duration patience) {
    Secrets secrets = new Secrets();
    secrets.add(TOKEN);
    return new FlagRequests(
        new ControlClient(url, patience, secrets),
        Values.of(name -> Optional.of(TOKEN)),
        secrets,
        "look at the flag system");
  }

  private void assertBothFail(FlagControl flags, String words) {
    assertTrouble("flag-not-read", words, () -> flags.own("t-1", RISK));
    assertThatThrownBy(() -> flags.change("t-1", List.of(set(RISK, "true"))))
        .isInstanceOfSatisfying(Trouble.class, trouble -> assertThat(trouble.code()).isIn(CODES))
        .hasMessageContaining(words)
        .hasMessageNotContaining(TOKEN);
  }

  @Test
  void a_server_that_is_down_is_told() {
    StubService gone = new StubService(request -> Reply.json(200, "{}"));
    gone.close();
    assertBothFail(server().control(gone.url(), Duration.ofSeconds(5)), "connection refused");
  }

  @Test
  void a_server_that_refuses_the_token_is_told_and_the_token_is_not() {
    server()
        .instead(
            r -> Optional.of(Reply.json(401, "{\"message\": \"no such token: " + TOKEN + "\"}")));
    assertBothFail(control, "→ 401");
  }

  @Test
  void a_server_that_is_slow_is_not_waited_for_longer_than_the_limit() {
    CountDownLatch end = new CountDownLatch(1);
    server()
        .instead(
            request -> {
              try {
                end.await(10, TimeUnit.SECONDS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return Optional.empty();
            });
    FlagControl impatient = server().control(server().server().url(), Duration.ofMillis(300));
    assertBothFail(impatient, "no answer within 300 ms");
    end.countDown();
  }

  @Test
  void answers_that_make_no_sense_are_told() {
    server().instead(request -> Optional.of(Reply.json(200, "<html>Sign in</html>")));
    assertBothFail(control, "→ 200");
    server().instead(request -> Optional.of(Reply.json(500, "{}")));
    assertBothFail(control, "→ 500");
  }

  @Test
  void a_server_that_is_too_busy_is_asked_again_when_it_says_so() {
    AtomicInteger refused = new AtomicInteger();
    server()
        .instead(
            request ->
                refused.incrementAndGet() % 2 == 1
                    ? Optional.of(Reply.json(429, "{}").with("Retry-After", "0"))
                    : Optional.empty());
    control.change("t-1", List.of(set(RISK, "true")));
    assertThat(control.own("t-1", RISK)).contains("true");
    assertThat(refused.get()).isGreaterThan(4);
  }

  @Test
  void a_server_that_stays_too_busy_is_given_up() {
    server().instead(r -> Optional.of(Reply.json(429, "{}").with("Retry-After", "0")));
    assertBothFail(control, "→ 429");
    server().instead(r -> Optional.of(Reply.json(429, "{}").with("Retry-After", "60")));
    assertBothFail(control, "it asks to wait 60 s");
    int asked = server().server().requests().size();
    assertThatThrownBy(() -> control.own("t-1", RISK)).isInstanceOf(Trouble.class);
    assertThat(server().server().requests()).as("asked once").hasSize(asked + 1);
  }
}
