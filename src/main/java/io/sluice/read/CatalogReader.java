package io.sluice.read;

import io.cucumber.core.gherkin.Feature;
import io.cucumber.core.gherkin.Pickle;
import io.cucumber.plugin.event.Location;
import io.cucumber.tagexpressions.Expression;
import io.cucumber.tagexpressions.TagExpressionException;
import io.cucumber.tagexpressions.TagExpressionParser;
import io.sluice.model.InvalidInput;
import io.sluice.model.Place;
import io.sluice.model.Problem;
import io.sluice.model.criterion.Catalog;
import io.sluice.model.criterion.Criterion;
import io.sluice.model.criterion.Scenario;
import io.sluice.read.FeatureSource.PlacedTag;
import io.sluice.read.RunnableScenario.RunnableStep;
import io.sluice.read.TagReader.Meaning;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Feature files to the catalog. Reads files only; no network, no class path scan. */
public final class CatalogReader {
  private static final Pattern TURNS_FLAG =
      Pattern.compile("the flag \"([^\"]+)\" is (?:turned (?:on|off)|set to \"[^\"]*\")");

  private final Path project;
  private final ReadSettings settings;
  private final List<Problem> problems = new ArrayList<>();
  private final TagReader tagReader;
  private final FeatureFiles files;
  private final PhraseReader phraseReader;

  private final List<Scenario> scenarios = new ArrayList<>();
  private final Map<String, Criterion> criteria = new LinkedHashMap<>();
  private final Map<String, RunnableScenario> runnable = new LinkedHashMap<>();

  private CatalogReader(Path project, ReadSettings settings, Supplier<UUID> ids) {
    this.project = project;
    this.settings = settings;
    this.tagReader = new TagReader(settings.flags(), settings.criterionId(), problems);
    this.files = new FeatureFiles(project, ids);
    this.phraseReader = new PhraseReader(ids, problems);
  }

  /**
   * What reading came to.
   *
   * @param features everything that could be read
   * @param problems what is wrong with the rest; with any, nothing may be run
   */
  public record Examined(ReadFeatures features, List<Problem> problems) {
    /** Makes the list immutable. */
    public Examined {
      problems = List.copyOf(problems);
    }
  }

  /**
   * Reads the features of a project.
   *
   * @param project the folder of sluice.yaml
   * @param ids source of the ids Cucumber gives to what it parses
   * @throws InvalidInput with every problem found, each with its place
   */
  public static ReadFeatures read(Path project, ReadSettings settings, Supplier<UUID> ids) {
    Examined examined = examine(project, settings, ids);
    if (!examined.problems().isEmpty()) {
      throw new InvalidInput(examined.problems());
    }
    return examined.features();
  }

  /**
   * The same for those who want to say more about what is right.
   *
   * @throws InvalidInput if there is nothing to read
   */
  public static Examined examine(Path project, ReadSettings settings, Supplier<UUID> ids) {
    return new CatalogReader(project, settings, ids).examine();
  }

  /** The phrases alone; what is wrong with one is left to the reading of everything. */
  public static List<TeamPhrase> phrases(Path project, Path features, Supplier<UUID> ids) {
    List<Problem> untold = new ArrayList<>();
    PhraseReader reader = new PhraseReader(ids, untold);
    return PhraseBook.read(
            new FeatureFiles(project, ids).phrases(features), reader, KnownSteps.none(), untold)
        .published();
  }

  private Examined examine() {
    Optional<Expression> filter = settings.tags().map(CatalogReader::expression);
    FeatureFiles.Parsed parsed = files.parse(settings.features(), problems);
    PhraseBook book = PhraseBook.read(parsed.phrases(), phraseReader, settings.known(), problems);
    Expansion expansion = new Expansion(settings, book, phraseReader, problems);
    expansion.checkPhrases();
    parsed.sources().forEach(source -> addFeature(source, expansion));
    if (scenarios.isEmpty() && problems.isEmpty()) {
      problems.add(
          Problem.at(
              parsed.sources().stream()
                  .findFirst()
                  .map(source -> new Place(source.file(), 1, 1))
                  .orElse(Place.of(settings.features().toString())),
              "there is no scenario in " + project.relativize(project.resolve(settings.features())),
              "write a feature; a gate without scenarios never answers yes"));
    }
    for (String id : settings.expectedCriteria()) {
      criteria.putIfAbsent(id, new Criterion(id, "", Optional.empty()));
    }
    List<Scenario> chosen =
        scenarios.stream().filter(s -> filter.map(f -> f.evaluate(s.tags())).orElse(true)).toList();
    Catalog catalog =
        new Catalog(
            chosen,
            List.copyOf(criteria.values()),
            parsed.digest(),
            chosen.size() < scenarios.size());
    List<Feature> features = parsed.sources().stream().map(FeatureSource::feature).toList();
    // A phrase's problem is met again wherever the phrase is named.
    return new Examined(
        new ReadFeatures(catalog, features, runnable, book.published()),
        problems.stream().distinct().toList());
  }

