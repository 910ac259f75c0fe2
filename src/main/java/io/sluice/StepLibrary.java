package io.sluice;

import io.sluice.model.step.StepCatalogue;
import io.sluice.model.step.StepEntry;
import io.sluice.model.step.StepEntry.Kind;
import io.sluice.publish.StepsGlue;
import io.sluice.publish.StepsJson;
import io.sluice.publish.StepsPage;
import io.sluice.read.CatalogReader;
import io.sluice.read.StepExample;
import io.sluice.read.StepExamples;
import io.sluice.read.TeamPhrase;
import io.sluice.read.Wordings;
import io.sluice.run.StepDefinition;
import io.sluice.run.StepDefinitions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The façade of the step library: what features of a project can say. Needs no sluice.yaml, no
 * service and no browser.
 */
public final class StepLibrary {
  private static final String WITHOUT_EXAMPLE = "More steps";
  private static final String OWN_JAVA = "Steps of this project, in Java";
  private static final String OWN_PHRASES = "Phrases of this project";

  private final List<StepExample> examples;
  private final List<StepEntry> entries = new ArrayList<>();
  private final Map<String, String> intros = new LinkedHashMap<>();

  private StepLibrary(List<StepExample> examples) {
    this.examples = examples;
  }

  /**
   * Every step: built in, the project's own on the class path, and its phrases.
   *
   * @param project its folder
   */
  public static StepCatalogue of(Path project) {
    StepDefinitions definitions = StepDefinitions.load(List.of(), Sluice.ids());
    StepLibrary library = new StepLibrary(StepExamples.read(Sluice.ids()));
    library.builtIn(definitions.all());
    library.java(definitions.all());
    Path folder = project.toAbsolutePath().normalize();
    library.phrases(CatalogReader.phrases(folder, Sluice.FEATURES, Sluice.ids()));
    return new StepCatalogue(library.entries, library.intros, definitions.parameterTypes());
  }

  /** For programs; {@code schema: sluice-steps/1}. */
  public static String json(StepCatalogue catalogue) {
    return StepsJson.of(catalogue);
  }

  /** One page that needs no network, with a search of its own. */
  public static String page(StepCatalogue catalogue) {
    return StepsPage.of(catalogue);
  }

  /**
   * Java with the annotations of every step that is not written in Java by the project itself, for
   * the completion of editors. Nobody runs it.
   *
   * @param className its name
   */
  public static String glue(StepCatalogue catalogue, String className) {
    return StepsGlue.of(catalogue, className);
  }

  /** In the order of the examples; those without one last. */
  private void builtIn(List<StepDefinition> all) {
    Map<String, String> sources = new LinkedHashMap<>();
    Wordings.REPLACED.forEach(pattern -> sources.put(pattern, ""));
    all.stream()
        .filter(step -> step.builtIn() && !step.hidden())
        .forEach(step -> sources.put(step.pattern(), step.location()));
    Set<String> shown = examples.stream().map(StepExample::expression).collect(Collectors.toSet());
    examples.stream()
        .map(StepExample::expression)
        .distinct()
        .filter(sources::containsKey)
        .forEach(pattern -> builtIn(pattern, sources.getOrDefault(pattern, "")));
    sources.forEach(
        (pattern, source) -> {
          if (!shown.contains(pattern)) {
            builtIn(pattern, source);
          }
        });
  }

  private void builtIn(String pattern, String source) {
    Optional<StepExample> passing = example(pattern, false);
    Optional<StepExample> failing = example(pattern, true);
    String group = passing.or(() -> failing).map(StepExample::group).orElse(WITHOUT_EXAMPLE);
    passing.or(() -> failing).ifPresent(shown -> intros.putIfAbsent(group, shown.intro()));
    entries.add(
        new StepEntry(
            group,
            pattern,
            Kind.BUILT_IN,
            passing.map(StepExample::description).orElse(""),
            passing.map(StepExample::text).orElse(""),
            failing.map(shown -> shown.description().replace("*", "…")),
            Optional.empty(),
            source));
  }

  private Optional<StepExample> example(String pattern, boolean fails) {
    return examples.stream()
        .filter(example -> example.expression().equals(pattern) && example.fails() == fails)
        .findFirst();
  }

  private void java(List<StepDefinition> all) {
    all.stream()
        .filter(step -> !step.builtIn() && !step.hidden())
        .map(step -> own(OWN_JAVA, step.pattern(), Kind.JAVA, step.location()))
        .forEach(entries::add);
  }

  private static StepEntry own(String group, String pattern, Kind kind, String source) {
    return new StepEntry(group, pattern, kind, "", "", Optional.empty(), Optional.empty(), source);
  }

  private void phrases(List<TeamPhrase> phrases) {
    phrases.stream()
        .map(
            phrase ->
                new StepEntry(
                    OWN_PHRASES,
                    phrase.title(),
                    Kind.PHRASE,
                    phrase.description(),
                    String.join("\n", phrase.steps()),
                    Optional.empty(),
                    Optional.of(phrase.place()),
                    ""))
        .forEach(entries::add);
  }
}
