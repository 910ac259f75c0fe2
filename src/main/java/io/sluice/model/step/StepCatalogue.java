package io.sluice.model.step;

import java.util.List;
import java.util.Map;

/**
 * Every step that features of a project may use.
 *
 * @param steps in the order of their groups
 * @param intros heading of a group to what is to know of all its steps
 * @param parameterTypes name of a parameter to the regular expression of what it takes, for those
 *     that Cucumber does not bring along
 */
public record StepCatalogue(
    List<StepEntry> steps, Map<String, String> intros, Map<String, String> parameterTypes) {
  /** Makes the collections immutable. */
  public StepCatalogue {
    steps = List.copyOf(steps);
    intros = Map.copyOf(intros);
    parameterTypes = Map.copyOf(parameterTypes);
  }

  /** Those steps alone that fit the words, the best first; all of them without words. */
  public StepCatalogue matching(List<String> words) {
    return words.isEmpty()
        ? this
        : new StepCatalogue(StepSearch.find(words, steps), intros, parameterTypes);
  }
}
