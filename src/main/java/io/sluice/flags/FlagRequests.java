package io.sluice.flags;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.http.Answer;
import io.sluice.http.Await;
import io.sluice.http.ControlClient;
import io.sluice.http.RequestTemplate;
import io.sluice.http.RetryAfter;
import io.sluice.http.Values;
import io.sluice.model.Secrets;
import io.sluice.model.Trouble;
import io.sluice.model.flag.Flag;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Requests to a flag system or about flags, with one voice for what goes wrong. Thread-safe. */
public final class FlagRequests {
  /** The stage that troubles with flags name. */
  public static final String STAGE = "flags";

  /** A flag could not be set. */
  public static final String NOT_SET = "flag-not-set";

  /** A flag could not be read. */
  public static final String NOT_READ = "flag-not-read";

  /** Somebody else changed a value that Sluice had set. */
  public static final String CHANGED = "flag-changed-meanwhile";

  private static final int TRIES = 4;
  private static final Duration LONGEST_REST = Duration.ofSeconds(10);

  private final ControlClient client;
  private final Values values;
  private final Secrets secrets;
  private final String fix;

  /**
   * @param values {@code run.secret}, {@code env:NAME} and what else the templates may hold
   * @param fix what to do when a request fails
   */
  public FlagRequests(ControlClient client, Values values, Secrets secrets, String fix) {
    this.client = client;
    this.values = values;
    this.secrets = secrets;
    this.fix = fix;
  }

  /** The placeholders that requests about one flag of one tenant know. */
  public Values values(String tenantId, Flag flag) {
    return values.with("tenant", tenantId).with("flag", flag.name());
  }

  /** The word for the value that the answer holds. */
  public String read(ReadSettings read, String tenantId, Flag flag) {
    Answer answer = ask(values(tenantId, flag).fill(read.request()), NOT_READ);
    JsonNode value = answer.at(read.pointer());
    if (!value.isValueNode() || value.isNull()) {
      throw trouble(NOT_READ, answer.line() + ", no value at " + read.pointer());
    }
    return flag.word(value.asText());
  }

  /**
   * The answer to a request that must succeed.
   *
   * @param code of the trouble if it does not
   */
  public Answer ask(RequestTemplate filled, String code) {
    Answer answer = exchange(filled, code).answer();
    if (!answer.ok()) {
      throw refused(answer, code);
    }
    return answer;
  }

  /**
   * The answer whatever its status, with headers. Where the flag system is too busy (429, 503 with
   * Retry-After) it is asked again after the time it names, for a while.
   *
   * @param code of the trouble if there is no answer
   */
  public ControlClient.WithHeaders exchange(RequestTemplate filled, String code) {
    for (int attempt = 1; ; attempt++) {
      ControlClient.WithHeaders answer = once(filled, code);
      Optional<Duration> rest = RetryAfter.of(answer);
      if (rest.isEmpty() || attempt == TRIES) {
        return answer;
      }
      if (rest.get().compareTo(LONGEST_REST) > 0) {
        throw trouble(
            code,
            answer.answer().line()
                + ": it asks to wait "
                + rest.get().toSeconds()
                + " s, longer than "
                + LONGEST_REST.toSeconds()
                + " s");
      }
      Await.pass(rest.get(), STAGE);
    }
  }

  private ControlClient.WithHeaders once(RequestTemplate filled, String code) {
    try {
      return client.exchange(filled);
    } catch (IOException e) {
      throw trouble(code, String.valueOf(e.getMessage()));
    }
  }

  /** What to throw about an answer that says no. */
  public Trouble refused(Answer answer, String code) {
    return trouble(code, answer.line() + ": " + secrets.mask(answer.excerpt()));
  }

  /** What to throw. */
  public Trouble trouble(String code, String why) {
    String what =
        switch (code) {
          case NOT_SET -> "a flag was not set: ";
          case NOT_READ -> "a flag was not read: ";
          default -> "";
        };
    return new Trouble(code, STAGE, what + why, fix);
  }

  /**
   * What to throw about a value that is neither what a change starts from nor what it leads to.
   *
   * @param now the value that is there
   */
  public static Trouble changedMeanwhile(
      String tenantId, FlagControl.Change change, Optional<String> now) {
    return new Trouble(
        CHANGED,
        STAGE,
        "flag %s of tenant %s was to go from %s to %s, but somebody made it %s meanwhile"
            .formatted(
                change.flag().name(), tenantId, said(change.from()), said(change.to()), said(now)),
        "it was left as it is; keep others away from the tenants that Sluice uses");
  }

  private static String said(Optional<String> value) {
    return value.map(text -> "\"" + text + "\"").orElse("no value of its own");
  }
}
