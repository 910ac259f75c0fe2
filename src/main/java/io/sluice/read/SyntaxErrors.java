package io.sluice.read;

import io.cucumber.gherkin.GherkinDialect;
import io.cucumber.gherkin.GherkinDialects;
import io.cucumber.gherkin.GherkinParser;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.Location;
import io.cucumber.messages.types.ParseError;
import io.sluice.model.Place;
import io.sluice.model.Problem;
import io.sluice.model.Spelling;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What Cucumber's parser does not understand, in words for the reader of the file. */
final class SyntaxErrors {
  private static final Pattern LEADING_PLACE = Pattern.compile("^\\((\\d+):(\\d+)\\): ");
  private static final Pattern GOT = Pattern.compile("expected: .*, got '(.*)'");
  private static final Pattern LANGUAGE =
      Pattern.compile("\\s*#\\s*language\\s*:\\s*([\\w-]+)\\s*");

  private final String file;
  private final int added;
  private final List<String> lines;

  private SyntaxErrors(String file, int added, List<String> lines) {
    this.file = file;
    this.added = added;
    this.lines = lines;
  }

  /**
   * Every error of a file.
   *
   * @param file its path for people
   * @param gherkin what the parser was given
   * @param added how many lines that has before those of the file
   * @param otherwise what to say if the parser tells nothing more exact
   */
  static List<Problem> in(String file, byte[] gherkin, int added, String otherwise) {
    List<String> lines = new String(gherkin, StandardCharsets.UTF_8).lines().toList();
    SyntaxErrors errors = new SyntaxErrors(file, added, lines);
    List<Problem> problems =
        GherkinParser.builder()
            .build()
            .parse(file, gherkin)
            .map(Envelope::getParseError)
            .flatMap(Optional::stream)
            .map(errors::problem)
            .toList();
    return problems.isEmpty()
        ? List.of(Problem.at(Place.of(file), otherwise, "correct the file"))
        : problems;
  }

  private Problem problem(ParseError error) {
    Optional<Location> location = error.getSource().getLocation();
    int line = location.map(at -> at.getLine().intValue()).orElse(0);
    int column = location.flatMap(Location::getColumn).map(Long::intValue).orElse(0);
    Matcher leading = LEADING_PLACE.matcher(error.getMessage());
    String text = leading.find() ? error.getMessage().substring(leading.end()) : error.getMessage();
    Matcher got = GOT.matcher(text);
    if (text.startsWith("inconsistent cell count")) {
      return unevenRow(line, column);
    } else if (text.startsWith("unexpected end of file") && text.contains("DocString")) {
      return openDocString();
    } else if (got.matches()) {
      return noStep(got.group(1), line, column);
    }
    return Problem.at(
        place(line, column),
        "this is not Gherkin: " + text,
        "correct the line; https://cucumber.io/docs/gherkin/reference shows the keywords");
  }

  private Problem unevenRow(int line, int column) {
    int first = line;
    while (first > 1 && lines.get(first - 2).strip().startsWith("|")) {
      first--;
    }
    return Problem.at(
        place(line, column),
        "this row has "
            + cells(lines.get(line - 1))
            + ", and the first row of its table "
            + cells(lines.get(first - 1)),
        "give every row as many; write \\| for a | inside a cell");
  }

  private static String cells(String row) {
    int count = row.replaceAll("\\\\.", "").replaceAll("[^|]", "").length() - 1;
    return count == 1 ? "1 cell" : count + " cells";
  }

  /** The one without an end is the last that begins. */
  private Problem openDocString() {
    int line = lines.size();
    while (line > 1 && !startsDocString(lines.get(line - 1))) {
      line--;
    }
    String text = lines.get(line - 1);
    String quotes = text.strip().substring(0, Math.min(3, text.strip().length()));
    return Problem.at(
        place(line, text.indexOf(text.strip()) + 1),
        "the doc string that begins here has no end",
        "write " + quotes + " on a line of its own below its last line");
  }

  private static boolean startsDocString(String line) {
    return line.strip().startsWith("\"\"\"") || line.strip().startsWith("```");
  }

  private Problem noStep(String text, int line, int column) {
    GherkinDialect dialect = dialect();
    List<String> steps = dialect.getStepKeywords().stream().map(String::strip).distinct().toList();
    boolean feature =
        dialect.getFeatureKeywords().stream().anyMatch(word -> text.startsWith(word + ":"));
    if (feature) {
      return Problem.at(
          place(line, column), "a file holds one feature", "put this one into a file of its own");
    }
    String first = text.split("[\\s:]", 2)[0];
    Optional<String> meant =
        Spelling.meant(first, Stream.concat(steps.stream(), headings(dialect)).toList());
    return Problem.at(
        place(line, column),
        "\"" + text + "\" begins with no keyword that may stand here",
        meant.map(word -> "did you mean " + word + "? ").orElse("")
            + "A step begins with "
            + String.join(", ", steps));
  }

  private static Stream<String> headings(GherkinDialect dialect) {
    return Stream.of(
            dialect.getFeatureKeywords(),
            dialect.getBackgroundKeywords(),
            dialect.getRuleKeywords(),
            dialect.getScenarioKeywords(),
            dialect.getExamplesKeywords())
        .flatMap(List::stream);
  }

  private GherkinDialect dialect() {
    return lines.stream()
        .findFirst()
        .map(LANGUAGE::matcher)
        .filter(Matcher::matches)
        .flatMap(found -> GherkinDialects.getDialect(found.group(1)))
        .or(() -> GherkinDialects.getDialect("en"))
        .orElseThrow();
  }

  private Place place(int line, int column) {
    return new Place(file, Math.max(line - added, 1), column);
  }
}
