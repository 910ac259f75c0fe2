package io.sluice.reference.flag;

import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** What each tenant has set; written by the admin API, read by the OpenFeature provider. */
public final class FlagSettings {
  private final Jdbi jdbi;

  /** Settings in a database. */
  public FlagSettings(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** A tenant's own setting, if it has one. */
  public Optional<Boolean> find(String tenantId, Flag flag) {
    return jdbi.withHandle(
        handle ->
            handle
                .select(
                    "select turned_on from flag_settings where tenant_id = ? and flag = ?",
                    tenantId,
                    flag.key())
                .mapTo(Boolean.class)
                .findOne());
  }

  /** Sets a flag for a tenant that exists. */
  public void set(String tenantId, Flag flag, boolean on) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "merge into flag_settings key (tenant_id, flag) values (?, ?, ?)",
                tenantId,
                flag.key(),
                on));
  }

  /** Goes back to the default, whether or not there was a setting. */
  public void clear(String tenantId, Flag flag) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "delete from flag_settings where tenant_id = ? and flag = ?",
                tenantId,
                flag.key()));
  }
}
