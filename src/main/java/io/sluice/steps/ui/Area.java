package io.sluice.steps.ui;

import java.util.Optional;

/**
 * The part of a page that a step is about.
 *
 * @param role what it is
 * @param name what it is called; of a row or list item, a text in it; empty for the only one
 */
record Area(UiRole role, Optional<String> name) {
  /** For messages and steps: {@code in the row "Acme Ltd"}, {@code in the dialog}. */
  String text() {
    return "in the " + role.word() + name.map(called -> " " + Texts.quote(called)).orElse("");
  }
}
