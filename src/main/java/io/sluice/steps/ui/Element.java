package io.sluice.steps.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openqa.selenium.WebElement;

/**
 * Something on a page, as page.js tells of it.
 *
 * @param handle the element, where something can be done with it
 * @param names what it is called, best names first
 * @param shown whether a person sees it
 * @param enabled whether it can be used
 * @param ticked whether it is checked, or the selected option
 * @param value what it holds or shows; empty for a password
 * @param type the type of an input, else the tag
 * @param href where a link leads, else empty
 * @param elsewhere whether pressing it opens another window
 */
record Element(
    Optional<WebElement> handle,
    List<Name> names,
    boolean shown,
    boolean enabled,
    boolean ticked,
    String value,
    String type,
    String href,
    boolean elsewhere) {

  /**
   * One thing it is called.
   *
   * @param rank 0 for what assistive technology calls it, 1 for labels and visible text, 2 the rest
   * @param text whitespace normalised
   */
  record Name(int rank, String text) {}

  static Element of(Map<?, ?> told) {
    List<Name> names = new ArrayList<>();
    for (Object name : list(told, "names")) {
      List<?> pair = (List<?>) name;
      names.add(new Name(((Number) pair.get(0)).intValue(), String.valueOf(pair.get(1))));
    }
    String target = text(told, "target");
    return new Element(
        Optional.ofNullable(told.get("element")).map(WebElement.class::cast),
        List.copyOf(names),
        yes(told, "shown"),
        yes(told, "enabled"),
        yes(told, "checked") || yes(told, "selected"),
        Texts.squash(text(told, "value")),
        text(told, "type"),
        text(told, "href"),
        !target.isEmpty() && !target.equals("_self"));
  }

  private static List<?> list(Map<?, ?> told, String key) {
    return told.get(key) instanceof List<?> list ? list : List.of();
  }

  private static boolean yes(Map<?, ?> told, String key) {
    return Boolean.TRUE.equals(told.get(key));
  }

  private static String text(Map<?, ?> told, String key) {
    return told.get(key) instanceof String text ? text : "";
  }

  /** The name to use in a message; empty if it has none. */
  String title() {
    return names.stream().map(Name::text).findFirst().orElse("");
  }

  /** The element itself. */
  WebElement element() {
    return handle.orElseThrow(() -> new IllegalStateException("no element was told of"));
  }
}
