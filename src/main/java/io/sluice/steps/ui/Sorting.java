package io.sluice.steps.ui;

import java.math.BigDecimal;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The order a person expects of what stands in a column. */
final class Sorting {
  private static final Pattern NUMBER =
      Pattern.compile("[^\\d-]{0,4}(-?\\d[\\d,' \\u00a0]*(?:\\.\\d+)?)\\D{0,5}");
  private static final Pattern DATE = Pattern.compile("(\\d{1,2})[./](\\d{1,2})[./](\\d{4})(.*)");

  private Sorting() {}

  /** Numbers by value, dates by time, everything else as words, regardless of case. */
  static Comparator<String> of(List<String> cells) {
    if (cells.stream().allMatch(cell -> NUMBER.matcher(cell).matches())) {
      return Comparator.comparing(Sorting::number);
    }
    if (cells.stream().allMatch(cell -> DATE.matcher(cell).matches())) {
      return Comparator.comparing(Sorting::date);
    }
    Collator words = Collator.getInstance(Locale.ROOT);
    words.setStrength(Collator.SECONDARY);
    return words::compare;
  }

  private static BigDecimal number(String cell) {
    Matcher matcher = NUMBER.matcher(cell);
    return matcher.matches()
        ? new BigDecimal(matcher.group(1).replaceAll("[,' \\u00a0]", ""))
        : BigDecimal.ZERO;
  }

  // Day first, or month first where no day could be: 25.11.2026 and 11/25/2026.
  private static String date(String cell) {
    Matcher matcher = DATE.matcher(cell);
    if (!matcher.matches()) {
      return cell;
    }
    boolean monthFirst = cell.contains("/");
    int month = Integer.parseInt(matcher.group(monthFirst ? 1 : 2));
    int day = Integer.parseInt(matcher.group(monthFirst ? 2 : 1));
    return "%s-%02d-%02d%s".formatted(matcher.group(3), month, day, matcher.group(4));
  }
}
