package io.sluice.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Paths into JSON as steps write them: {@code owners[0].name}, {@code ['a.b'].c}, {@code
 * [name=Ada].share}.
 */
final class FieldPath {
  private static final Pattern PART =
      Pattern.compile(
          "\\G(?:\\[(\\d{1,9})]|\\['([^']*)']|(\\[[^=\\[\\]']+=[^\\]]*])|\\.?([^.\\[\\]]+))");

  /** What stands for an entry whose place is not known. */
  private static final String ANY_ENTRY = "0";

  private FieldPath() {}

  /** Keys and indexes, outermost first; empty if it is no path. */
  static Optional<List<String>> keys(String text) {
    List<String> keys = new ArrayList<>();
    Matcher matcher = PART.matcher(text);
    int end = 0;
    while (matcher.find()) {
      for (int group : new int[] {1, 2, 4}) {
        Optional.ofNullable(matcher.group(group)).ifPresent(keys::add);
      }
      if (matcher.group(3) != null) {
        keys.add(ANY_ENTRY);
      }
      end = matcher.end();
    }
    return end == text.length() && !text.startsWith(".")
        ? Optional.of(List.copyOf(keys))
        : Optional.empty();
  }

  /** The other way round. */
  static String text(List<String> keys) {
    StringBuilder text = new StringBuilder();
    for (String key : keys) {
      if (key.matches("\\d{1,9}")) {
        text.append('[').append(key).append(']');
      } else if (key.matches("[^.\\[\\]]+")) {
        text.append(text.isEmpty() ? "" : ".").append(key);
      } else {
        text.append("['").append(key).append("']");
      }
    }
    return text.toString();
  }
}
