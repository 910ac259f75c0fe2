package io.sluice.read;

import io.cucumber.core.feature.FeatureParser;
import io.cucumber.core.gherkin.FeatureParserException;
import io.cucumber.core.gherkin.Pickle;
import io.cucumber.core.resource.Resource;
import io.sluice.model.Place;
import io.sluice.model.Problem;
import io.sluice.read.PhraseDefinition.PhraseStep;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Reads phrases with Cucumber's parser. */
final class PhraseReader {
  private final FeatureParser parser;
  private final List<Problem> problems;

  PhraseReader(Supplier<UUID> ids, List<Problem> problems) {
    this.parser = new FeatureParser(ids);
    this.problems = problems;
  }

  /**
   * Where lines come from.
   *
   * @param file for people
   * @param shift how many lines of the file come before the first of them
   * @param columns whether they begin in the column that the file has them in
   */
  record Origin(String file, int shift, boolean columns) {
    Place place(int line, int column) {
      return new Place(file, line + shift, columns ? column : 0);
    }
  }

  private record Gherkin(String text) implements Resource {
    @Override
    public URI getUri() {
      return URI.create("phrases:read");
    }

    @Override
    public InputStream getInputStream() {
      return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** The phrases of a file; what is wrong with one is told, and it is left out. */
  List<PhraseDefinition> file(String file, List<String> lines) {
    List<PhraseDefinition> sound = new ArrayList<>();
    for (PhraseDefinition phrase : parse(new Origin(file, 0, true), lines)) {
      List<Problem> wrong = PhraseChecks.of(phrase);
      problems.addAll(wrong);
      if (wrong.isEmpty()) {
        sound.add(phrase);
      }
    }
    return sound;
  }

  /**
   * The steps by which a user signs in.
   *
   * @param text one on each line
   * @param first where the first line stands
   */
  Optional<PhraseDefinition> signIn(String text, Place first) {
    List<String> lines = new ArrayList<>(List.of("Phrase: signing in"));
    text.lines().forEach(lines::add);
    int before = problems.size();
    List<PhraseDefinition> read = parse(new Origin(first.file(), first.line() - 2, false), lines);
    List<PhraseDefinition> withSteps =
        read.stream().filter(phrase -> !phrase.steps().isEmpty()).toList();
    if (withSteps.isEmpty() && problems.size() == before) {
      problems.add(Problem.at(first, "the sign-in phrase has no steps", "write one step a line"));
    }
    return withSteps.stream().findFirst();
  }

  private List<PhraseDefinition> parse(Origin origin, List<String> lines) {
    String gherkin = PhraseText.gherkin(origin, lines, problems);
    List<PhraseDefinition> phrases = new ArrayList<>();
    try {
      parser
          .parseResource(new Gherkin(gherkin))
          .ifPresent(
              feature ->
                  feature
                      .getPickles()
                      .forEach(pickle -> phrases.add(phrase(origin, lines, pickle))));
    } catch (FeatureParserException e) {
      int added = PhraseText.ADDED - origin.shift();
      problems.addAll(
          SyntaxErrors.in(
              origin.file(),
              gherkin.getBytes(StandardCharsets.UTF_8),
              added,
              String.valueOf(e.getMessage())));
    }
    return phrases;
  }

  private static PhraseDefinition phrase(Origin origin, List<String> lines, Pickle pickle) {
    int line = pickle.getLocation().getLine() - PhraseText.ADDED;
    List<PhraseStep> steps =
        pickle.getSteps().stream()
            .map(
                step ->
                    new PhraseStep(
                        step,
                        origin.place(
                            step.getLine() - PhraseText.ADDED, step.getLocation().getColumn())))
            .toList();
    return PhraseDefinition.of(
        pickle.getName().strip(),
        origin.place(line, pickle.getLocation().getColumn()),
        PhraseText.descriptionAbove(lines, line),
        steps);
  }
}
