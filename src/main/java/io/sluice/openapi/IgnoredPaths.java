package io.sluice.openapi;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Patterns of paths: {@code *} is any text, <code>{…}</code> anything but a slash. */
final class IgnoredPaths {
  private static final Pattern WILD = Pattern.compile("\\*|\\{[^}/]*}");

  private IgnoredPaths() {}

  static Pattern pattern(String written) {
    Matcher matcher = WILD.matcher(written);
    StringBuilder pattern = new StringBuilder();
    int end = 0;
    while (matcher.find()) {
      pattern.append(Pattern.quote(written.substring(end, matcher.start())));
      pattern.append(matcher.group().equals("*") ? ".*" : "[^/]+");
      end = matcher.end();
    }
    return Pattern.compile(pattern.append(Pattern.quote(written.substring(end))).toString());
  }
}
