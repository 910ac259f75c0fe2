package io.sluice.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sluice.model.InvalidInput;
import io.sluice.model.Place;
import io.sluice.model.Problem;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * The text of a document or a schema, JSON or YAML 1.2.
 *
 * @param name for people
 * @param text what is in it
 */
record DocumentText(String name, String text) {
  private static final int DEEPEST = 200;
  private static final int LARGEST = 32 * 1024 * 1024;
  private static final int MOST_ALIASES = 1000;
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * The tree of its values.
   *
   * @throws InvalidInput if it is neither JSON nor YAML, saying where
   */
  JsonNode tree() {
    return isJson() ? json() : yaml();
  }

  private boolean isJson() {
    return text.stripLeading().startsWith("{");
  }

  private JsonNode json() {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      Place place =
          Optional.ofNullable(e.getLocation())
              .map(at -> new Place(name, at.getLineNr(), at.getColumnNr()))
              .orElse(Place.of(name));
      throw wrong(place, "not valid JSON: " + e.getOriginalMessage());
    }
  }

  private JsonNode yaml() {
    try {
      refuseDepth();
      Object values = new Load(settings()).loadFromString(text);
      JsonNode tree = JSON.valueToTree(values);
      return tree == null ? JSON.missingNode() : tree;
    } catch (MarkedYamlEngineException e) {
      Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
      throw wrong(
          mark.map(this::place).orElse(Place.of(name)), "not valid YAML: " + e.getProblem());
    } catch (YamlEngineException | IllegalArgumentException e) {
      throw wrong(Place.of(name), "not valid YAML: " + e.getMessage());
    }
  }

  /** Loading is recursive: what is nested without end would exhaust the stack. */
  private void refuseDepth() {
    int depth = 0;
    for (Event event : new Parse(settings()).parseString(text)) {
      switch (event.getEventId()) {
        case MappingStart, SequenceStart -> depth++;
        case MappingEnd, SequenceEnd -> depth--;
        default -> {
          // Neither opens nor closes anything.
        }
      }
      if (depth > DEEPEST) {
        throw wrong(Place.of(name), "nested more than " + DEEPEST + " deep");
      }
    }
  }

  private LoadSettings settings() {
    return LoadSettings.builder()
        .setLabel(name)
        .setSchema(new CoreSchema())
        .setCodePointLimit(LARGEST)
        .setMaxAliasesForCollections(MOST_ALIASES)
        .build();
  }

  /** Where a part stands, as near as it can be told. */
  Place place(Part part) {
    try {
      Optional<Node> node = new Compose(settings()).composeString(text);
      for (String key : part.keys()) {
        node = node.flatMap(outer -> inside(outer, key));
      }
      return node.flatMap(Node::getStartMark).map(this::place).orElse(Place.of(name));
    } catch (YamlEngineException e) {
      // JSON that is no YAML, such as one indented with tabs.
      return Place.of(name);
    }
  }

  private static Optional<Node> inside(Node outer, String key) {
    if (outer instanceof MappingNode mapping) {
      return mapping.getValue().stream()
          .filter(t -> t.getKeyNode() instanceof ScalarNode k && k.getValue().equals(key))
          .map(NodeTuple::getValueNode)
          .findFirst();
    }
    boolean index = outer instanceof SequenceNode && key.matches("\\d{1,9}");
    return index
        ? ((SequenceNode) outer).getValue().stream().skip(Integer.parseInt(key)).findFirst()
        : Optional.empty();
  }

  private Place place(Mark mark) {
    return new Place(name, mark.getLine() + 1, mark.getColumn() + 1);
  }

  private static InvalidInput wrong(Place place, String what) {
    return new InvalidInput(Problem.at(place, what, "Correct it."));
  }
}
