package io.sluice.config;

import io.sluice.model.Place;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * The text being read and where its problems go.
 *
 * @param file as problems name it
 * @param text what it holds
 * @param problems everything wrong with it
 */
record Source(String file, String text, Problems problems) {
  /** The place of a mark; the file as a whole without one. */
  Place place(Optional<Mark> mark) {
    return mark.map(m -> new Place(file, m.getLine() + 1, m.getColumn() + 1))
        .orElse(Place.of(file));
  }

  /**
   * The place of the n-th (from 0) occurrence of a piece of text within a node, whatever the style
   * the node is written in; the node itself where the piece is written with escapes.
   */
  Place placeWithin(Node node, String piece, int occurrence) {
    Place start = place(node.getStartMark());
    Place end = place(node.getEndMark());
    int from = offset(start);
    for (int i = 0; i <= occurrence; i++) {
      from = i == 0 ? text.indexOf(piece, from) : text.indexOf(piece, from + piece.length());
      if (from < 0 || from >= offset(end)) {
        return start;
      }
    }
    int lineStart = text.lastIndexOf('\n', from - 1) + 1;
    int line = (int) text.substring(0, from).chars().filter(c -> c == '\n').count() + 1;
    return new Place(file, line, text.codePointCount(lineStart, from) + 1);
  }

  private int offset(Place place) {
    int offset = 0;
    for (int line = 1; line < place.line(); line++) {
      int next = text.indexOf('\n', offset);
      if (next < 0) {
        return text.length();
      }
      offset = next + 1;
    }
    int lineEnd = text.indexOf('\n', offset);
    String rest = text.substring(offset, lineEnd < 0 ? text.length() : lineEnd);
    int columns = Math.min(place.column() - 1, rest.codePointCount(0, rest.length()));
    return offset + rest.offsetByCodePoints(0, Math.max(0, columns));
  }
}
