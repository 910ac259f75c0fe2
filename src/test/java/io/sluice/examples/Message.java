package io.sluice.examples;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A message as an example expects it: {@code *} is any text, blanks are squashed. */
record Message(String expected) {
  boolean isThatOf(String actual) {
    return pattern(squashed(expected)).matcher(squashed(actual)).matches();
  }

  /** Both, and how far they agree. */
  String difference(String actual) {
    String wanted = squashed(expected);
    String is = squashed(actual);
    int agreed = 0;
    int reached = 0;
    for (int length = 1; length <= wanted.length(); length++) {
      Matcher prefix = pattern(wanted.substring(0, length)).matcher(is);
      if (!prefix.lookingAt()) {
        break;
      }
      agreed = length;
      reached = prefix.end();
    }
    return "\n  expected: "
        + wanted.substring(0, agreed)
        + " ⟪here⟫ "
        + wanted.substring(agreed)
        + "\n  was:      "
        + is.substring(0, reached)
        + " ⟪here⟫ "
        + is.substring(reached)
        + "\n";
  }

  private static Pattern pattern(String text) {
    StringBuilder regex = new StringBuilder();
    for (String part : text.split("\\*", -1)) {
      regex.append(regex.length() == 0 ? "" : ".*?").append(Pattern.quote(part));
    }
    return Pattern.compile(regex.toString());
  }

  private static String squashed(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
