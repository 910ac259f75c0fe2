package io.sluice.flags.unleash;

/** Somebody else wrote meanwhile, so nothing was written; to be read and tried again. */
final class Conflict extends Exception {
  private static final long serialVersionUID = 1L;

  Conflict() {
    super("changed meanwhile", null, false, false);
  }
}
