package io.sluice.auth;

/**
 * What a user signs in by, as sluice.yaml writes it.
 *
 * @param username the user name
 * @param password the password; mostly {@code ${env:NAME}}
 */
public record User(String username, String password) {
  @Override
  public String toString() {
    return "User[" + username + "]";
  }
}
