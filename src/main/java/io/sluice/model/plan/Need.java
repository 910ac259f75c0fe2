package io.sluice.model.plan;

import io.sluice.model.flag.Vector;
import java.util.List;

/**
 * What one question needs to be answered.
 *
 * @param question the question
 * @param required whether the exit code depends on it
 * @param vectors the vectors it is about
 * @param trials ids of the trials that must all pass
 * @param gaps what is missing before anything ran, e.g. no criterion of the flag's own; each makes
 *     the answer inconclusive, or no where the policy refuses
 */
public record Need(
    Question question,
    boolean required,
    List<Vector> vectors,
    List<String> trials,
    List<Gap> gaps) {
  /**
   * Evidence that no trial of the plan can give.
   *
   * @param code the reason code, e.g. {@code no-criterion-for-flag}
   * @param text one sentence
   * @param fix what to do
   * @param refuses whether the policy forbids it, whatever the trials say
   */
  public record Gap(String code, String text, String fix, boolean refuses) {
    /** Something is missing. */
    public Gap(String code, String text, String fix) {
      this(code, text, fix, false);
    }
  }

  /** Makes the lists immutable. */
  public Need {
    vectors = List.copyOf(vectors);
    trials = List.copyOf(trials);
    gaps = List.copyOf(gaps);
  }
}
