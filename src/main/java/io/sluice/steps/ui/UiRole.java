package io.sluice.steps.ui;

import java.util.Locale;

/** What a step can look for on a page by its name. */
public enum UiRole {
  /** h1 to h6, or role heading. */
  HEADING("headings"),
  /** Anything that is pressed to do something. */
  BUTTON("buttons"),
  /** Anything that is pressed to go somewhere. */
  LINK("links"),
  /** Anything that takes input. */
  FIELD("fields"),
  /** A message: role alert or status. */
  ALERT("alerts"),
  /** A row of a table's body. */
  ROW("rows"),
  /** A table, known by its caption. */
  TABLE("tables");

  private final String plural;

  UiRole(String plural) {
    this.plural = plural;
  }

  /** As a step says it: {@code heading}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Several of them: {@code headings}. */
  String plural() {
    return plural;
  }

  /** Whether a part of its text is name enough: messages and rows are too long to be quoted. */
  boolean knownByPart() {
    return this == ALERT || this == ROW;
  }
}
