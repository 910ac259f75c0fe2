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
  private final Phrases phrases;

  private final List<Scenario> scenarios = new ArrayList<>();
  private final Map<String, Criterion> criteria = new LinkedHashMap<>();
  private final Map<String, RunnableScenario> runnable = new LinkedHashMap<>();

  private CatalogReader(Path project, ReadSettings settings, Supplier<UUID> ids) {
    this.project = project;
    this.settings = settings;
    this.tagReader = new TagReader(settings.flags(), settings.criterionId(), problems);
    this.files = new FeatureFiles(project, ids);
    this.phrases = new Phrases(settings.signIn(), ids, problems);
  }

  /**
   * Reads the features of a project.
   *
   * @param project the folder of sluice.yaml
   * @param ids source of the ids Cucumber gives to what it parses
   * @throws InvalidInput with every problem found, each with its place
   */
  public static ReadFeatures read(Path project, ReadSettings settings, Supplier<UUID> ids) {
    return new CatalogReader(project, settings, ids).read();
  }

  private ReadFeatures read() {
    Optional<Expression> filter = settings.tags().map(CatalogReader::expression);
    FeatureFiles.Parsed parsed = files.parse(settings.features());
    parsed.sources().forEach(this::addFeature);
    if (scenarios.isEmpty() && problems.isEmpty()) {
      problems.add(
          Problem.of(
              "there is no scenario in " + project.relativize(project.resolve(settings.features())),
              "write a feature; a gate without scenarios never answers yes"));
    }
    if (!problems.isEmpty()) {
      throw new InvalidInput(problems);
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
    return new ReadFeatures(catalog, features, runnable);
  }

  private void addFeature(FeatureSource source) {
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
      addScenario(source, pickle, message, own);
    }
    source.ruleTags().forEach(this::addCriterion);
  }

  private void addScenario(
      FeatureSource source,
      Pickle pickle,
      io.cucumber.messages.types.Pickle message,
      List<PlacedTag> tags) {
    Meaning meaning = tagReader.read(tags);
    tags.forEach(this::addCriterion);
    List<RunnableStep> steps = phrases.expand(source.file(), pickle, message);
    checkTurns(source.file(), steps, meaning);
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
  private void checkTurns(String file, List<RunnableStep> steps, Meaning meaning) {
    Optional<String> own = meaning.turns().map(Scenario.Turn::flag);
    for (RunnableStep step : steps) {
      Matcher turn = TURNS_FLAG.matcher(step.step().getText());
      if (turn.matches() && !own.equals(Optional.of(turn.group(1)))) {
        problems.add(
            Problem.at(
                place(file, step.step().getLocation()),
                "this step turns the flag \""
                    + turn.group(1)
                    + "\" in a scenario that is not tagged for it",
                "tag the scenario @release:"
                    + turn.group(1)
                    + " or @kill:"
                    + turn.group(1)
                    + "; elsewhere Sluice chooses the flags"));
      }
    }
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
