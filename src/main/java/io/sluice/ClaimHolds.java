package io.sluice;

import io.sluice.lease.Claims;
import io.sluice.tenants.Holds;
import java.util.Optional;

/** What only one run may use at a time, told to all runs by the store. */
final class ClaimHolds implements Holds {
  private final Claims claims;
  private final String environment;

  /**
   * @param environment what a killed run left there is undone before anybody gets what it held
   */
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
    return claims.holder(what).map(Claims.Holder::toString).orElse("nobody");
  }
}
