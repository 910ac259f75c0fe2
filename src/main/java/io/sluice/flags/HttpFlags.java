package io.sluice.flags;

import io.sluice.http.Await;
import io.sluice.http.ControlClient;
import io.sluice.http.Placeholders;
import io.sluice.http.Values;
import io.sluice.model.Secrets;
import io.sluice.model.Trouble;
import io.sluice.model.flag.Flag;
import java.time.Duration;
import java.util.Optional;

/** Flags set and read by requests that sluice.yaml describes. */
public final class HttpFlags implements FlagControl {
  /** How long a flag may take by default until the service sees it. */
  public static final Duration PROPAGATION = Duration.ofSeconds(10);

  private static final Duration EVERY = Duration.ofMillis(25);
  private static final String FIX = "check `flags` of the environment in sluice.yaml";

  private final FlagControlSettings settings;
  private final FlagReads requests;
  private final Duration propagation;

  /**
   * @param values {@code run.secret}, {@code env:NAME} and what else the templates may hold
   * @param propagation how long a flag may take until the service sees it
   */
  public HttpFlags(
      FlagControlSettings settings,
      ControlClient client,
      Values values,
      Secrets secrets,
      Duration propagation) {
    this.settings = settings;
    this.requests = new FlagReads(client, values, secrets, FIX);
    this.propagation = propagation;
  }

  @Override
  public void set(String tenantId, Flag flag, String word) {
    String wire = flag.wire(word);
    boolean bool = flag.isBoolean() && (wire.equals("true") || wire.equals("false"));
    String json = bool ? wire : "\"" + Placeholders.inJson(wire) + "\"";
    Values filled = requests.values(tenantId, flag).withJson("value", wire, json);
    requests.ask(filled.fill(settings.set()), "flag-not-set");
    Optional<String> seen =
        Await.until(
            () -> Optional.of(read(tenantId, flag)).filter(flag.word(word)::equals),
            propagation,
            EVERY,
            FlagReads.STAGE);
    if (seen.isEmpty()) {
      throw new Trouble(
          "flag-did-not-propagate",
          FlagReads.STAGE,
          "flag %s was set to %s for tenant %s, but the service still says %s after %d ms"
              .formatted(flag.name(), word, tenantId, read(tenantId, flag), propagation.toMillis()),
          "see whether the service reads its flags from where `flags` of the environment sets them");
    }
  }

  @Override
  public void clear(String tenantId, Flag flag) {
    requests.ask(requests.values(tenantId, flag).fill(settings.clear()), "flag-not-set");
  }

  @Override
  public String read(String tenantId, Flag flag) {
    return requests.read(settings.read(), settings.valuePointer(), tenantId, flag);
  }
}
