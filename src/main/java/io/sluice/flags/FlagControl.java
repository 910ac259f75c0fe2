package io.sluice.flags;

import io.sluice.model.flag.Flag;

/**
 * Sets flags for the tenants of trials; never asked to touch a tenant that Sluice did not create.
 * Values are words ({@code on}, {@code off}, a variant). Extension point. Thread-safe.
 */
public interface FlagControl {
  /**
   * Sets a flag for one tenant; the service sees it when this returns.
   *
   * @throws io.sluice.model.Trouble {@code flag-not-set}, {@code flag-did-not-propagate}
   */
  void set(String tenantId, Flag flag, String word);

  /**
   * Takes the tenant's own value away.
   *
   * @throws io.sluice.model.Trouble {@code flag-not-set}
   */
  void clear(String tenantId, Flag flag);

  /**
   * What the tenant sees.
   *
   * @throws io.sluice.model.Trouble {@code flag-not-read}
   */
  String read(String tenantId, Flag flag);
}
