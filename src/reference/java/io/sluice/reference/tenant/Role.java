package io.sluice.reference.tenant;

import java.util.Locale;

/** What a user is trusted with. */
public enum Role {
  /** Records clients. */
  ANALYST,
  /** Decides about them. */
  APPROVER,
  /** Oversees the tenant. */
  ADMIN;

  /** The word in JSON, usernames and pages. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
