package io.sluice.openapi;

import io.sluice.model.Nearest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Paths with remembered values in them, whose text only the run knows. */
final class LintPaths {
  private static final int NEAREST = 3;
  private static final String VARIABLE = "${";

  private final List<Operation> operations;
  private final List<String> prefixes;

  LintPaths(ApiDocument document, Paths paths) {
    this.operations =
        document.operations().stream()
            .sorted(Comparator.comparing(Operation::path, PathTemplate.MOST_SPECIFIC_FIRST))
            .toList();
    this.prefixes = paths.prefixes();
  }

  /** The operations at a path, the most specific first; a remembered value is a parameter. */
  List<Operation> at(String path) {
    return matching(path, false);
  }

  /** Whether there are some if a remembered value is a written part of a path. */
  boolean mayBe(String path) {
    return !matching(path, true).isEmpty();
  }

  private List<Operation> matching(String path, boolean loose) {
    List<List<String>> given =
        prefixes.stream()
            .filter(prefix -> path.startsWith(prefix + "/"))
            .map(prefix -> PathTemplate.split(path.substring(prefix.length())))
            .toList();
    return operations.stream()
        .filter(each -> given.stream().anyMatch(parts -> fits(each.path(), parts, loose)))
        .toList();
  }

  private static boolean fits(PathTemplate template, List<String> parts, boolean loose) {
    List<PathTemplate.Segment> segments = template.segments();
    boolean fits = segments.size() == parts.size();
    for (int i = 0; fits && i < parts.size(); i++) {
      fits =
          parts.get(i).contains(VARIABLE)
              ? loose || !segments.get(i).names().isEmpty()
              : segments.get(i).takes(parts.get(i));
    }
    return fits;
  }

  /** A few paths like the one that is written, the nearest first. */
  List<String> nearest(String path) {
    Map<String, String> byShape = new LinkedHashMap<>();
    operations.forEach(each -> byShape.putIfAbsent(shape(each.path().text()), each.path().text()));
    List<String> near = new ArrayList<>();
    List<String> below =
        prefixes.stream()
            .filter(prefix -> path.startsWith(prefix + "/"))
            .map(prefix -> path.substring(prefix.length()))
            .toList();
    for (String written : below) {
      Optional<String> slip = Nearest.to(shape(written), byShape.keySet());
      slip.map(byShape::get).filter(each -> !near.contains(each)).ifPresent(near::add);
      byShape.values().stream()
          .filter(each -> common(each, written) > 0 && !near.contains(each))
          .sorted(Comparator.comparingInt((String each) -> common(each, written)).reversed())
          .limit(NEAREST)
          .forEach(near::add);
    }
    return near.stream().limit(NEAREST).toList();
  }

  private static String shape(String path) {
    return path.replaceAll("\\$?\\{[^}]*}", "{}");
  }

  /** How many parts they have in common, from the first. */
  private static int common(String template, String written) {
    List<String> a = PathTemplate.split(shape(template));
    List<String> b = PathTemplate.split(shape(written));
    int same = 0;
    while (same < Math.min(a.size(), b.size()) && a.get(same).equals(b.get(same))) {
      same++;
    }
    return same;
  }
}
