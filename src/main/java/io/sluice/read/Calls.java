package io.sluice.read;

import io.cucumber.core.gherkin.Argument;
import io.sluice.model.Problem;
import io.sluice.read.PhraseDefinition.PhraseStep;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/** What a step that names a phrase gives to it. */
final class Calls {
  private Calls() {}

  /** What is wrong with this way of naming the phrase. */
  static Optional<Problem> misuse(
      PhraseDefinition phrase,
      String text,
      Optional<Argument> argument,
      Written at,
      KnownSteps known) {
    List<KnownSteps.Known> also = known.matching(text);
    boolean table = OwnArgument.table(argument).isPresent();
    boolean doc = OwnArgument.text(argument).isPresent();
    String named = "the phrase \"" + phrase.title() + "\" (" + phrase.place() + ")";
    if (!also.isEmpty()) {
      return problem(
          at,
          "\"" + text + "\" is both " + named + " and the step " + also.get(0).pattern(),
          "give the phrase another wording");
    }
    if (table != phrase.wantsTable()) {
      return table
          ? problem(at, named + " takes no table", "give <table> a row in one of its tables")
          : problem(at, named + " needs a table", "write its rows below the step: | a | b |");
    }
    if (doc != phrase.wantsText()) {
      return doc
          ? problem(
              at, named + " takes no doc string", "give <text> a place in one of its doc strings")
          : problem(
              at, named + " needs a doc string", "write it below the step, between \"\"\" lines");
    }
    return widths(phrase, argument, at, named);
  }

  private static Optional<Problem> widths(
      PhraseDefinition phrase, Optional<Argument> argument, Written at, String named) {
    List<List<String>> rows = OwnArgument.table(argument).orElse(List.of());
    if (rows.isEmpty() || PhraseDefinition.isTableRow(rows.get(0))) {
      return Optional.empty();
    }
    int given = rows.get(0).size();
    return phrase.steps().stream()
        .flatMap(step -> step.table().stream())
        .filter(table -> table.size() > 1)
        .filter(table -> table.stream().anyMatch(PhraseDefinition::isTableRow))
        .map(table -> table.get(0).size())
        .filter(wanted -> wanted != given)
        .findFirst()
        .flatMap(
            wanted ->
                problem(
                    at,
                    named + " wants rows of " + wanted + " cells, and these have " + given,
                    "give each row " + wanted + " cells"));
  }

  /** Fills the parameters of a phrase with what the step says. */
  static UnaryOperator<String> filling(
      PhraseDefinition phrase, String text, Optional<Argument> argument) {
    Map<String, String> values = new HashMap<>();
    Matcher wording = phrase.wording().matcher(text);
    if (wording.matches()) {
      for (int i = 0; i < phrase.parameters().size(); i++) {
        values.put(phrase.parameters().get(i), wording.group(i + 1));
      }
    }
    return written -> PhraseDefinition.fill(written, values);
  }

  /** The doc string or table of a phrase's step. */
  static Optional<Argument> argument(
      PhraseStep step, Optional<Argument> callers, UnaryOperator<String> filled) {
    Optional<Argument> table =
        step.table()
            .map(
                rows ->
                    new OwnArgument.Table(
                        rows.stream().flatMap(row -> rows(row, callers, filled)).toList(),
                        step.step().getLine()));
    return table.or(() -> step.text().map(doc -> text(doc, callers, filled)));
  }

  private static Stream<List<String>> rows(
      List<String> row, Optional<Argument> callers, UnaryOperator<String> filled) {
    return PhraseDefinition.isTableRow(row)
        ? OwnArgument.table(callers).orElse(List.of(row)).stream()
        : Stream.of(row.stream().map(filled).toList());
  }

  private static OwnArgument.Text text(
      OwnArgument.Text doc, Optional<Argument> callers, UnaryOperator<String> filled) {
    Optional<OwnArgument.Text> given = OwnArgument.text(callers);
    Map<String, String> text = new HashMap<>();
    given.ifPresent(from -> text.put(PhraseDefinition.TEXT, from.content()));
    return new OwnArgument.Text(
        PhraseDefinition.fill(filled.apply(doc.content()), text),
        doc.mediaType().or(() -> given.flatMap(OwnArgument.Text::mediaType)),
        doc.line());
  }

  private static Optional<Problem> problem(Written at, String what, String fix) {
    return Optional.of(Problem.at(at.innermost(), what, fix));
  }
}
