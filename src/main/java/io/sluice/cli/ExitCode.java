package io.sluice.cli;

import io.sluice.model.verdict.Answer;

/** The exit codes of the contract. */
final class ExitCode {
  /** The user's input is wrong; found before anything was deployed. */
  static final int INVALID_INPUT = 3;

  /** The environment is in trouble, or the run was interrupted. */
  static final int INCONCLUSIVE = Answer.INCONCLUSIVE.exitCode();

  /** A bug in Sluice. */
  static final int BUG = 70;

  private static final int OTHER_BASE = 200;

  private ExitCode() {}

  /**
   * What the process exits with. The launcher asks for codes from 200 on, which no crashed JVM
   * exits with, and translates them back.
   */
  static int ofProcess(int code) {
    boolean translated = code <= INVALID_INPUT && Boolean.getBoolean("sluice.launcher");
    return translated ? OTHER_BASE + code : code;
  }
}
