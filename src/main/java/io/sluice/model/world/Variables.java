package io.sluice.model.world;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values a scenario remembers; {@code ${name}} in a step's text stands for one. */
public final class Variables {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)}");
  private final Map<String, String> values = new TreeMap<>();

  /** Remembers a value under a name, in place of an earlier one. */
  public void remember(String name, String value) {
    values.put(name, value);
  }

  /**
   * The text with every {@code ${name}} replaced.
   *
   * @throws AssertionError if a name was never remembered; the message lists those that were
   */
  public String fill(String text) {
    Matcher matcher = REFERENCE.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (matcher.find()) {
      matcher.appendReplacement(filled, Matcher.quoteReplacement(value(matcher.group(1))));
    }
    return matcher.appendTail(filled).toString();
  }

  private String value(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new AssertionError(
          "nothing is remembered as \"" + name + "\"; remembered are " + values.keySet());
    }
    return value;
  }
}
