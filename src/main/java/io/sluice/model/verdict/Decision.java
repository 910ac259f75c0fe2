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
 * @param derived those of them that were concluded from others instead of run
 */
public record Decision(
    Question question,
    boolean required,
    Answer answer,
    List<Reason> reasons,
    List<String> restsOn,
    List<String> derived) {
  /** Makes the lists immutable. */
  public Decision {
    reasons = List.copyOf(reasons);
    restsOn = List.copyOf(restsOn);
    derived = List.copyOf(derived);
  }

  /** An answer that rests on trials that ran. */
  public Decision(
      Question question,
      boolean required,
      Answer answer,
      List<Reason> reasons,
      List<String> restsOn) {
    this(question, required, answer, reasons, restsOn, List.of());
  }
}
