package io.sluice.model;

import java.util.Optional;

/**
 * One thing that is wrong with what the user gave: what, where, and what to do.
 *
 * @param what one sentence
 * @param where the place in a file, where there is one
 * @param fix what to do about it; may be empty text only if {@code what} already says so
 */
public record Problem(String what, Optional<Place> where, String fix) {
  /** A problem at a place. */
  public static Problem at(Place where, String what, String fix) {
    return new Problem(what, Optional.of(where), fix);
  }

  /** A problem that no file shows, such as a missing option. */
  public static Problem of(String what, String fix) {
    return new Problem(what, Optional.empty(), fix);
  }

  /** {@code file:line:column: what. fix}. */
  @Override
  public String toString() {
    String text = fix.isEmpty() ? what : what + "\n    " + fix;
    return where.map(place -> place + ": " + text).orElse(text);
  }
}
