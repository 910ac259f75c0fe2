package io.sluice.model.world;

import java.util.Map;

/**
 * A tenant that Sluice created for a trial, or was given for it.
 *
 * @param id as the service knows it
 * @param tokens role to bearer token; secret
 * @param signIns role to what its user types on the sign-in page; secret
 */
public record Tenant(String id, Map<String, String> tokens, Map<String, SignIn> signIns) {
  /**
   * What a user types to sign in.
   *
   * @param username the user name
   * @param password the password; secret
   */
  public record SignIn(String username, String password) {
    @Override
    public String toString() {
      return "SignIn[username=" + username + "]";
    }
  }

  /** Makes the maps immutable. */
  public Tenant {
    tokens = Map.copyOf(tokens);
    signIns = Map.copyOf(signIns);
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "Tenant[" + id + "]";
  }
}
