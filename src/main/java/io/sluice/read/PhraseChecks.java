package io.sluice.read;

import io.sluice.model.Place;
import io.sluice.model.Problem;
import io.sluice.model.Spelling;
import io.sluice.read.PhraseDefinition.PhraseStep;
import java.util.ArrayList;
import java.util.List;

/** What can be wrong with a phrase by itself. */
final class PhraseChecks {
  private final PhraseDefinition phrase;
  private final List<Problem> problems = new ArrayList<>();

  private PhraseChecks(PhraseDefinition phrase) {
    this.phrase = phrase;
  }

  static List<Problem> of(PhraseDefinition phrase) {
    PhraseChecks checks = new PhraseChecks(phrase);
    checks.title();
    phrase.steps().forEach(checks::step);
    return checks.problems;
  }

  private void title() {
    if (phrase.title().isEmpty()) {
      add(phrase.place(), "a phrase without a wording", "write Phrase: a client \"<name>\"");
    } else if (phrase.steps().isEmpty()) {
      add(
          phrase.place(),
          "the phrase \"" + phrase.title() + "\" has no steps",
          "write its steps below it, one on each line, or remove it");
    }
    if (phrase.parameters().stream().distinct().count() < phrase.parameters().size()) {
      add(
          phrase.place(),
          "the phrase \"" + phrase.title() + "\" has two parameters of one name",
          "give each a name of its own");
    }
    phrase.parameters().stream()
        .filter(name -> name.equals(PhraseDefinition.TABLE) || name.equals(PhraseDefinition.TEXT))
        .forEach(
            name ->
                add(
                    phrase.place(),
                    "<" + name + "> in a wording stands for nothing",
                    "<table> and <text> stand in the steps, for the caller's table and doc string;"
                        + " give the parameter another name"));
  }

  private void step(PhraseStep step) {
    names(step, step.step().getText());
    step.table()
        .ifPresent(
            rows ->
                rows.stream()
                    .filter(row -> !PhraseDefinition.isTableRow(row))
                    .flatMap(List::stream)
                    .forEach(cell -> names(step, cell)));
    step.text().ifPresent(doc -> docString(step, doc.content()));
  }

  private void names(PhraseStep step, String text) {
    PhraseDefinition.namesIn(text).stream()
        .filter(name -> !phrase.parameters().contains(name))
        .forEach(name -> unknown(step, name));
  }

  /** XML and HTML have angle brackets, too: only what is nearly a parameter is told. */
  private void docString(PhraseStep step, String content) {
    PhraseDefinition.namesIn(content).stream()
        .filter(name -> !phrase.parameters().contains(name))
        .filter(
            name -> phrase.parameters().stream().anyMatch(known -> Spelling.isSlip(name, known)))
        .forEach(name -> unknown(step, name));
  }

  private void unknown(PhraseStep step, String name) {
    if (name.equals(PhraseDefinition.TABLE)) {
      add(
          step.place(),
          "<table> stands here where no rows can stand",
          "give it a row of its own in the step's table: | <table> |");
      return;
    }
    if (name.equals(PhraseDefinition.TEXT)) {
      add(
          step.place(),
          "<text> stands here where no doc string can stand",
          "give it a line of the step's doc string");
      return;
    }
    String known =
        phrase.parameters().isEmpty()
            ? "it has none"
            : "it has <" + String.join(">, <", phrase.parameters()) + ">";
    add(
        step.place(),
        "the phrase \"" + phrase.title() + "\" has no parameter <" + name + ">",
        "name it in the phrase's wording, or correct it; " + known);
  }

  private void add(Place place, String what, String fix) {
    problems.add(Problem.at(place, what, fix));
  }
}
