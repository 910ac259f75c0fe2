package io.sluice.read;

import io.cucumber.gherkin.GherkinDialect;
import io.cucumber.gherkin.GherkinDialects;
import io.sluice.model.Place;
import io.sluice.model.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns a file of phrases into Gherkin, line by line, so that Cucumber's parser reads it: a phrase
 * becomes a scenario, a step without keyword gets {@code *}. What stands on line n of the file
 * stands on line n + {@link #ADDED} of the Gherkin, in the same column.
 */
final class PhraseText {
  /** Lines that the Gherkin has before those of the file. */
  static final int ADDED = 2;

  private static final Pattern PHRASE = Pattern.compile("(\\s*)Phrase:\\s*(.*)");
  private static final Pattern LANGUAGE =
      Pattern.compile("\\s*#\\s*language\\s*:\\s*([\\w-]+)\\s*");
  private static final Pattern ONLY_TABLE = Pattern.compile("\\s*\\|\\s*<table>\\s*\\|.*");
  private static final Pattern NO_PHRASE =
      Pattern.compile(
          "(?i)(phrases?|feature|background|rule|scenario|scenario outline|scenario template|"
              + "example|examples|scenarios)\\s*:.*|phrases?\\s.*|@.*");

  private final PhraseReader.Origin origin;
  private final List<String> lines;
  private final List<Problem> problems;
  private final StringBuilder gherkin = new StringBuilder();
  private Optional<String> quotes = Optional.empty();
  private boolean inPhrase;

  private PhraseText(PhraseReader.Origin origin, List<String> lines, List<Problem> problems) {
    this.origin = origin;
    this.lines = lines;
    this.problems = problems;
  }

  /** The Gherkin; what makes no phrase is left out and told. */
  static String gherkin(PhraseReader.Origin origin, List<String> lines, List<Problem> problems) {
    return new PhraseText(origin, lines, problems).convert();
  }

  /** The comment lines right above a phrase, which say what it does. */
  static String descriptionAbove(List<String> lines, int phraseLine) {
    List<String> told = new ArrayList<>();
    for (int at = phraseLine - 2; at >= 0; at--) {
      String line = lines.get(at).strip();
      if (!line.startsWith("#") || LANGUAGE.matcher(line).matches()) {
        break;
      }
      told.add(0, line.replaceFirst("^#+\\s*", ""));
    }
    return String.join(" ", told).strip();
  }

  private String convert() {
    String language =
        lines.stream()
            .findFirst()
            .map(LANGUAGE::matcher)
            .filter(Matcher::matches)
            .map(found -> found.group(1))
            .orElse("en");
    // A language that Gherkin does not know is told by its parser.
    GherkinDialect dialect =
        GherkinDialects.getDialect(language)
            .or(() -> GherkinDialects.getDialect("en"))
            .orElseThrow();
    gherkin.append("# language: ").append(language).append('\n');
    gherkin.append(dialect.getFeatureKeywords().get(0)).append(": phrases\n");
    for (int at = 0; at < lines.size(); at++) {
      gherkin.append(line(at, dialect)).append('\n');
    }
    return gherkin.toString();
  }

  private String line(int at, GherkinDialect dialect) {
    String line = lines.get(at);
    String text = line.strip();
    if (quotes.isPresent()) {
      if (text.startsWith(quotes.get())) {
        quotes = Optional.empty();
      }
      return line;
    }
    Matcher phrase = PHRASE.matcher(line);
    if (phrase.matches()) {
      inPhrase = true;
      return phrase.group(1) + dialect.getScenarioKeywords().get(0) + ": " + phrase.group(2);
    }
    if (text.isEmpty() || text.startsWith("#")) {
      return line;
    }
    if (!inPhrase || NO_PHRASE.matcher(text).matches()) {
      problems.add(
          Problem.at(
              placeIn(line, at),
              "\"" + text + "\" is no phrase and no step of one",
              "a file of phrases holds \"Phrase: its wording\" and below it its steps"));
      return "";
    }
    return ofPhrase(line, text, at, dialect);
  }

  private String ofPhrase(String line, String text, int at, GherkinDialect dialect) {
    if (text.startsWith("\"\"\"") || text.startsWith("```")) {
      quotes = Optional.of(text.substring(0, 3));
      return line;
    }
    if (text.startsWith("|")) {
      return ONLY_TABLE.matcher(line).matches() ? padded(line, at) : line;
    }
    boolean keyword = dialect.getStepKeywords().stream().anyMatch(text::startsWith);
    return keyword ? line : indentation(line) + "* " + text;
  }

  /** Gherkin wants rows of one length; the row that stands for the caller's rows has one cell. */
  private String padded(String line, int at) {
    int cells = Math.max(cellsAt(at - 1), cellsAt(at + 1));
    return indentation(line) + "| <table> |" + " |".repeat(Math.max(0, cells - 1));
  }

  private int cellsAt(int at) {
    boolean there = at >= 0 && at < lines.size() && lines.get(at).strip().startsWith("|");
    return there ? lines.get(at).replaceAll("\\\\.", "").replaceAll("[^|]", "").length() - 1 : 0;
  }

  private Place placeIn(String line, int at) {
    return origin.place(at + 1, indentation(line).length() + 1);
  }

  private static String indentation(String line) {
    return line.substring(0, line.length() - line.stripLeading().length());
  }
}
