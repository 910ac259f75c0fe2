package io.sluice.model.world;

import io.sluice.model.InvalidInput;
import io.sluice.model.Problem;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values that are relative to the day a scenario runs: {@code today}, {@code today+30d}, {@code
 * today-1m:dd.MM.yyyy}, {@code now}, {@code now+2h}. Days are those of UTC.
 */
final class Moments {
  /** What is one of these, or was meant to be. */
  private static final Pattern MEANT = Pattern.compile("(today|now)(?:\\s*[+:-].*)?");

  private static final Pattern WRITTEN =
      Pattern.compile("(today|now)((?:[+-]\\d{1,6}[a-z]+)*)(?::(.+))?");
  private static final Pattern SHIFT = Pattern.compile("([+-]\\d{1,6})([a-z]+)");
  private static final Map<String, ChronoUnit> DAYS =
      Map.of(
          "d", ChronoUnit.DAYS,
          "w", ChronoUnit.WEEKS,
          "m", ChronoUnit.MONTHS,
          "y", ChronoUnit.YEARS);
  private static final Map<String, ChronoUnit> TIMES =
      Map.of(
          "s", ChronoUnit.SECONDS,
          "min", ChronoUnit.MINUTES,
          "h", ChronoUnit.HOURS);

  private final Instant start;
  private final Supplier<Instant> now;

  /**
   * @param now the time, asked once for the day and again for each {@code now}
   */
  Moments(Supplier<Instant> now) {
    this.start = now.get();
    this.now = now;
  }

  /** The value that a name stands for; empty if it is no such name. */
  Optional<String> value(String name) {
    if (!MEANT.matcher(name).matches()) {
      return Optional.empty();
    }
    Matcher written = WRITTEN.matcher(name);
    if (!written.matches()) {
      throw malformed(name, "this is no date");
    }
    boolean today = "today".equals(written.group(1));
    OffsetDateTime moment = (today ? start : now.get()).atOffset(ZoneOffset.UTC);
    Matcher shift = SHIFT.matcher(written.group(2));
    while (shift.find()) {
      moment = moment.plus(Long.parseLong(shift.group(1)), unit(name, today, shift.group(2)));
    }
    Temporal value = today ? moment.toLocalDate() : moment;
    return Optional.of(text(name, value, Optional.ofNullable(written.group(3))));
  }

  private static ChronoUnit unit(String name, boolean today, String word) {
    ChronoUnit unit = DAYS.get(word);
    if (unit == null && !today) {
      unit = TIMES.get(word);
    }
    if (unit == null) {
      throw malformed(name, "\"" + word + "\" is no unit of time here");
    }
    return unit;
  }

  private static String text(String name, Temporal value, Optional<String> format) {
    if (format.isEmpty()) {
      return value instanceof OffsetDateTime moment
          ? moment.toInstant().truncatedTo(ChronoUnit.MILLIS).toString()
          : value.toString();
    }
    try {
      return DateTimeFormatter.ofPattern(format.get(), Locale.ENGLISH).format(value);
    } catch (IllegalArgumentException | java.time.DateTimeException e) {
      throw malformed(name, "\"" + format.get() + "\" is no format for it");
    }
  }

  private static InvalidInput malformed(String name, String why) {
    return new InvalidInput(
        Problem.of(
            "${" + name + "}: " + why,
            "write ${today}, ${today+30d}, ${today-1m:dd.MM.yyyy} (d, w, m, y), or ${now},"
                + " ${now+2h} (also min, s)"));
  }
}
