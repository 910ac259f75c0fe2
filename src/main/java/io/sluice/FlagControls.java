package io.sluice;

import io.sluice.flags.FlagControl;
import io.sluice.flags.FlagControlSettings;
import io.sluice.flags.FlagProbe;
import io.sluice.flags.FlagRequests;
import io.sluice.flags.HttpFlags;
import io.sluice.flags.LeasedFlags;
import io.sluice.flags.NoFlags;
import io.sluice.flags.ProbeSettings;
import io.sluice.flags.Probes;
import io.sluice.flags.flagd.FlagdFlags;
import io.sluice.flags.launchdarkly.LaunchDarklyFlags;
import io.sluice.flags.unleash.UnleashFlags;
import io.sluice.http.ControlClient;
import io.sluice.http.PooledClient;
import io.sluice.http.Values;
import io.sluice.model.Secrets;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The flag systems and probes that an environment names. */
final class FlagControls {
  private static final String FIX = "check `flags` of the environment in sluice.yaml";

  private final PooledClient http;
  private final URI service;
  private final Values values;
  private final Secrets secrets;
  private final String run;

  /**
   * @param http the way to flag systems and the service
   * @param service where the service under test answers
   * @param values {@code run.secret}, {@code env:NAME} and what else templates may hold
   * @param run whose values they are, where a flag system can tell
   */
  FlagControls(PooledClient http, URI service, Values values, Secrets secrets, String run) {
    this.http = http;
    this.service = service;
    this.values = values;
    this.secrets = secrets;
    this.run = run;
  }

  FlagControl control(FlagControlSettings settings) {
    if (settings instanceof FlagControlSettings.OfHttp api) {
      URI system = api.base().orElse(service);
      return new HttpFlags(api, system, requests(system));
    }
    if (settings instanceof FlagControlSettings.OfFlagd flagd) {
      return new FlagdFlags(flagd.at(), run);
    }
    if (settings instanceof FlagControlSettings.OfLaunchDarkly launchDarkly) {
      LaunchDarklyAccess access = new LaunchDarklyAccess(launchDarkly.at(), http, values, secrets);
      return new LaunchDarklyFlags(access.address(), access.api("`flags` of the environment"), run);
    }
    FlagControlSettings.OfUnleash unleash = (FlagControlSettings.OfUnleash) settings;
    UnleashAccess server = new UnleashAccess(unleash.at(), http, values, secrets);
    return new UnleashFlags(
        server.address(), server.place(), server.requests("`flags` of the environment"), run);
  }

  FlagProbe probe(ProbeSettings settings, String exposureHeader) {
    return Probes.of(settings, requests(service), exposureHeader);
  }

  private FlagRequests requests(URI base) {
    return new FlagRequests(new ControlClient(http, base, secrets), values, secrets, FIX);
  }

  /** Where no flag is declared. */
  static LeasedFlags none() {
    NoFlags control = new NoFlags();
    FlagProbe nobody =
        (tenant, flag) -> {
          throw new IllegalArgumentException("no flag is declared, so " + flag.name() + " is none");
        };
    return new LeasedFlags(control, nobody, Duration.ZERO, Optional.empty());
  }
}
