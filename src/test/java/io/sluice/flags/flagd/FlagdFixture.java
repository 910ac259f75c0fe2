package io.sluice.flags.flagd;

import dev.openfeature.contrib.providers.flagd.Config;
import dev.openfeature.contrib.providers.flagd.FlagdOptions;
import dev.openfeature.contrib.providers.flagd.FlagdProvider;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.Value;
import io.sluice.flags.FlagControl;
import io.sluice.flags.FlagControl.Change;
import io.sluice.flags.FlagControlContract;
import io.sluice.flags.FlagdSettings;
import io.sluice.model.flag.Flag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A flag file, and a service that reads it by OpenFeature's provider for flagd. */
final class FlagdFixture implements FlagControlContract.Fixture {
  private final Path file;
  private final FlagdProvider provider;

  FlagdFixture(Path file, String text) throws Exception {
    this.file = file;
    Files.writeString(file, text);
    provider =
        new FlagdProvider(
            FlagdOptions.builder()
                .resolverType(Config.Resolver.FILE)
                .offlineFlagSourcePath(file.toString())
                .offlinePollIntervalMs(10)
                .deadline(15_000)
                .build());
    provider.initialize(new ImmutableContext());
  }

  static FlagdSettings settings(Path file) {
    return new FlagdSettings(file, String.valueOf(file.getFileName()), "tenantId");
  }

  static FlagControl control(Path file, String run) {
    FlagFile flags = new FlagFile(file, Duration.ofSeconds(20), () -> {});
    return new FlagdFlags(settings(file), run, flags);
  }

  @Override
  public FlagControl control(String run) {
    return control(file, run);
  }

  @Override
  public String seen(String tenantId, Flag flag) {
    EvaluationContext context =
        new ImmutableContext(tenantId, Map.of("tenantId", new Value(tenantId)));
    return flag.isBoolean()
        ? String.valueOf(provider.getBooleanEvaluation(flag.name(), false, context).getValue())
        : provider.getStringEvaluation(flag.name(), flag.off(), context).getValue();
  }

  /** By hand, in the form that Sluice itself writes. */
  @Override
  public void somebodySets(String tenantId, Flag flag, String wire) {
    FlagControl byHand = control("somebody");
    Optional<String> now = byHand.own(tenantId, flag);
    byHand.change(tenantId, List.of(new Change(flag, now, Optional.of(wire))));
  }

  @Override
  public String everything() {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    provider.shutdown();
  }
}
