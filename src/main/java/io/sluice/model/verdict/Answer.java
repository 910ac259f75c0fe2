package io.sluice.model.verdict;

import java.util.Collection;
import java.util.Locale;

/** The answer to a question. A no beats an inconclusive beats a yes. */
public enum Answer {
  /** Every piece of evidence the question needs is there and good. */
  YES(0),
  /** Evidence is missing or not to be relied on. */
  INCONCLUSIVE(2),
  /** There is evidence against it. */
  NO(1);

  private final int exitCode;

  Answer(int exitCode) {
    this.exitCode = exitCode;
  }

  /** The exit code of the contract: yes 0, no 1, inconclusive 2. */
  public int exitCode() {
    return exitCode;
  }

  /** As it stands in files: {@code yes}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The worst of them; without any answer, inconclusive. */
  public static Answer worst(Collection<Answer> answers) {
    return answers.stream().max(Answer::compareTo).orElse(INCONCLUSIVE);
  }
}
