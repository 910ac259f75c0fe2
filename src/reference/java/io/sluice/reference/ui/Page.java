package io.sluice.reference.ui;

import io.sluice.reference.check.Problem;
import io.sluice.reference.check.Refused;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a template is filled with. */
final class Page {
  /** What templates show again; they may name nothing else. */
  private static final List<String> FIELDS =
      List.of(
          "username",
          "search",
          "status",
          "name",
          "country",
          "legalForm",
          "politicallyExposed",
          "share",
          "type",
          "fileName",
          "expiresOn",
          "reason",
          "csv");

  private final String template;
  private final Map<String, Object> values = new HashMap<>();

  /**
   * A page.
   *
   * @param template the name of its template, without suffix
   * @param title its heading and, with the product's name, its title
   */
  Page(String template, String title) {
    this.template = template;
    values.put("title", title);
    values.put("alerts", List.of());
    values.put("wrong", List.of());
    values.put("status", "");
    typed(Form.EMPTY);
  }

  Page with(String name, Object value) {
    values.put(name, value);
    return this;
  }

  /** Shows what was typed again. */
  Page typed(Form form) {
    Map<String, String> texts = new HashMap<>();
    FIELDS.forEach(field -> texts.put(field, form.text(field)));
    return with("form", texts);
  }

  /** Tells why a request was refused. */
  Page refused(Refused refused) {
    with("alerts", refused.problems().stream().map(Problem::message).toList());
    return with(
        "wrong", refused.problems().stream().flatMap(problem -> problem.field().stream()).toList());
  }

  String template() {
    return template;
  }

  Map<String, Object> values() {
    return values;
  }
}
