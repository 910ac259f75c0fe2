package io.sluice.reference.client;

import java.util.Locale;

/** What can happen to a client. */
public enum AuditAction {
  CREATED,
  IMPORTED,
  EDITED,
  OWNER_ADDED,
  OWNER_REMOVED,
  DOCUMENT_ADDED,
  DOCUMENT_REMOVED,
  SUBMITTED,
  SCREENED,
  REVIEW_STARTED,
  APPROVED,
  REJECTED;

  /** The word in JSON, such as {@code owner-added}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The words for people, such as {@code Owner added}. */
  public String label() {
    return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
