package io.sluice.openapi;

import io.sluice.model.Place;
import io.sluice.openapi.OpenApiLint.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the steps after a request look for in its answer. */
final class LintAnswer {
  private static final Pattern STATUS = Pattern.compile("the answer is (\\d{3})");
  private static final Pattern ENTRIES =
      Pattern.compile("(?:every|an|no) entry of the answer's \"([^\"]*)\" has \"([^\"]*)\" .*");
  private static final Pattern PATH = Pattern.compile("(.*)the answer's \"([^\"]*)\"(.*)");

  /** A step that says so is right about what is not there. */
  private static final String NEGATION = ".* (?:not|no) .*";

  private static final Set<String> WITHOUT_BODY = Set.of("204", "205", "304");

  private LintAnswer() {}

  /**
   * A path that is looked for.
   *
   * @param keys and indexes, outermost first
   * @param place of the step
   */
  record Looked(List<String> keys, Place place) {}

  /** The status that is expected, if one is. */
  static Optional<Integer> status(List<Step> after) {
    return after.stream()
        .map(step -> STATUS.matcher(step.text()))
        .filter(Matcher::matches)
        .map(matcher -> Integer.valueOf(matcher.group(1)))
        .findFirst();
  }

  /** The paths that are to be there. */
  static List<Looked> paths(List<Step> after) {
    return after.stream().flatMap(LintAnswer::paths).toList();
  }

  private static Stream<Looked> paths(Step step) {
    Matcher entries = ENTRIES.matcher(step.text());
    Matcher path = PATH.matcher(step.text());
    List<String> texts = new ArrayList<>();
    if (entries.matches()) {
      texts.add(entries.group(1) + "[0]." + entries.group(2));
    } else if (path.matches() && path.group(3).matches(" has (exactly|at least) the fields:")) {
      step.rows().stream()
          .filter(row -> !row.isEmpty())
          .forEach(row -> texts.add(path.group(2) + "." + row.get(0)));
    } else if (step.text().equals("the answer has:")) {
      step.rows().stream().filter(row -> !row.isEmpty()).forEach(row -> texts.add(row.get(0)));
    } else if (path.matches() && !path.group(3).matches(NEGATION) && !isHeader(path.group(1))) {
      texts.add(path.group(2));
    }
    return texts.stream()
        .map(text -> text.startsWith(".") ? text.substring(1) : text)
        .filter(text -> !text.contains("${"))
        .map(FieldPath::keys)
        .flatMap(Optional::stream)
        .map(keys -> new Looked(keys, step.place()));
  }

  private static boolean isHeader(String before) {
    return before.endsWith("header ");
  }

  /**
   * The schemas of the answers that may come; none if one of them may be anything.
   *
   * @param status the one that is expected; otherwise any
   */
  static List<Part> schemas(ApiDocument document, Operation operation, Optional<Integer> status) {
    List<Part> schemas = new ArrayList<>();
    for (Part response : responses(operation, status)) {
      Optional<Part> schema =
          MediaTypes.json(document.resolved(response).at("content"))
              .map(entry -> entry.at("schema"))
              .filter(Part::exists);
      if (schema.isEmpty()) {
        return List.of();
      }
      schemas.add(schema.get());
    }
    return schemas;
  }

  private static List<Part> responses(Operation operation, Optional<Integer> status) {
    Part responses = operation.part().at("responses");
    if (status.isPresent()) {
      return Stream.of(String.valueOf(status.get()), status.get() / 100 + "XX", "default")
          .map(responses::at)
          .filter(Part::exists)
          .limit(1)
          .toList();
    }
    return responses.children().filter(each -> !WITHOUT_BODY.contains(each.key())).toList();
  }
}
