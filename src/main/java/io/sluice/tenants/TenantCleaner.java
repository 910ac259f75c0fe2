package io.sluice.tenants;

import io.sluice.http.Answer;
import io.sluice.http.ControlClient;
import io.sluice.http.RequestTemplate;
import io.sluice.http.Values;
import io.sluice.model.Secrets;
import io.sluice.model.Trouble;
import java.io.IOException;

/** Empties tenants by a request that sluice.yaml describes. Thread-safe. */
public final class TenantCleaner {
  private final RequestTemplate clean;
  private final ControlClient client;
  private final Values values;
  private final Secrets secrets;

  /**
   * @param clean may hold {@code ${tenant}}
   * @param values what else it may hold
   */
  public TenantCleaner(
      RequestTemplate clean, ControlClient client, Values values, Secrets secrets) {
    this.clean = clean;
    this.client = client;
    this.values = values;
    this.secrets = secrets;
  }

  /**
   * Takes away all that the tenant holds.
   *
   * @throws Trouble {@code tenant-not-cleaned}
   */
  public void clean(String id) {
    try {
      Answer answer = client.send(values.with("tenant", id).fill(clean));
      if (!answer.ok()) {
        throw notCleaned(id, answer.line() + ": " + secrets.mask(answer.excerpt()));
      }
    } catch (IOException e) {
      throw notCleaned(id, String.valueOf(e.getMessage()));
    }
  }

  private static Trouble notCleaned(String id, String why) {
    return new Trouble(
        "tenant-not-cleaned",
        "tenants",
        "tenant " + id + " was not cleaned: " + why,
        "check `tenants.clean` of the environment in sluice.yaml; `recover` tries again");
  }
}
