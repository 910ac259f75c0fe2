package io.sluice.read;

import io.cucumber.core.gherkin.Step;
import io.sluice.model.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A phrase as its file has it.
 *
 * @param title its wording, with {@code <parameters>}
 * @param place where it begins
 * @param description what the comment above it says; may be empty
 * @param steps its steps, parameters unfilled
 * @param parameters the names in the title, in its order
 * @param wording what a step must look like to name the phrase; a group for each parameter
 */
record PhraseDefinition(
    String title,
    Place place,
    String description,
    List<PhraseStep> steps,
    List<String> parameters,
    Pattern wording) {
  /** In the place of the caller's rows. */
  static final String TABLE = "table";

  /** In the place of the caller's doc string. */
  static final String TEXT = "text";

  private static final Pattern PARAMETER = Pattern.compile("<([^<>\\s][^<>]*)>");
  private static final String QUOTED = "((?:[^\"\\\\]|\\\\.)*)";
  private static final String WORD = "(\\S+)";

  /** A step of a phrase and where it stands. */
  record PhraseStep(Step step, Place place) {
    Optional<List<List<String>>> table() {
      return OwnArgument.table(Optional.ofNullable(step.getArgument()));
    }

    Optional<OwnArgument.Text> text() {
      return OwnArgument.text(Optional.ofNullable(step.getArgument()));
    }
  }

  static PhraseDefinition of(
      String title, Place place, String description, List<PhraseStep> steps) {
    StringBuilder regex = new StringBuilder();
    List<String> parameters = new ArrayList<>();
    Matcher parameter = PARAMETER.matcher(title);
    int end = 0;
    while (parameter.find()) {
      regex.append(Pattern.quote(title.substring(end, parameter.start())));
      boolean quoted =
          title.startsWith("\"", parameter.start() - 1) && title.startsWith("\"", parameter.end());
      regex.append(quoted ? QUOTED : WORD);
      parameters.add(parameter.group(1));
      end = parameter.end();
    }
    regex.append(Pattern.quote(title.substring(end)));
    return new PhraseDefinition(
        title,
        place,
        description,
        steps,
        List.copyOf(parameters),
        Pattern.compile(regex.toString()));
  }

  /** The names in angle brackets of a text. */
  static List<String> namesIn(String text) {
    return PARAMETER.matcher(text).results().map(found -> found.group(1)).toList();
  }

  /** The text with every parameter that has a value replaced. */
  static String fill(String text, Map<String, String> values) {
    return PARAMETER
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    Optional.ofNullable(values.get(found.group(1))).orElse(found.group())));
  }

  /** Whether this row stands for the caller's rows. */
  static boolean isTableRow(List<String> row) {
    return row.get(0).equals("<" + TABLE + ">") && row.stream().skip(1).allMatch(String::isBlank);
  }

  boolean wantsTable() {
    return steps.stream()
        .flatMap(step -> step.table().stream())
        .flatMap(List::stream)
        .anyMatch(PhraseDefinition::isTableRow);
  }

  boolean wantsText() {
    return steps.stream()
        .flatMap(step -> step.text().stream())
        .anyMatch(doc -> namesIn(doc.content()).contains(TEXT));
  }

  /** A step that names it, with values that are as good as any. */
  String sample() {
    return PARAMETER.matcher(title).replaceAll("1");
  }

  TeamPhrase published(boolean used) {
    List<String> texts = steps.stream().map(step -> step.step().getText()).toList();
    String everything = String.join("\n", contents());
    List<String> idle =
        parameters.stream().filter(name -> !everything.contains("<" + name + ">")).toList();
    return new TeamPhrase(title, place, description, texts, wantsTable(), wantsText(), idle, used);
  }

  private List<String> contents() {
    List<String> all = new ArrayList<>();
    for (PhraseStep step : steps) {
      all.add(step.step().getText());
      step.text().ifPresent(doc -> all.add(doc.content()));
      step.table().ifPresent(rows -> rows.forEach(all::addAll));
    }
    return all;
  }
}
