package io.sluice;

import io.sluice.model.verdict.Decision;
import java.util.List;

/**
 * An answer from stored evidence.
 *
 * @param decision the answer with its reasons and the trials it rests on
 * @param environment where the evidence was gathered
 * @param build the build it is about
 * @param runs ids of the runs whose evidence was used, newest first
 */
public record StoredAnswer(Decision decision, String environment, String build, List<String> runs) {
  /** Makes the list immutable. */
  public StoredAnswer {
    runs = List.copyOf(runs);
  }
}
