package io.sluice.reference.flag;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.openfeature.contrib.providers.flagd.Config;
import dev.openfeature.contrib.providers.flagd.FlagdOptions;
import dev.openfeature.contrib.providers.flagd.FlagdProvider;
import dev.openfeature.sdk.FeatureProvider;
import java.io.IOException;
import java.nio.file.Path;

/** The flagd provider over a flag file. Apart, so that its classes are loaded only if used. */
final class FlagdFile {
  private static final int POLL_MS = 50; // the default of 5 s is long for a test that waits for it
  private static final int DEADLINE_MS = 15_000; // the default of 1 s is short for a cold JVM

  private FlagdFile() {}

  /**
   * A provider over a file that is there.
   *
   * @throws IllegalStateException if it is not, or holds no flags: the provider itself would wait
   *     for half a minute, and not tell why
   */
  static FeatureProvider provider(Path file) {
    check(file);
    return new FlagdProvider(
        FlagdOptions.builder()
            .resolverType(Config.Resolver.FILE)
            .offlineFlagSourcePath(file.toString())
            .offlinePollIntervalMs(POLL_MS)
            .deadline(DEADLINE_MS)
            .build());
  }

  private static void check(Path file) {
    try {
      if (!new ObjectMapper().readTree(file.toFile()).path("flags").isObject()) {
        throw new IllegalStateException("it holds no object \"flags\"");
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("it is no JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new IllegalStateException("it cannot be read", e);
    }
  }
}
