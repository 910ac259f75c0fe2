package io.sluice.config;

import io.sluice.model.Place;
import java.util.Locale;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** YAML 1.2 text to nodes that know their place, within limits that stop a hostile file. */
final class YamlText {
  private static final String LOOK =
      "Look at this line and the one before: a bracket, quote or colon is missing, or it is"
          + " indented otherwise than its neighbours.";

  /** More than any settings need; aliases beyond it are a bomb. */
  static final int MAX_ALIASES = 50;

  /** The settings are at most 8 deep. */
  static final int MAX_DEPTH = 40;

  private YamlText() {}

  /** The root of the only document; empty, with a problem, if there is none. */
  static Optional<Node> parse(Source source) {
    try {
      if (!printable(source) || tooDeep(source)) {
        return Optional.empty();
      }
      Optional<Node> root = new Compose(settings(source)).composeString(source.text());
      if (root.isEmpty()) {
        source
            .problems()
            .add(
                Place.of(source.file()),
                source.file() + " is empty",
                "docs/guides/configuration.md shows the smallest one that works.");
      }
      return root;
    } catch (MarkedYamlEngineException wrong) {
      Place place = source.place(wrong.getProblemMark().or(wrong::getContextMark));
      source.problems().add(place, "not valid YAML: " + sentence(wrong), LOOK);
    } catch (YamlEngineException wrong) {
      // Version directives and alias limits carry no mark.
      source.problems().add(Place.of(source.file()), "not valid YAML: " + limits(wrong), "");
    }
    return Optional.empty();
  }

  private static LoadSettings settings(Source source) {
    return LoadSettings.builder()
        .setLabel(source.file())
        .setSchema(new CoreSchema())
        .setMaxAliasesForCollections(MAX_ALIASES)
        .build();
  }

  private static boolean printable(Source source) {
    String text = source.text();
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      // A byte order mark may start a file.
      if (!StreamReader.isPrintable(text.codePointAt(i)) && !(i == 0 && text.charAt(0) == 0xFEFF)) {
        int lineStart = text.lastIndexOf('\n', i) + 1;
        int line = (int) text.substring(0, i).chars().filter(c -> c == '\n').count() + 1;
        Place place = new Place(source.file(), line, text.codePointCount(lineStart, i) + 1);
        String code = String.format(Locale.ROOT, "U+%04X", text.codePointAt(i));
        source.problems().add(place, "not valid YAML: the character " + code, "Remove it.");
        return false;
      }
    }
    return true;
  }

  /** Composing is recursive: what is nested without end would exhaust the stack. */
  private static boolean tooDeep(Source source) {
    int depth = 0;
    for (Event event : new Parse(settings(source)).parseString(source.text())) {
      switch (event.getEventId()) {
        case MappingStart, SequenceStart -> depth++;
        case MappingEnd, SequenceEnd -> depth--;
        default -> {
          // Neither opens nor closes anything.
        }
      }
      if (depth > MAX_DEPTH) {
        source
            .problems()
            .add(
                source.place(event.getStartMark()),
                "nested more than " + MAX_DEPTH + " deep",
                "Settings never are: check the brackets.");
        return true;
      }
    }
    return false;
  }

  private static String sentence(MarkedYamlEngineException wrong) {
    String context = Optional.ofNullable(wrong.getContext()).orElse("");
    String problem = Optional.ofNullable(wrong.getProblem()).orElse("");
    return context.isEmpty() ? problem : context + ", " + problem;
  }

  private static String limits(YamlEngineException wrong) {
    String message = String.valueOf(wrong.getMessage());
    return message.contains("aliases")
        ? "more than " + MAX_ALIASES + " aliases (*name) for lists and mappings"
        : message;
  }
}
