package io.sluice.steps.ui;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What came of one look at the page.
 *
 * @param <T> what was looked for
 */
sealed interface Seen<T> {
  /** It is there. */
  record There<T>(T value) implements Seen<T> {}

  /** It is not there (yet); the message says what is there instead, without a full stop. */
  record NotYet<T>(Supplier<String> message) implements Seen<T> {}

  /** It is there. */
  static <T> Seen<T> there(T value) {
    return new There<>(value);
  }

  /** It is not there (yet). */
  static <T> Seen<T> notYet(Supplier<String> message) {
    return new NotYet<>(message);
  }

  /** There, if it holds. */
  static <T> Seen<T> of(boolean holds, T value, Supplier<String> message) {
    return holds ? there(value) : notYet(message);
  }

  /** What comes of looking further, where the first thing is there. */
  static <T, U> Seen<U> then(Seen<T> first, Function<T, Seen<U>> next) {
    if (first instanceof There<T> there) {
      return next.apply(there.value());
    }
    return new NotYet<>(((NotYet<T>) first).message());
  }
}
