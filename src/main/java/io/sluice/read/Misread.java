package io.sluice.read;

import io.cucumber.gherkin.GherkinDialect;
import io.cucumber.gherkin.GherkinDialects;
import io.cucumber.messages.types.Background;
import io.cucumber.messages.types.Examples;
import io.cucumber.messages.types.Feature;
import io.cucumber.messages.types.GherkinDocument;
import io.cucumber.messages.types.Location;
import io.cucumber.messages.types.Rule;
import io.cucumber.messages.types.Scenario;
import io.cucumber.messages.types.Step;
import io.cucumber.messages.types.TableCell;
import io.sluice.model.Place;
import io.sluice.model.Problem;
import io.sluice.model.Spelling;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Lines that were meant to run and that Gherkin takes for a description, because their keyword has
 * a slip in it. Without a word about them, what they check would seem to hold.
 */
final class Misread {
  private static final Pattern HEADING = Pattern.compile("([\\p{L} ]+):.*");
  private static final Pattern PLACEHOLDER = Pattern.compile("<([^<>]+)>");
  private static final Pattern FIRST = Pattern.compile("([\\p{L}*]+)\\s+(.*)");
  private static final Pattern LIKE_A_STEP =
      Pattern.compile(
          ".*\".*\".*|.*\\bthe answer\\b.*|.*\\bsends [A-Z]+ .*|.*\\bis signed in\\b.*"
              + "|I (press|open|see|do not see|fill in|choose|tick|remember)\\b.*");

  /** Words that begin a sentence and are only a letter away from a keyword. */
  private static final Set<String> SENTENCES =
      Set.of(
          "they", "them", "than", "thin", "any", "end", "ant", "add", "bus", "bit", "buy", "gives");

  private final String file;
  private final List<String> lines;
  private final List<String> headings;
  private final List<String> steps;
  private final List<Problem> problems = new ArrayList<>();

  private Misread(String file, List<String> lines, GherkinDialect dialect) {
    this.file = file;
    this.lines = lines;
    this.headings =
        Stream.of(
                dialect.getFeatureKeywords(),
                dialect.getBackgroundKeywords(),
                dialect.getRuleKeywords(),
                dialect.getScenarioKeywords(),
                dialect.getScenarioOutlineKeywords(),
                dialect.getExamplesKeywords())
            .flatMap(List::stream)
            .toList();
    this.steps =
        dialect.getStepKeywords().stream().map(String::strip).filter(w -> !w.equals("*")).toList();
  }

  /** Every such line of a file. */
  static List<Problem> in(String file, byte[] text, GherkinDocument document) {
    List<String> lines = new String(text, StandardCharsets.UTF_8).lines().toList();
    return document
        .getFeature()
        .map(
            feature -> {
              GherkinDialect dialect =
                  GherkinDialects.getDialect(feature.getLanguage())
                      .orElseGet(() -> GherkinDialects.getDialect("en").orElseThrow());
              Misread misread = new Misread(file, lines, dialect);
              misread.look(feature);
              return misread.problems;
            })
        .orElse(List.of());
  }

  private void look(Feature feature) {
    look(feature.getLocation(), feature.getDescription());
    feature
        .getChildren()
        .forEach(
            child -> {
              child.getBackground().ifPresent(this::look);
              child.getScenario().ifPresent(this::look);
              child.getRule().ifPresent(this::look);
            });
  }

  private void look(Rule rule) {
    look(rule.getLocation(), rule.getDescription());
    rule.getChildren()
        .forEach(
            child -> {
              child.getBackground().ifPresent(this::look);
              child.getScenario().ifPresent(this::look);
            });
  }

  private void look(Background background) {
    look(background.getLocation(), background.getDescription());
  }

  private void look(Scenario scenario) {
    look(scenario.getLocation(), scenario.getDescription());
    for (Examples examples : scenario.getExamples()) {
      look(examples.getLocation(), examples.getDescription());
      List<String> columns =
          examples.getTableHeader().stream()
              .flatMap(header -> header.getCells().stream())
              .map(TableCell::getValue)
              .toList();
      scenario.getSteps().forEach(step -> placeholders(step, columns));
    }
  }

  /** A placeholder with a slip in it would be tried as it is written. */
  private void placeholders(Step step, List<String> columns) {
    Matcher placeholder = PLACEHOLDER.matcher(step.getText());
    while (placeholder.find()) {
      String name = placeholder.group(1);
      Optional<String> column =
          columns.contains(name) ? Optional.empty() : Spelling.meant(name, columns);
      column.ifPresent(
          known ->
              problems.add(
                  Problem.at(
                      new Place(
                          file,
                          step.getLocation().getLine().intValue(),
                          step.getLocation().getColumn().map(Long::intValue).orElse(0)),
                      "the examples have no column \"" + name + "\"",
                      "did you mean <" + known + ">?")));
    }
  }

  private void look(Location of, String description) {
    int at = of.getLine().intValue();
    for (String line : description.lines().map(String::strip).toList()) {
      while (at < lines.size() && !lines.get(at).strip().equals(line)) {
        at++;
      }
      int number = at + 1;
      meant(line).ifPresent(keyword -> problems.add(problem(line, number, keyword)));
      at++;
    }
  }

  private Problem problem(String line, int number, String keyword) {
    int column = number <= lines.size() ? lines.get(number - 1).indexOf(line) + 1 : 0;
    return Problem.at(
        new Place(file, number, column),
        "\"" + line + "\" is read as a description, and is not run",
        line.startsWith(keyword)
            ? "steps stand below the title of a scenario; look at the keyword of the line above"
            : "did you mean "
                + keyword
                + "? If it is a description, begin the line with another word");
  }

  /** The keyword that the line was to begin with. */
  private Optional<String> meant(String line) {
    Matcher heading = HEADING.matcher(line);
    if (heading.matches()) {
      String word = heading.group(1).strip();
      return headings.stream()
          .filter(each -> each.equalsIgnoreCase(word) || Spelling.isSlip(word, each))
          .findFirst()
          .map(each -> each + ":");
    }
    Matcher first = FIRST.matcher(line);
    if (!first.matches() || !LIKE_A_STEP.matcher(first.group(2)).matches()) {
      return Optional.empty();
    }
    String word = first.group(1);
    if (SENTENCES.contains(word.toLowerCase(Locale.ROOT))) {
      return Optional.empty();
    }
    return steps.stream()
        .filter(each -> each.equalsIgnoreCase(word) || Spelling.isSlip(word, each))
        .findFirst();
  }
}
