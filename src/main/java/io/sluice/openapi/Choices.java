package io.sluice.openapi;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where none of several schemas fits, each says why not. Only the one that comes nearest is of
 * interest: with the fewest errors, none of which says that the value is of another type.
 */
final class Choices {
  private static final Set<String> CHOICES = Set.of("oneOf", "anyOf");

  /** Keywords whose schema is of a part of the value. */
  private static final Set<String> INWARD =
      Set.of(
          "properties",
          "patternProperties",
          "additionalProperties",
          "unevaluatedProperties",
          "items",
          "prefixItems",
          "additionalItems",
          "contains");

  private static final Set<String> NAMED = Set.of("properties", "patternProperties");
  private static final int OF_ANOTHER_TYPE = 1000;

  private Choices() {}

  /** The errors without those of other branches. */
  static List<Error> nearest(List<Error> errors) {
    return nearest(errors, 0);
  }

  private static List<Error> nearest(List<Error> errors, int from) {
    List<Error> kept = new ArrayList<>();
    Map<String, List<Error>> choices = new LinkedHashMap<>();
    for (Error error : errors) {
      int choice = choice(error.getEvaluationPath(), from);
      if (choice < 0) {
        kept.add(error);
      } else {
        choices.computeIfAbsent(place(error, choice), any -> new ArrayList<>()).add(error);
      }
    }
    choices.values().forEach(each -> kept.addAll(branch(each, from)));
    return kept;
  }

  private static List<Error> branch(List<Error> errors, int from) {
    int choice = choice(errors.get(0).getEvaluationPath(), from);
    Map<String, List<Error>> branches = new LinkedHashMap<>();
    for (Error error : errors) {
      NodePath path = error.getEvaluationPath();
      if (path.getNameCount() > choice + 1) {
        String branch = String.valueOf(path.getElement(choice + 1));
        branches.computeIfAbsent(branch, any -> new ArrayList<>()).add(error);
      }
    }
    return branches.values().stream()
        .map(each -> nearest(each, choice + 1))
        .min(Comparator.comparingInt(each -> distance(each, choice)))
        .orElse(errors);
  }

  private static int distance(List<Error> branch, int choice) {
    boolean other =
        branch.stream()
            .anyMatch(
                error ->
                    Set.of("type", "enum", "const").contains(error.getKeyword())
                        && depth(error.getEvaluationPath(), choice)
                            == error.getInstanceLocation().getNameCount());
    return branch.size() + (other ? OF_ANOTHER_TYPE : 0);
  }

  /** Where on its way an error meets the next choice; -1 if it meets none. */
  private static int choice(NodePath path, int from) {
    for (int i = from; i < path.getNameCount(); i++) {
      boolean named = i > 0 && NAMED.contains(String.valueOf(path.getElement(i - 1)));
      if (!named && CHOICES.contains(String.valueOf(path.getElement(i)))) {
        return i;
      }
    }
    return -1;
  }

  /** The choice in the schema, and the part of the value that it is about. */
  private static String place(Error error, int choice) {
    StringBuilder place = new StringBuilder();
    for (int i = 0; i <= choice; i++) {
      place.append('/').append(error.getEvaluationPath().getElement(i));
    }
    NodePath instance = error.getInstanceLocation();
    int depth = Math.min(depth(error.getEvaluationPath(), choice), instance.getNameCount());
    for (int i = 0; i < depth; i++) {
      place.append(' ').append(instance.getElement(i));
    }
    return place.toString();
  }

  /** How deep in the value a schema is that stands so far on the way. */
  private static int depth(NodePath path, int end) {
    int depth = 0;
    for (int i = 0; i < end; i++) {
      String keyword = String.valueOf(path.getElement(i));
      if (INWARD.contains(keyword)) {
        depth++;
        if (NAMED.contains(keyword)) {
          i++;
        }
      }
    }
    return depth;
  }
}
