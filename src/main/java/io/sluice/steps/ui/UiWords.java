package io.sluice.steps.ui;

import io.cucumber.java.ParameterType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The words that steps about pages take besides quoted texts. */
public final class UiWords {
  /** What is looked for. */
  @ParameterType(
      "heading|button|link|tab|menu item|field|alert|image|row|table|list item|list|dialog|form"
          + "|section|navigation|menu|frame")
  public UiRole uiRole(String word) {
    return UiRole.of(word);
  }

  /** What is pressed. */
  @ParameterType("button|link|tab|menu item")
  public UiRole pressed(String word) {
    return UiRole.of(word);
  }

  /** The part of a page a step is about: {@code the dialog}, or {@code the dialog "Confirm"}. */
  @ParameterType(
      "the (section|dialog|form|row|list item|list|table|navigation|menu|frame)"
          + "(?: (?:\"([^\"\\\\]*(?:\\\\.[^\"\\\\]*)*)\"|'([^'\\\\]*(?:\\\\.[^'\\\\]*)*)'))?")
  public NamedPart part(String word, @Nullable String quoted, @Nullable String single) {
    // As Cucumber reads a text in quotes.
    Optional<String> name =
        Optional.ofNullable(quoted)
            .map(text -> text.replace("\\\"", "\""))
            .or(() -> Optional.ofNullable(single).map(text -> text.replace("\\'", "'")));
    return new NamedPart(UiRole.of(word), name);
  }

  /** {@code the table}, where there is one, or {@code the table "Clients"}. */
  @ParameterType("the table(?: \"([^\"]*)\")?")
  public NamedTable table(@Nullable String name) {
    return new NamedTable(Optional.ofNullable(name));
  }

  /** {@code the list}, where there is one, or {@code the list "Steps"}. */
  @ParameterType("the list(?: \"([^\"]*)\")?")
  public NamedList list(@Nullable String name) {
    return new NamedList(Optional.ofNullable(name));
  }

  /**
   * A part of a page by its name.
   *
   * @param role what it is
   * @param name empty for the only one
   */
  public record NamedPart(UiRole role, Optional<String> name) {}

  /**
   * A table by its name.
   *
   * @param name empty for the only one
   */
  public record NamedTable(Optional<String> name) {}

  /**
   * A list by its name.
   *
   * @param name empty for the only one
   */
  public record NamedList(Optional<String> name) {}
}
