package io.sluice.steps.ui;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one round trip told of the page.
 *
 * @param path path and query of its address
 * @param address all of it
 * @param title its title
 * @param blank whether no page of a service is open: nothing was opened, or it could not be reached
 * @param complete whether it is loaded
 * @param status HTTP status of the page, 0 if not known
 * @param elements what was asked for
 * @param tables what was asked for, as data
 * @param lists what was asked for, as data
 * @param text all visible text as written, white space normalised
 * @param displayed the same as CSS shows it, e.g. in capitals
 * @param lines the visible text's lines
 */
record Look(
    String path,
    String address,
    String title,
    boolean blank,
    boolean complete,
    int status,
    List<Element> elements,
    List<Table> tables,
    List<Items> lists,
    String text,
    String displayed,
    List<String> lines) {

  static Look of(Map<?, ?> told) {
    return new Look(
        String.valueOf(told.get("path")),
        String.valueOf(told.get("address")),
        String.valueOf(told.get("title")),
        Boolean.TRUE.equals(told.get("blank")),
        Boolean.TRUE.equals(told.get("complete")),
        told.get("status") instanceof Number number ? number.intValue() : 0,
        found(told, "names", Element::of),
        found(told, "rows", Table::of),
        found(told, "items", Items::of),
        String.valueOf(told.get("text")),
        String.valueOf(told.get("displayed")),
        list(told.get("lines")).stream().map(String::valueOf).toList());
  }

  private static <T> List<T> found(Map<?, ?> told, String key, Function<Map<?, ?>, T> make) {
    return list(told.get("found")).stream()
        .map(one -> (Map<?, ?>) one)
        .filter(one -> one.containsKey(key))
        .map(make)
        .toList();
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

  /** How often the text is to be read on the page. */
  int times(String wanted) {
    return Math.max(count(text, wanted), count(displayed, wanted));
  }

  private static int count(String text, String wanted) {
    int times = 0;
    for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length())) {
      times++;
    }
    return times;
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
