package io.sluice.reference.flag;

import dev.openfeature.contrib.providers.unleash.UnleashProvider;
import dev.openfeature.contrib.providers.unleash.UnleashProviderConfig;
import dev.openfeature.sdk.FeatureProvider;
import io.getunleash.util.UnleashConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The Unleash provider over a server. Apart, so that its classes are loaded only if used. */
final class UnleashFeatures {
  private static final String NAME = "sluice-clm";
  private static final long POLL_SECONDS = 1;

  private UnleashFeatures() {}

  /** A provider whose first values are there once it is initialised. */
  static FeatureProvider provider(FlagSource.Unleash source) {
    String base = source.address().toString().replaceFirst("/+$", "");
    UnleashConfig.Builder config =
        UnleashConfig.builder()
            .appName(NAME)
            .instanceId(NAME + "-" + ProcessHandle.current().pid())
            .unleashAPI(base.endsWith("/api") ? base + "/" : base + "/api/")
            .apiKey(source.token())
            .fetchTogglesInterval(POLL_SECONDS)
            .synchronousFetchOnInitialisation(true)
            .backupFile(ownBackup().toString())
            .disableMetrics();
    return new UnleashWords(
        new UnleashProvider(UnleashProviderConfig.builder().unleashConfigBuilder(config).build()));
  }

  /** By default all services of one name on a machine share a backup, and start with its flags. */
  private static Path ownBackup() {
    try {
      Path folder = Files.createTempDirectory(NAME + "-flags");
      Path backup = folder.resolve("backup.json");
      folder.toFile().deleteOnExit();
      backup.toFile().deleteOnExit();
      return backup;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
