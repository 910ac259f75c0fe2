package io.sluice.flags.flagd;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.DuplicateKeyException;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** YAML 1.2 to values that know where they stand. */
final class YamlSpots {
  private static final int MAX_ALIASES = 50;
  private static final int MAX_DEPTH = 100;

  private final String text;
  private final Set<Node> several;

  private YamlSpots(String text, Set<Node> several) {
    this.text = text;
    this.several = several;
  }

  /** The root of the only document; empty if there is none. */
  static Optional<Spot> read(String text) {
    return new Compose(settings())
        .composeString(text)
        .map(
            root -> {
              Set<Node> several = Collections.newSetFromMap(new IdentityHashMap<>());
              count(root, Collections.newSetFromMap(new IdentityHashMap<>()), several);
              return new YamlSpots(text, several).spot(root, 0);
            });
  }

  static LoadSettings settings() {
    return LoadSettings.builder()
        .setSchema(new CoreSchema())
        .setMaxAliasesForCollections(MAX_ALIASES)
        .build();
  }

  private static void count(Node node, Set<Node> met, Set<Node> several) {
    if (!met.add(node)) {
      several.add(node);
      return;
    }
    if (node instanceof MappingNode mapping) {
      mapping
          .getValue()
          .forEach(
              tuple -> {
                count(tuple.getKeyNode(), met, several);
                count(tuple.getValueNode(), met, several);
              });
    } else if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(element -> count(element, met, several));
    }
  }

  private Spot spot(Node node, int depth) {
    if (depth > MAX_DEPTH) {
      throw new YamlEngineException("it is nested deeper than " + MAX_DEPTH + " levels");
    }
    int start = offset(node.getStartMark());
    int end = offset(node.getEndMark());
    boolean block =
        node instanceof CollectionNode<?> collection
            && collection.getFlowStyle() == FlowStyle.BLOCK;
    if (node instanceof SequenceNode sequence) {
      List<Spot> all = new ArrayList<>();
      sequence.getValue().forEach(element -> all.add(spot(element, depth + 1)));
      return new Spot.Items(start, end, block, all);
    }
    if (node instanceof MappingNode mapping) {
      Map<String, Spot.Field> all = new LinkedHashMap<>();
      for (NodeTuple tuple : mapping.getValue()) {
        if (all.put(key(tuple), field(tuple, depth)) != null) {
          Node key = tuple.getKeyNode();
          throw new DuplicateKeyException(node.getStartMark(), key(tuple), key.getStartMark());
        }
      }
      return new Spot.Fields(start, end, block, several.contains(node), all);
    }
    ScalarNode scalar = (ScalarNode) node;
    boolean lines =
        scalar.getScalarStyle() == ScalarStyle.LITERAL
            || scalar.getScalarStyle() == ScalarStyle.FOLDED;
    return new Spot.Scalar(start, end, lines, scalar.getValue());
  }

  private static String key(NodeTuple tuple) {
    return tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  private Spot.Field field(NodeTuple tuple, int depth) {
    int end = offset(tuple.getKeyNode().getEndMark());
    int colon = text.indexOf(':', end) + 1;
    return new Spot.Field(
        offset(tuple.getKeyNode().getStartMark()), colon, spot(tuple.getValueNode(), depth + 1));
  }

  /** Marks count code points. */
  private int offset(Optional<Mark> mark) {
    return text.offsetByCodePoints(0, mark.orElseThrow().getIndex());
  }
}
