package io.sluice.flags;

import java.time.Duration;

/**
 * How flags are controlled in one environment.
 *
 * @param control the flag system
 * @param probe how the service is asked what it sees
 * @param within how long a change may take until the service sees it
 */
public record FlagSettings(FlagControlSettings control, ProbeSettings probe, Duration within) {
  /** How long a change may take by default. */
  public static final Duration WITHIN = Duration.ofSeconds(10);

  /** Whether values stay in the flag system when the tenant is gone. */
  public boolean outliveTenants() {
    return !(control instanceof FlagControlSettings.OfHttp http) || http.base().isPresent();
  }
}
