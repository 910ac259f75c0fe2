package io.sluice.steps.ui;

import java.util.Arrays;
import java.util.Locale;

/** What a step can look for on a page by its name. */
public enum UiRole {
  /** h1 to h6, or role heading. */
  HEADING("headings"),
  /** Anything that is pressed to do something. */
  BUTTON("buttons"),
  /** Anything that is pressed to go somewhere. */
  LINK("links"),
  /** One of several leaves of which one is shown. */
  TAB("tabs"),
  /** An entry of a menu. */
  MENU_ITEM("menu items"),
  /** Anything that takes input. */
  FIELD("fields"),
  /** A message: role alert or status. */
  ALERT("alerts"),
  /** A picture, known by its alternative text. */
  IMAGE("images"),
  /** A row of a table's body. */
  ROW("rows"),
  /** A table, known by its caption, label, or the heading above it. */
  TABLE("tables"),
  /** A list, known by its label or the heading above it. */
  LIST("lists"),
  /** An entry of a list. */
  LIST_ITEM("list items"),
  /** A dialog, of the page or of the browser. */
  DIALOG("dialogs"),
  /** A form, known by its label or heading. */
  FORM("forms"),
  /** A part of the page, known by its label or heading. */
  SECTION("sections"),
  /** Links to other parts. */
  NAVIGATION("navigations"),
  /** A menu that is open. */
  MENU("menus"),
  /** A page within the page. */
  FRAME("frames");

  private final String plural;

  UiRole(String plural) {
    this.plural = plural;
  }

  /** The one that a step calls so. */
  static UiRole of(String word) {
    return Arrays.stream(values())
        .filter(role -> role.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(word));
  }

  /** As a step says it: {@code heading}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Several of them: {@code headings}. */
  String plural() {
    return plural;
  }

  /** Whether steps press it or fill it in: these take a part of its name for it. */
  boolean isUsed() {
    return this == BUTTON || this == LINK || this == TAB || this == MENU_ITEM || this == FIELD;
  }

  /** Whether a part of its text is name enough: these are too long to be quoted. */
  boolean knownByPart() {
    return this == ALERT || this == ROW || this == LIST_ITEM;
  }
}
