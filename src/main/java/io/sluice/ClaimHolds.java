package io.sluice;

import io.sluice.lease.Claims;
import io.sluice.tenants.Holds;
import java.util.Optional;

/** Holds of one run in an environment, known to all runs with the same store. */
final class ClaimHolds implements Holds {
  private final Claims claims;
  private final String environment;

  ClaimHolds(Claims claims, String environment) {
    this.claims = claims;
    this.environment = environment;
  }

  @Override
  public Optional<Hold> tryHold(String what) {
    return claims.tryTake(environment, what).map(claim -> claim::close);
  }

  @Override
  public String holder(String what) {
    return claims.holder(environment, what).map(Claims.Holder::toString).orElse("nobody");
  }
}
