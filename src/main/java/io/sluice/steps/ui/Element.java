package io.sluice.steps.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Something on a page, as page.js tells of it.
 *
 * @param id the number by which a script finds it again
 * @param names what it is called, best names first
 * @param shown whether a person sees it
 * @param front whether it is part of the dialog that lies above the rest, if there is one
 * @param states what a person can tell of it, e.g. {@code disabled}, {@code ticked}
 * @param value what it holds or shows; empty for a password
 * @param type the type of an input, else the tag
 * @param role its role as written, else empty
 * @param href where a link leads, else empty
 * @param complaints what the page says is wrong with a field
 * @param places the parts of the page it stands in, innermost first; told only where several have
 *     the name that is looked for
 */
record Element(
    long id,
    List<Name> names,
    boolean shown,
    boolean front,
    Set<String> states,
    String value,
    String type,
    String role,
    String href,
    List<String> complaints,
    List<Area> places) {
  /** Names of this rank and above are no names a person knows. */
  static final int LOOSE = 3;

  private static final int IDS = 4;
  private static final Pattern COUNTED = Pattern.compile("[:«]|^_|\\d{3}|^radix-|^mui-");

  /**
   * One thing it is called.
   *
   * @param rank 0 for what assistive technology calls it, 1 for labels and visible text, 2 for what
   *     helps, 3 for the text of something that can be pressed though it has no role, 4 for ids
   *     made for tests, 5 for the text of anything
   * @param text whitespace normalised
   */
  record Name(int rank, String text) {}

  static Element of(Map<?, ?> told) {
    return new Element(
        told.get("id") instanceof Number id ? id.longValue() : 0,
        names(told),
        Boolean.TRUE.equals(told.get("shown")),
        Boolean.TRUE.equals(told.get("front")),
        list(told, "states").stream().map(String::valueOf).collect(Collectors.toSet()),
        Texts.squash(text(told, "value")),
        text(told, "type"),
        text(told, "role"),
        text(told, "href"),
        list(told, "complaints").stream().map(String::valueOf).toList(),
        list(told, "places").stream().map(Element::place).toList());
  }

  /** What it is called, of anything page.js tells of. */
  static List<Name> names(Map<?, ?> told) {
    List<Name> names = new ArrayList<>();
    for (Object name : list(told, "names")) {
      List<?> pair = (List<?>) name;
      names.add(new Name(((Number) pair.get(0)).intValue(), String.valueOf(pair.get(1))));
    }
    return List.copyOf(names);
  }

  private static Area place(Object told) {
    List<?> pair = (List<?>) told;
    return new Area(
        UiRole.of(String.valueOf(pair.get(0))), Optional.of(String.valueOf(pair.get(1))));
  }

  private static List<?> list(Map<?, ?> told, String key) {
    return told.get(key) instanceof List<?> list ? list : List.of();
  }

  private static String text(Map<?, ?> told, String key) {
    return told.get(key) instanceof String text ? text : "";
  }

  /** Whether this can be told of it. */
  boolean is(String state) {
    return states.contains(state);
  }

  /** An id that somebody wrote for it; not one that a framework counts up. */
  Optional<String> testId() {
    return names.stream()
        .filter(name -> name.rank() == IDS)
        .map(Name::text)
        .filter(id -> !COUNTED.matcher(id).find())
        .findFirst();
  }

  /** Whether something that can be pressed is called so; not just any text of the page. */
  boolean isCalled(String wanted) {
    return names.stream()
        .anyMatch(name -> name.rank() <= IDS && name.text().equalsIgnoreCase(wanted));
  }

  /** The name to use in a message; empty if it has none that a person knows. */
  String title() {
    return names.stream()
        .filter(name -> name.rank() < LOOSE)
        .map(Name::text)
        .findFirst()
        .orElse("");
  }
}
