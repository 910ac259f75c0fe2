package io.sluice.openapi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path of a document, such as <code>/clients/{id}</code>. More specific ones come first: a
 * written part is before one that has a parameter in it, and that before one that is a parameter.
 *
 * @param text as the document writes it
 * @param segments between the slashes
 */
record PathTemplate(String text, List<Segment> segments) {
  private static final Pattern PARAMETER = Pattern.compile("\\{([^}/]+)}");

  static final Comparator<PathTemplate> MOST_SPECIFIC_FIRST =
      (a, b) -> {
        for (int i = 0; i < Math.min(a.segments.size(), b.segments.size()); i++) {
          int order = Integer.compare(a.segments.get(i).openness(), b.segments.get(i).openness());
          if (order != 0) {
            return order;
          }
        }
        return a.text.compareTo(b.text);
      };

  /**
   * What stands between two slashes.
   *
   * @param text as it is written
   * @param names its parameters
   * @param pattern what it matches
   */
  record Segment(String text, List<String> names, Pattern pattern) {
    private int openness() {
      if (names.isEmpty()) {
        return 0;
      }
      return text.equals("{" + names.get(0) + "}") ? 2 : 1;
    }

    /** Whether a part of a path is one of these. */
    boolean takes(String given) {
      return takes(given, new LinkedHashMap<>());
    }

    private boolean takes(String given, Map<String, String> values) {
      if (names.isEmpty()) {
        return text.equals(given) || text.equals(Percent.decoded(given));
      }
      Matcher matcher = pattern.matcher(given);
      if (!matcher.matches()) {
        return false;
      }
      for (int i = 0; i < names.size(); i++) {
        values.put(names.get(i), Percent.decoded(matcher.group(i + 1)));
      }
      return true;
    }
  }

  static PathTemplate of(String text) {
    return new PathTemplate(text, split(text).stream().map(PathTemplate::segment).toList());
  }

  private static Segment segment(String text) {
    Matcher matcher = PARAMETER.matcher(text);
    List<String> names = new ArrayList<>();
    StringBuilder pattern = new StringBuilder();
    int end = 0;
    while (matcher.find()) {
      pattern.append(Pattern.quote(text.substring(end, matcher.start()))).append("(.+?)");
      names.add(matcher.group(1));
      end = matcher.end();
    }
    pattern.append(Pattern.quote(text.substring(end)));
    return new Segment(text, List.copyOf(names), Pattern.compile(pattern.toString()));
  }

  /** The parts of a path, encoded as they are; a slash at the end makes an empty one. */
  static List<String> split(String path) {
    return List.of((path.startsWith("/") ? path.substring(1) : path).split("/", -1));
  }

  /** The parameters' values, decoded; empty if it is another path. */
  Optional<Map<String, String>> match(List<String> given) {
    if (given.size() != segments.size()) {
      return Optional.empty();
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < segments.size(); i++) {
      if (!segments.get(i).takes(given.get(i), values)) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }

  @Override
  public String toString() {
    return text;
  }
}
