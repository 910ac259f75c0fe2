package io.sluice.config;

import io.sluice.model.Place;
import java.util.ArrayList;
import java.util.List;
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
   * The places of pieces of text that follow each other within a node, whatever the style the node
   * is written in; the node's own place for those written with escapes. A piece after a {@code $}
   * is another one.
   */
  List<Place> placesWithin(Node node, List<String> pieces) {
    Place start = place(node.getStartMark());
    int end = offset(place(node.getEndMark()));
    List<Place> places = new ArrayList<>();
    Place at = start;
    int offset = offset(start);
    for (String piece : pieces) {
      int next = next(piece, offset, end);
      if (next < 0) {
        places.add(start);
      } else {
        at = moved(at, offset, next);
        offset = next;
        places.add(at);
        // The piece itself holds no line break.
        offset += piece.length();
        at = new Place(file, at.line(), at.column() + piece.codePointCount(0, piece.length()));
      }
    }
    return places;
  }

  private int next(String piece, int from, int end) {
    int next = text.indexOf(piece, from);
    while (next > 0 && text.charAt(next - 1) == '$') {
      next = text.indexOf(piece, next + 1);
    }
    return next < end ? next : -1;
  }

  private Place moved(Place place, int from, int to) {
    int line = place.line() + (int) text.substring(from, to).chars().filter(c -> c == '\n').count();
    int lineStart = text.lastIndexOf('\n', to - 1) + 1;
    int column =
        lineStart > from
            ? text.codePointCount(lineStart, to) + 1
            : place.column() + text.codePointCount(from, to);
    return new Place(file, line, column);
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
