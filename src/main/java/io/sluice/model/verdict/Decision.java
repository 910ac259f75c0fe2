package io.sluice.model.verdict;

import io.sluice.model.plan.Question;
import java.util.List;

/**
 * The answer to one question.
 *
 * @param question the question
 * @param required whether the exit code depends on it
 * @param answer the answer
 * @param reasons at least one unless the answer is yes
 * @param restsOn ids of the trials it rests on
 */
public record Decision(
    Question question,
    boolean required,
    Answer answer,
    List<Reason> reasons,
    List<String> restsOn) {
  /** Makes the lists immutable. */
  public Decision {
    reasons = List.copyOf(reasons);
    restsOn = List.copyOf(restsOn);
  }
}
