package io.sluice.auth;

import io.sluice.model.InvalidInput;
import io.sluice.model.Problem;
import io.sluice.model.Trouble;
import java.util.Collection;
import java.util.TreeSet;

/** What is said where a role is unknown or cannot sign in. */
final class Roles {
  private static final String STAGE = "auth";

  private Roles() {}

  /** A step names a role that sluice.yaml does not have: nothing is seen of the service. */
  static InvalidInput unknown(String where, String role, Collection<String> known) {
    return new InvalidInput(
        Problem.of(
            "there is no role \"" + role + "\" in " + where + "; there are " + new TreeSet<>(known),
            "correct the step, or add the role in sluice.yaml"));
  }

  static Trouble notSignedIn(String role, String why, String fix) {
    return new Trouble("sign-in-failed", STAGE, "the " + role + " cannot sign in: " + why, fix);
  }
}
