package io.sluice.config;

import io.sluice.http.Placeholders;
import io.sluice.model.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which placeholders a text may hold.
 *
 * @param known names that are filled there
 * @param variables whether {@code ${env:NAME}} is filled there
 * @param used gathers the environment variables met, each with the first place
 */
record Template(List<String> known, boolean variables, Map<String, Place> used) {
  /** No placeholder at all. */
  static final Template NONE = new Template(List.of(), false, Map.of());

  /** The same, with further names. */
  Template and(String... names) {
    List<String> more = new ArrayList<>(known);
    more.addAll(List.of(names));
    return new Template(List.copyOf(more), variables, used);
  }

  /** Whether every placeholder of the text is known there; notes a problem at each other one. */
  boolean accepts(Value value, String text) {
    List<String> names = Placeholders.names(text);
    List<Place> places =
        value.source().placesWithin(value.node(), names.stream().map(Template::written).toList());
    boolean allKnown = true;
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      Place place = places.get(i);
      if (variables && name.matches("env:[A-Za-z_][A-Za-z0-9_]*")) {
        used.putIfAbsent(name.substring(Placeholders.ENV.length()), place);
      } else if (!known.contains(name)) {
        allKnown = false;
        value
            .source()
            .problems()
            .add(
                place,
                "unknown placeholder " + written(name) + Nearest.hint(name, known),
                knownHere());
      }
    }
    return allKnown;
  }

  private String knownHere() {
    List<String> all = new ArrayList<>(known.stream().map(Template::written).toList());
    if (variables) {
      all.add("${env:NAME}");
    }
    return all.isEmpty()
        ? "No placeholder is filled here."
        : "Known here: " + String.join(", ", all) + ". For the text itself double the $.";
  }

  private static String written(String name) {
    return "${" + name + "}";
  }
}