  private void addFeature(FeatureSource source, Expansion expansion) {
    Map<String, PlacedTag> tags = source.tags();
    Map<String, io.cucumber.messages.types.Pickle> messages = source.messages();
    for (Pickle pickle : source.feature().getPickles()) {
      io.cucumber.messages.types.Pickle message =
          Objects.requireNonNull(messages.get(pickle.getId()), "pickle without a message");
      List<PlacedTag> own =
          message.getTags().stream()
              .map(tag -> tags.get(tag.getAstNodeId()))
              .filter(Objects::nonNull)
              .toList();
      addScenario(source, pickle, expansion.expand(source.file(), pickle, message), message, own);
    }
    source.ruleTags().forEach(this::addCriterion);
  }

  private void addScenario(
      FeatureSource source,
      Pickle pickle,
      List<RunnableStep> steps,
      io.cucumber.messages.types.Pickle message,
      List<PlacedTag> tags) {
    Meaning meaning = tagReader.read(tags);
    tags.forEach(this::addCriterion);
    checkTurns(steps, meaning);
    Place place = place(source.file(), pickle.getLocation());
    String id = source.file() + ":" + place.line();
    scenarios.add(
        new Scenario(
            id,
            source.feature().getName().orElse(source.file()),
            pickle.getRuleLocation().map(Location::getLine).flatMap(source::ruleAt),
            pickle.getName(),
            place,
            meaning.names(),
            meaning.criteria(),
            meaning.conditions(),
            meaning.turns(),
            meaning.serial(),
            steps.stream().map(step -> step.step().getText()).toList()));
    runnable.put(id, new RunnableScenario(pickle, message, steps));
  }

  private void addCriterion(PlacedTag tag) {
    String id = tag.name().substring(1);
    if (settings.criterionId().matcher(id).matches()) {
      criteria.putIfAbsent(id, new Criterion(id, tag.ownerName(), Optional.of(tag.ownerPlace())));
    }
  }

  /** A flag may be turned only by a scenario that says so in its tags. */
  private void checkTurns(List<RunnableStep> steps, Meaning meaning) {
    Optional<String> own = meaning.turns().map(Scenario.Turn::flag);
    for (RunnableStep step : steps) {
      Matcher turn = TURNS_FLAG.matcher(step.step().getText());
      if (turn.matches() && !own.equals(Optional.of(turn.group(1)))) {
        problems.add(
            Problem.at(
                step.step().written().place(),
                "this step turns the flag \""
                    + turn.group(1)
                    + "\" in a scenario that is not tagged for it"
                    + inPhrase(step.step().written()),
                "tag the scenario @release:"
                    + turn.group(1)
                    + " or @kill:"
                    + turn.group(1)
                    + "; elsewhere Sluice chooses the flags"));
      }
    }
  }

  private static String inPhrase(Written written) {
    return written.phrase().map(place -> " (in the phrase at " + place + ")").orElse("");
  }

  private static Place place(String file, Location location) {
    return new Place(file, location.getLine(), Math.max(location.getColumn(), 0));
  }

  private static Expression expression(String text) {
    try {
      return TagExpressionParser.parse(text);
    } catch (TagExpressionException e) {
      String message = String.valueOf(e.getMessage()).strip();
      throw new InvalidInput(
          Problem.of(
              "--tags is not a tag expression: " + message,
              "write e.g. --tags \"@api and not @slow\""));
    }
  }
}
