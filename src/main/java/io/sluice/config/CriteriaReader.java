package io.sluice.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code criteria}. */
final class CriteriaReader {
  private CriteriaReader() {}

  static CriteriaSettings read(Section root) {
    CriteriaSettings defaults = CriteriaSettings.defaults();
    Optional<Section> section = root.section("criteria", Shape.CRITERIA);
    if (section.isEmpty()) {
      return defaults;
    }
    Section from = section.get();
    Optional<Value> given = from.find("id");
    Optional<Pattern> written = given.flatMap(Value::regex);
    written
        .filter(pattern -> pattern.matcher("").matches())
        .ifPresent(
            pattern ->
                given
                    .orElseThrow()
                    .problem("criteria.id matches the empty text", "Write it as AC-\\d+."));
    Pattern id = written.orElse(defaults.id());
    List<String> expected = new ArrayList<>();
    from.elements("expected").forEach(value -> expected(value, id, expected));
    Template link = new Template(List.of("id"), false, Map.of());
    List<String> retired = new ArrayList<>();
    from.elements("retired").forEach(value -> retired(value, id, retired, expected));
    return new CriteriaSettings(
        id, expected, retired, from.find("link").flatMap(value -> value.template(link)));
  }

  private static void retired(
      Value value, Pattern id, List<String> earlier, List<String> expected) {
    expected(value, id, earlier);
    if (value.raw().filter(expected::contains).isPresent()) {
      value.problem(
          "the criterion \"" + value.raw().get() + "\" is both expected and retired",
          "Take it out of one of them.");
    }
  }

  private static void expected(Value value, Pattern id, List<String> earlier) {
    Optional<String> text = value.raw();
    if (text.isEmpty()) {
      return;
    }
    if (!id.matcher(text.get()).matches()) {
      value.problem(
          "\"" + text.get() + "\" is no criterion: ids look like " + id.pattern(),
          "Correct it, or criteria.id.");
    } else if (earlier.contains(text.get())) {
      value.problem("duplicate criterion \"" + text.get() + "\"", "");
    } else {
      earlier.add(text.get());
    }
  }
}
