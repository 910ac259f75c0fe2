package io.sluice.flags.flagd;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sluice.model.Place;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The text of a flag file, its values, and where they stand.
 *
 * @param name as sluice.yaml names the file
 */
record FlagText(String name, String text, Spot root) {
  private static final String FLAGS = "flags";

  /** What a text is that cannot be read as flags; the message names the place. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(Place place, String why) {
      super(place + " " + why);
    }
  }

  /** Reads JSON, comments allowed, or YAML, by the end of the file's name. */
  static FlagText of(String name, String text) throws Unreadable {
    FlagText read = new FlagText(name, text, isYaml(name) ? yaml(name, text) : json(name, text));
    if (read.flags().isEmpty()) {
      throw new Unreadable(Place.of(name), "has no mapping \"flags\": it is no file for flagd");
    }
    return read;
  }

  static boolean isYaml(String name) {
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  private static Spot json(String name, String text) throws Unreadable {
    try {
      return JsonSpots.read(text);
    } catch (JsonProcessingException e) {
      Place place =
          e.getLocation() == null
              ? Place.of(name)
              : new Place(name, e.getLocation().getLineNr(), e.getLocation().getColumnNr());
      throw new Unreadable(place, "is no JSON: " + e.getOriginalMessage());
    }
  }

  private static Spot yaml(String name, String text) throws Unreadable {
    try {
      return YamlSpots.read(text)
          .orElseThrow(() -> new Unreadable(Place.of(name), "holds nothing"));
    } catch (MarkedYamlEngineException e) {
      Optional<Mark> at = e.getProblemMark().or(e::getContextMark);
      Place place =
          at.map(mark -> new Place(name, mark.getLine() + 1, mark.getColumn() + 1))
              .orElseGet(() -> Place.of(name));
      throw new Unreadable(place, "is no YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      throw new Unreadable(
          Place.of(name), "is no YAML: " + String.valueOf(e.getMessage()).split("\n", 2)[0]);
    }
  }

  /** All its flags. */
  Optional<Spot.Fields> flags() {
    return root.fields()
        .flatMap(fields -> fields.find(FLAGS))
        .flatMap(field -> field.value().fields());
  }

  /** One of its flags. */
  Optional<Spot.Fields> flag(String key) {
    return flags().flatMap(flags -> flags.find(key)).flatMap(field -> field.value().fields());
  }

  /** Line and column of an offset. */
  Place place(int offset) {
    int lineStart = text.lastIndexOf('\n', offset - 1) + 1;
    int line = (int) text.substring(0, offset).chars().filter(c -> c == '\n').count() + 1;
    return new Place(name, line, text.codePointCount(lineStart, offset) + 1);
  }

  /** The blanks that a line begins with at whose text this offset stands. */
  int column(int offset) {
    return offset - (text.lastIndexOf('\n', offset - 1) + 1);
  }

  /** What a line of this text ends with. */
  String newline() {
    return text.contains("\r\n") ? "\r\n" : "\n";
  }
}
