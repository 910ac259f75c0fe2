package io.sluice.openapi;

import io.sluice.model.Nearest;
import io.sluice.model.Place;
import io.sluice.model.Problem;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Compares scenarios with an OpenAPI document: what they send and look for, and it does not have.
 * What a scenario sees refused is meant to be wrong, and is left alone. Pure.
 */
public final class OpenApiLint {
  /**
   * A step that runs.
   *
   * @param text with {@code ${name}} as it is written
   * @param rows of its table; empty without one
   * @param doc its doc string
   * @param place where it is corrected
   */
  public record Step(String text, List<List<String>> rows, Optional<String> doc, Place place) {
    /** Makes the list immutable. */
    public Step {
      rows = List.copyOf(rows);
    }
  }

  /**
   * Something that is hardly meant.
   *
   * @param code a short name that never changes
   * @param problem what, where, and what to do
   */
  public record Finding(String code, Problem problem) {}

  private final ApiDocument document;
  private final LintPaths paths;
  private final DocumentedFields fields;
  private final List<Pattern> ignored;

  /**
   * @param base where the service answers, as far as it is known: only its path counts
   */
  public OpenApiLint(ApiDocument document, OpenApiSettings settings, URI base) {
    this.document = document;
    this.paths = new LintPaths(document, new Paths(document, base));
    this.fields = new DocumentedFields(document);
    this.ignored = settings.ignore().stream().map(IgnoredPaths::pattern).toList();
  }

  /** What is found in the steps of one scenario, in their order. */
  public List<Finding> check(List<Step> scenario) {
    List<Finding> found = new ArrayList<>();
    List<String> query = List.of();
    for (int i = 0; i < scenario.size(); i++) {
      Step step = scenario.get(i);
      Optional<LintRequest> request = LintRequest.of(step);
      if (request.isPresent()) {
        check(request.get().with(query), untilNextRequest(scenario, i + 1), found);
        query = List.of();
      } else if (step.text().equals("the next request has the query parameters:")) {
        query = step.rows().stream().flatMap(row -> row.stream().limit(1)).toList();
      }
    }
    return List.copyOf(found);
  }

  private static List<Step> untilNextRequest(List<Step> scenario, int from) {
    return scenario.stream().skip(from).takeWhile(step -> LintRequest.of(step).isEmpty()).toList();
  }

  private void check(LintRequest request, List<Step> after, List<Finding> found) {
    Optional<Integer> status = LintAnswer.status(after);
    boolean refused = status.filter(code -> code >= 400).isPresent();
    if (ignored.stream().anyMatch(pattern -> pattern.matcher(request.path()).matches())) {
      return;
    }
    List<Operation> here = paths.at(request.path());
    if (here.isEmpty()) {
      if (!refused && !paths.mayBe(request.path())) {
        found.add(unknownPath(request));
      }
      return;
    }
    Optional<Operation> meant = here.stream().filter(request::isFor).findFirst();
    if (meant.isEmpty()) {
      if (!refused) {
        found.add(unknownMethod(request, here));
      }
    } else {
      Operation operation = meant.get();
      if (!refused) {
        checkQuery(request, operation, found);
        checkFields(request, operation, found);
      }
      LintAnswer.paths(after).forEach(each -> checkAnswer(each, operation, status, found));
    }
  }

  private Finding unknownPath(LintRequest request) {
    List<String> near = paths.nearest(request.path());
    return finding(
        "openapi-path",
        request.place(),
        document.name() + " has no path \"" + request.path() + "\"",
        near.isEmpty()
            ? "Correct the path, or the document."
            : "The nearest it has: " + String.join(", ", near) + ".");
  }

  private Finding unknownMethod(LintRequest request, List<Operation> here) {
    PathTemplate path = here.get(0).path();
    Set<String> methods = new TreeSet<>();
    here.stream().filter(o -> o.path().equals(path)).map(Operation::method).forEach(methods::add);
    return finding(
        "openapi-method",
        request.place(),
        document.name() + " has no " + request.method() + " of " + path,
        "It has " + String.join(", ", methods) + ".");
  }

  private void checkQuery(LintRequest request, Operation operation, List<Finding> found) {
    List<Part> parameters =
        operation.parameters().stream()
            .filter(each -> each.at("in").node().asText().equals("query"))
            .toList();
    boolean open = parameters.stream().anyMatch(fields::isObject);
    List<String> known = parameters.stream().map(each -> each.at("name").node().asText()).toList();
    for (String name : request.query()) {
      if (!open && !known.contains(name)) {
        found.add(
            finding(
                "openapi-parameter",
                request.place(),
                operation + " of " + document.name() + " has no query parameter \"" + name + "\"",
                listed(name, known)));
      }
    }
  }

  private void checkFields(LintRequest request, Operation operation, List<Finding> found) {
    Optional<Part> schema =
        MediaTypes.json(document.resolved(operation.part().at("requestBody")).at("content"))
            .map(entry -> entry.at("schema"));
    for (List<String> field : request.fields()) {
      schema
          .flatMap(of -> fields.missing(of, field))
          .ifPresent(
              missing ->
                  found.add(
                      finding(
                          "openapi-field",
                          request.place(),
                          operation
                              + " of "
                              + document.name()
                              + " has no field \""
                              + missing.path()
                              + "\"",
                          listed(missing.key(), missing.known()))));
    }
  }

  private void checkAnswer(
      LintAnswer.Looked looked,
      Operation operation,
      Optional<Integer> status,
      List<Finding> found) {
    List<Part> schemas = LintAnswer.schemas(document, operation, status);
    List<DocumentedFields.Missing> missing = new ArrayList<>();
    for (Part schema : schemas) {
      Optional<DocumentedFields.Missing> one = fields.missing(schema, looked.keys());
      if (one.isEmpty()) {
        return;
      }
      missing.add(one.get());
    }
    if (!missing.isEmpty()) {
      DocumentedFields.Missing first = missing.get(0);
      found.add(
          finding(
              "openapi-answer",
              looked.place(),
              "no answer of " + operation + " has \"" + first.path() + "\" in " + document.name(),
              listed(first.key(), first.known())));
    }
  }

  private static String listed(String key, Collection<String> known) {
    String hint = Nearest.to(key, known).map(near -> "Did you mean \"" + near + "\"? ").orElse("");
    return hint + (known.isEmpty() ? "It has none." : "It has " + String.join(", ", known) + ".");
  }

  private static Finding finding(String code, Place place, String what, String fix) {
    return new Finding(code, Problem.at(place, what, fix));
  }
}
