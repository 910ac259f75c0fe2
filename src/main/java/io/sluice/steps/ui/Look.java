package io.sluice.steps.ui;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one round trip told of the page.
 *
 * @param path path and query of its address
 * @param title its title
 * @param blank whether no page of a service is open: nothing was opened, or it could not be reached
 * @param complete whether it is loaded
 * @param status HTTP status of the page, 0 if not known
 * @param elements what was asked for
 * @param text all visible text as written, white space normalised
 * @param displayed the same as CSS shows it, e.g. in capitals
 * @param lines the visible text's lines
 */
record Look(
    String path,
    String title,
    boolean blank,
    boolean complete,
    int status,
    List<Element> elements,
    String text,
    String displayed,
    List<String> lines) {

  static Look of(Map<?, ?> told) {
    return new Look(
        String.valueOf(told.get("path")),
        String.valueOf(told.get("title")),
        Boolean.TRUE.equals(told.get("blank")),
        Boolean.TRUE.equals(told.get("complete")),
        told.get("status") instanceof Number number ? number.intValue() : 0,
        list(told.get("found")).stream().map(one -> Element.of((Map<?, ?>) one)).toList(),
        String.valueOf(told.get("text")),
        String.valueOf(told.get("displayed")),
        list(told.get("lines")).stream().map(String::valueOf).toList());
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  /** Those a person sees. */
  List<Element> shown() {
    return elements.stream().filter(Element::shown).toList();
  }

  /** Whether the text is to be read on the page. */
  boolean reads(String wanted) {
    return text.contains(wanted) || displayed.contains(wanted);
  }

  /** {@code "Clients" (/clients)}. */
  String where() {
    String address = blank ? "no page" : path;
    return title.isEmpty() ? address : Texts.quote(title) + " (" + address + ")";
  }

  /** Why what is missing here says nothing about the service's page; empty text if it does. */
  String unfit() {
    if (blank) {
      return "no page of the service is open";
    }
    if (status >= 500) {
      return where() + " answered " + status;
    }
    return complete ? "" : where() + " is still being loaded";
  }
}
