package io.sluice.steps.ui;

import io.sluice.steps.ui.Finder.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says that a name means several things, where each stands, and what to say instead. */
final class Ambiguity {
  private static final int SHOWN = 5;

  private final Kind kind;
  private final String name;
  private final List<Element> meant;

  Ambiguity(Kind kind, String name, List<Element> meant) {
    this.kind = kind;
    this.name = name;
    this.meant = meant;
  }

  /** Without a full stop. */
  String message(Look look) {
    String each =
        meant.stream()
            .limit(SHOWN)
            .map(one -> Texts.quote(title(one)) + place(one).map(at -> " " + at.text()).orElse(""))
            .collect(Collectors.joining(", "));
    int more = meant.size() - SHOWN;
    return meant.size()
        + " "
        + kind.plural()
        + " on "
        + look.where()
        + " are equally well meant by "
        + Texts.quote(name)
        + ": "
        + each
        + (more > 0 ? " and " + more + " more" : "")
        + ". "
        + wayOut();
  }

  private String wayOut() {
    Optional<String> other =
        meant.stream().map(this::title).filter(title -> !title.equals(name)).findFirst();
    boolean different = meant.stream().map(this::title).distinct().count() == meant.size();
    if (different && other.isPresent()) {
      return "Say which: " + kind.say(other.get());
    }
    Optional<Area> place = meant.stream().flatMap(one -> place(one).stream()).findFirst();
    if (kind.hasPlace() && place.isPresent()) {
      return "Say where: " + kind.say(name) + " " + place.get().text();
    }
    return meant.stream()
        .flatMap(one -> one.testId().stream())
        .filter(this::isOnes)
        .findFirst()
        .map(id -> "Say which by its id: " + kind.say(id))
        .orElse("Nothing tells them apart: give each a name of its own (aria-label), or an id");
  }

  private boolean isOnes(String id) {
    return meant.stream().filter(one -> one.testId().stream().anyMatch(id::equals)).count() == 1;
  }

  /** The nearest part of the page in which this one stands and none of the others. */
  private Optional<Area> place(Element one) {
    return one.places().stream()
        .filter(
            place ->
                meant.stream()
                    .allMatch(other -> other.id() == one.id() || !other.places().contains(place)))
        .findFirst();
  }

  private String title(Element element) {
    if (kind.equals(Kind.of(UiRole.ROW))) {
      return Finder.rowText(element);
    }
    return element.title().isEmpty() ? name : element.title();
  }
}
