package io.sluice.flags;

import java.nio.file.Path;

/**
 * A file that flagd reads, as sluice.yaml names it.
 *
 * @param file the file, JSON or YAML by its name
 * @param name as sluice.yaml writes it
 * @param tenantKey the key of the evaluation context that holds the tenant's id
 */
public record FlagdSettings(Path file, String name, String tenantKey) {
  /** The key by our convention; OpenFeature has none for tenants. */
  public static final String TENANT_KEY = "tenantId";
}
