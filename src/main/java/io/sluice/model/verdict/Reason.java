package io.sluice.model.verdict;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Why an answer is what it is.
 *
 * @param code stable and lower-case with hyphens, e.g. {@code trial-failed}
 * @param text one sentence for people
 * @param fix what to do about it
 * @param criterion the criterion concerned
 * @param trials ids of the trials concerned
 * @param blame differences at fault: {@code risk-v2: off → on}
 */
public record Reason(
    String code,
    String text,
    Optional<String> fix,
    Optional<String> criterion,
    List<String> trials,
    List<String> blame) {
  /** Makes the lists immutable. */
  public Reason {
    trials = List.copyOf(trials);
    blame = List.copyOf(blame);
  }

  /**
   * What it is about, for a reader: reasons of several decisions with the same topic need to be
   * told once. The same scenarios are the same, whatever the vectors.
   */
  public String topic() {
    if (!code.startsWith("trial-")) {
      return code + " " + text;
    }
    return trials.stream()
        .map(trial -> trial.substring(0, Math.max(0, trial.indexOf(" ["))))
        .distinct()
        .sorted()
        .collect(Collectors.joining(",", code + " ", ""));
  }

  /** A reason about the run as a whole. */
  public static Reason of(String code, String text, String fix) {
    return new Reason(code, text, Optional.of(fix), Optional.empty(), List.of(), List.of());
  }
}
