package io.sluice.read;

import io.cucumber.core.gherkin.Feature;
import io.cucumber.core.gherkin.Pickle;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.FeatureChild;
import io.cucumber.messages.types.GherkinDocument;
import io.cucumber.messages.types.Location;
import io.cucumber.messages.types.Rule;
import io.cucumber.messages.types.RuleChild;
import io.cucumber.messages.types.Scenario;
import io.cucumber.messages.types.Tag;
import io.sluice.model.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One parsed feature file: Cucumber's feature, and where its tags and rules stand.
 *
 * @param file path for people
 * @param feature as Cucumber runs it
 * @param document the syntax tree, which knows the places
 */
record FeatureSource(String file, Feature feature, GherkinDocument document) {

  /** A tag as it stands in the file, with the name of what carries it. */
  record PlacedTag(String name, Place place, Place ownerPlace, String ownerName) {}

  /** The tags of the file by the id of their node. */
  Map<String, PlacedTag> tags() {
    Map<String, PlacedTag> byId = new HashMap<>();
    document
        .getFeature()
        .ifPresent(
            root -> {
              put(byId, root.getTags(), root.getLocation(), root.getName());
              for (FeatureChild child : root.getChildren()) {
                child.getRule().ifPresent(rule -> putRule(byId, rule));
                child.getScenario().ifPresent(scenario -> putScenario(byId, scenario));
              }
            });
    return byId;
  }

  /** The name of the rule at that line. */
  Optional<String> ruleAt(int line) {
    return document.getFeature().stream()
        .flatMap(root -> root.getChildren().stream())
        .flatMap(child -> child.getRule().stream())
        .filter(rule -> rule.getLocation().getLine() == line)
        .map(Rule::getName)
        .findFirst();
  }

  /** The rules with their tags, also those that have no scenario. */
  Stream<PlacedTag> ruleTags() {
    return document.getFeature().stream()
        .flatMap(root -> root.getChildren().stream())
        .flatMap(child -> child.getRule().stream())
        .flatMap(
            rule ->
                rule.getTags().stream()
                    .map(tag -> placed(tag, rule.getLocation(), rule.getName())));
  }

  /** The compiled scenarios as messages, by the id that {@link Pickle#getId()} gives. */
  Map<String, io.cucumber.messages.types.Pickle> messages() {
    Map<String, io.cucumber.messages.types.Pickle> byId = new HashMap<>();
    for (Object event : feature.getParseEvents()) {
      if (event instanceof Envelope envelope) {
        envelope.getPickle().ifPresent(pickle -> byId.put(pickle.getId(), pickle));
      }
    }
    return byId;
  }

  private void putRule(Map<String, PlacedTag> byId, Rule rule) {
    put(byId, rule.getTags(), rule.getLocation(), rule.getName());
    rule.getChildren().stream()
        .map(RuleChild::getScenario)
        .flatMap(Optional::stream)
        .forEach(scenario -> putScenario(byId, scenario));
  }

  private void putScenario(Map<String, PlacedTag> byId, Scenario scenario) {
    put(byId, scenario.getTags(), scenario.getLocation(), scenario.getName());
    scenario
        .getExamples()
        .forEach(
            examples -> put(byId, examples.getTags(), scenario.getLocation(), scenario.getName()));
  }

  private void put(Map<String, PlacedTag> byId, List<Tag> tags, Location owner, String ownerName) {
    tags.forEach(tag -> byId.put(tag.getId(), placed(tag, owner, ownerName)));
  }

  private PlacedTag placed(Tag tag, Location owner, String ownerName) {
    return new PlacedTag(tag.getName(), place(tag.getLocation()), place(owner), ownerName);
  }

  private Place place(Location location) {
    int column = location.getColumn().map(Long::intValue).orElse(0);
    return new Place(file, location.getLine().intValue(), column);
  }
}
