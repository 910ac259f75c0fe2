package io.sluice.steps.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    List<String> complaints) {
  /** Names of this rank and above are no names a person knows. */
  static final int LOOSE = 3;

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
        list(told, "complaints").stream().map(String::valueOf).toList());
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

  /** The name to use in a message; empty if it has none that a person knows. */
  String title() {
    return names.stream()
        .filter(name -> name.rank() < LOOSE)
        .map(Name::text)
        .findFirst()
        .orElse("");
  }
}
