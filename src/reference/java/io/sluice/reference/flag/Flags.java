package io.sluice.reference.flag;

import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.FeatureProvider;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.openfeature.sdk.exceptions.OpenFeatureError;

/** The way to the flags: an OpenFeature client over the provider of their source. */
public final class Flags implements AutoCloseable {
  private final OpenFeatureAPI api = OpenFeatureAPI.createIsolated();
  private final Client client;
  private final FlagSource source;

  /**
   * Flags of a source; they are there when this returns.
   *
   * @param own the service's own settings, read where the source is the service itself
   * @throws FlagsUnavailable if the source does not answer
   */
  public Flags(FlagSource source, FlagSettings own) {
    this.source = source;
    try {
      api.setProviderAndWait(provider(source, own));
    } catch (OpenFeatureError | IllegalStateException e) {
      api.shutdown();
      throw new FlagsUnavailable(source, e);
    }
    client = api.getClient();
  }

  private static FeatureProvider provider(FlagSource source, FlagSettings own) {
    if (source instanceof FlagSource.Flagd flagd) {
      return FlagdFile.provider(flagd.file());
    }
    if (source instanceof FlagSource.Unleash unleash) {
      return UnleashFeatures.provider(unleash);
    }
    return new SettingsProvider(own);
  }

  /** Where they come from. */
  public FlagSource source() {
    return source;
  }

  /** The flags of a tenant for one request, noted in its exposures. */
  public FlagReader of(String tenantId, Exposures exposures) {
    return new TenantFlags(client, tenantId, exposures);
  }

  /** What a tenant sees of a flag, for its administrator; no exposure. */
  public FlagState state(String tenantId, Flag flag) {
    return FlagState.of(TenantFlags.details(client, tenantId, flag));
  }

  @Override
  public void close() {
    api.shutdown();
  }
}
