package io.sluice.model.lint;

import io.sluice.model.Problem;

/**
 * Something in a project's files that is wrong, or hardly meant.
 *
 * @param severity how bad it is
 * @param code a short name that never changes: {@code unused-phrase}
 * @param problem what, where, and what to do
 */
public record Finding(Severity severity, String code, Problem problem) {
  /** How bad a finding is. */
  public enum Severity {
    /** No gate answers yes while it is there. */
    ERROR("error"),
    /** It is valid, and hardly meant. */
    WARNING("warning");

    private final String word;

    Severity(String word) {
      this.word = word;
    }

    /** As files and output say it. */
    public String word() {
      return word;
    }
  }

  /** Something that is wrong. */
  public static Finding error(String code, Problem problem) {
    return new Finding(Severity.ERROR, code, problem);
  }

  /** Something that is hardly meant. */
  public static Finding warning(String code, Problem problem) {
    return new Finding(Severity.WARNING, code, problem);
  }
}
