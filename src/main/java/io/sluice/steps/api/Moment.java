package io.sluice.steps.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A date, or a date and time, as ISO 8601 writes it: {@code 2026-11-25}, {@code 2026-11-25T09:30},
 * {@code 2026-11-25T09:30:00+01:00}.
 *
 * @param day as written
 * @param time as written, where there is one
 * @param instant where an offset says which it is
 */
record Moment(LocalDate day, Optional<LocalDateTime> time, Optional<Instant> instant) {
  static Optional<Moment> of(String text) {
    try {
      if (text.indexOf('T') < 0) {
        return Optional.of(new Moment(LocalDate.parse(text), Optional.empty(), Optional.empty()));
      }
      // Many services leave out the colon of the offset.
      String colon = text.replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2");
      TemporalAccessor found =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              colon, ZonedDateTime::from, LocalDateTime::from);
      LocalDateTime time = LocalDateTime.from(found);
      Optional<Instant> instant =
          found instanceof ZonedDateTime zoned ? Optional.of(zoned.toInstant()) : Optional.empty();
      return Optional.of(new Moment(time.toLocalDate(), Optional.of(time), instant));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * Negative, zero or positive as this is before, at or after the other; a day is compared with the
   * day of a time. Empty where only one of two times has an offset.
   */
  OptionalInt compare(Moment other) {
    if (time.isEmpty() || other.time.isEmpty()) {
      return OptionalInt.of(day.compareTo(other.day));
    }
    if (instant.isPresent() && other.instant.isPresent()) {
      return OptionalInt.of(instant.get().compareTo(other.instant.get()));
    }
    return instant.isEmpty() && other.instant.isEmpty()
        ? OptionalInt.of(time.get().compareTo(other.time.get()))
        : OptionalInt.empty();
  }
}
