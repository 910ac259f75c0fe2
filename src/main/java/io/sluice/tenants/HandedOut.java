package io.sluice.tenants;

import java.util.Map;

/**
 * What the answer that creates a tenant hands out, and where in it. Pointers are JSON Pointers.
 *
 * @param tokens pointer to an object role → token, or to the token of the only role; empty text if
 *     there is none
 * @param tokenOf role → pointer to its token
 * @param signIns pointer to an object role → {username, password}, or to those of the only role;
 *     empty text if there is none
 * @param signInOf role → where its user's name and password stand
 */
public record HandedOut(
    String tokens,
    Map<String, String> tokenOf,
    String signIns,
    Map<String, SignInSource> signInOf) {
  /**
   * Where a user's name and password stand: a text that begins with {@code /} is a pointer into the
   * answer, any other is filled as it is.
   *
   * @param username pointer or text
   * @param password pointer or text, e.g. {@code ${tenant.secret}}
   */
  public record SignInSource(String username, String password) {
    @Override
    public String toString() {
      return "SignInSource[" + username + "]";
    }
  }

  /** Makes the maps immutable. */
  public HandedOut {
    tokenOf = Map.copyOf(tokenOf);
    signInOf = Map.copyOf(signInOf);
  }
}
