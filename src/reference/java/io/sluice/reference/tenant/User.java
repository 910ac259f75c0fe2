package io.sluice.reference.tenant;

import io.sluice.reference.check.Refused;

/** Who is asking, and for which tenant. */
public record User(String tenantId, String tenantName, String username, Role role) {

  /**
   * Lets only one role pass.
   *
   * @throws Refused if the user has another role
   */
  public void mustBe(Role required) {
    if (role != required) {
      throw Refused.forbidden("Only an " + required.key() + " may do this");
    }
  }
}
