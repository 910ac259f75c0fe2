package io.sluice.reference.flag;

import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.OpenFeatureAPI;

/** The way to the flags: an OpenFeature client over the service's settings. */
public final class Flags implements AutoCloseable {
  private final OpenFeatureAPI api = OpenFeatureAPI.createIsolated();
  private final Client client;

  /** Flags over settings. */
  public Flags(FlagSettings settings) {
    api.setProviderAndWait(new SettingsProvider(settings));
    client = api.getClient();
  }

  /** The flags of a tenant for one request, noted in its exposures. */
  public FlagReader of(String tenantId, Exposures exposures) {
    return new TenantFlags(client, tenantId, exposures);
  }

  @Override
  public void close() {
    api.shutdown();
  }
}
