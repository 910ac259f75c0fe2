package io.sluice;

import io.sluice.config.Settings;
import io.sluice.flags.HttpLiveSource;
import io.sluice.flags.LiveSettings;
import io.sluice.flags.LiveSource;
import io.sluice.flags.OnInSource;
import io.sluice.flags.SnapshotFile;
import io.sluice.flags.flagd.FlagdLiveSource;
import io.sluice.flags.launchdarkly.LaunchDarklyLiveSource;
import io.sluice.flags.unleash.UnleashLiveSource;
import io.sluice.http.ControlClient;
import io.sluice.http.Placeholders;
import io.sluice.http.PooledClient;
import io.sluice.http.Values;
import io.sluice.model.InvalidInput;
import io.sluice.model.Place;
import io.sluice.model.Problem;
import io.sluice.model.Secrets;
import java.util.List;
import java.util.Map;

/** The live source that sluice.yaml names. */
final class LiveSources {
  private LiveSources() {}

  static LiveSource of(Settings settings) {
    if (settings.live() instanceof LiveSettings.OfFile file) {
      return new SnapshotFile(file, settings.ignoredFlags());
    }
    if (settings.live() instanceof LiveSettings.OfHttp http) {
      requireVariables(http.variables());
      Secrets secrets = new Secrets();
      return new HttpLiveSource(
          http,
          new ControlClient(http.base(), settings.policy().timeouts().step(), secrets),
          values(secrets),
          secrets);
    }
    if (settings.live() instanceof LiveSettings.OfFlagd flagd) {
      return new FlagdLiveSource(flagd.at(), settings.ignoredFlags());
    }
    if (settings.live() instanceof LiveSettings.OfUnleash unleash) {
      requireVariables(unleash.variables());
      Secrets secrets = new Secrets();
      UnleashAccess server =
          new UnleashAccess(unleash.at(), http(settings), values(secrets), secrets);
      return new UnleashLiveSource(
          server.place(), server.requests("flags.live"), settings.ignoredFlags());
    }
    if (settings.live() instanceof LiveSettings.OfLaunchDarkly launchDarkly) {
      requireVariables(launchDarkly.variables());
      Secrets secrets = new Secrets();
      LaunchDarklyAccess server =
          new LaunchDarklyAccess(launchDarkly.at(), http(settings), values(secrets), secrets);
      return new LaunchDarklyLiveSource(server.api("flags.live"), settings.ignoredFlags());
    }
    return new OnInSource();
  }

  private static PooledClient http(Settings settings) {
    return new PooledClient(settings.policy().timeouts().step());
  }

  private static Values values(Secrets secrets) {
    return Values.of(Placeholders.environment(System.getenv(), secrets));
  }

  private static void requireVariables(Map<String, Place> variables) {
    List<Problem> problems =
        variables.entrySet().stream()
            .filter(variable -> System.getenv(variable.getKey()) == null)
            .map(
                variable ->
                    Problem.at(
                        variable.getValue(),
                        "the environment variable " + variable.getKey() + " is not set",
                        "flags.live needs it to ask what live tenants see."))
            .toList();
    if (!problems.isEmpty()) {
      throw new InvalidInput(problems);
    }
  }
}
