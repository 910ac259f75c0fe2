package io.sluice.steps.ui;

/**
 * The part of a page that a step is about.
 *
 * @param role what it is
 * @param name what it is called; of a row or list item, a text in it
 */
record Area(UiRole role, String name) {
  /** For messages: {@code in the row "Acme Ltd"}. */
  String text() {
    return "in the " + role.word() + " " + Texts.quote(name);
  }
}
