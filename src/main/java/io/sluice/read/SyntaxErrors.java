package io.sluice.read;

import io.cucumber.gherkin.GherkinParser;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.Location;
import io.cucumber.messages.types.ParseError;
import io.sluice.model.Place;
import io.sluice.model.Problem;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Cucumber's parser does not understand, in words for the reader of the file. */
final class SyntaxErrors {
  private static final Pattern LEADING_PLACE = Pattern.compile("^\\((\\d+):(\\d+)\\): ");

  private SyntaxErrors() {}

  /**
   * Every error of a file.
   *
   * @param file its path for people
   * @param gherkin what the parser was given
   * @param added how many lines that has before those of the file
   * @param otherwise what to say if the parser tells nothing more exact
   */
  static List<Problem> in(String file, byte[] gherkin, int added, String otherwise) {
    List<Problem> problems =
        GherkinParser.builder()
            .build()
            .parse(file, gherkin)
            .map(Envelope::getParseError)
            .flatMap(Optional::stream)
            .map(error -> problem(file, added, error))
            .toList();
    return problems.isEmpty()
        ? List.of(Problem.at(Place.of(file), otherwise, "correct the file"))
        : problems;
  }

  private static Problem problem(String file, int added, ParseError error) {
    Optional<Location> location = error.getSource().getLocation();
    int line = location.map(at -> at.getLine().intValue()).orElse(0) - added;
    int column = location.flatMap(Location::getColumn).map(Long::intValue).orElse(0);
    Matcher leading = LEADING_PLACE.matcher(error.getMessage());
    String text = leading.find() ? error.getMessage().substring(leading.end()) : error.getMessage();
    return Problem.at(
        new Place(file, Math.max(line, 1), column),
        "this is not Gherkin: " + text,
        "correct the line; https://cucumber.io/docs/gherkin/reference shows the keywords");
  }
}
