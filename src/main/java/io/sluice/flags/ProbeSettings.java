package io.sluice.flags;

import io.sluice.http.RequestTemplate;

/** How the service under test is asked what it gives a tenant. */
public sealed interface ProbeSettings {
  /**
   * An answer holds the value.
   *
   * @param read the request and where in its answer
   */
  record OfAnswer(ReadSettings read) implements ProbeSettings {}

  /**
   * A request that the service can only answer by evaluating the flag; its exposure header tells.
   *
   * @param request may hold {@code ${tenant}}, {@code ${flag}}, {@code ${run.secret}} and {@code
   *     ${env:NAME}}
   * @param role who asks, by the bearer token of the tenant
   */
  record OfExposure(RequestTemplate request, String role) implements ProbeSettings {}
}
