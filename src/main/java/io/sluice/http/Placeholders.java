package io.sluice.http;

import io.sluice.model.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code ${name}} in a text stands for a value known only when it is used; {@code ${env:NAME}} for
 * an environment variable; {@code $${name}} is the text {@code ${name}} itself.
 */
public final class Placeholders {
  /** What stands before the name of an environment variable. */
  public static final String ENV = "env:";

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$?\\$\\{([^}]*)}");

  private Placeholders() {}

  /** The names in a text, in order and as often as they stand there; escaped ones are none. */
  public static List<String> names(String text) {
    List<String> names = new ArrayList<>();
    Matcher matcher = PLACEHOLDER.matcher(text);
    while (matcher.find()) {
      if (!escaped(matcher)) {
        names.add(matcher.group(1));
      }
    }
    return names;
  }

  /**
   * The text with every placeholder replaced, once: a value that looks like a placeholder stays as
   * it is.
   *
   * @param values name to value
   * @param env looks an environment variable up; {@code name ->
   *     Optional.ofNullable(System.getenv(name))}
   * @throws Trouble if an environment variable is not set; its text names the variable
   * @throws IllegalArgumentException if a name is in no map: whoever read the text should have
   *     refused it
   */
  public static String fill(
      String text, Map<String, String> values, Function<String, Optional<String>> env) {
    Matcher matcher = PLACEHOLDER.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (matcher.find()) {
      String replacement =
          escaped(matcher) ? matcher.group().substring(1) : value(matcher.group(1), values, env);
      matcher.appendReplacement(filled, Matcher.quoteReplacement(replacement));
    }
    return matcher.appendTail(filled).toString();
  }

  private static boolean escaped(MatchResult match) {
    return match.group().startsWith("$$");
  }

  private static String value(
      String name, Map<String, String> values, Function<String, Optional<String>> env) {
    if (name.startsWith(ENV)) {
      String variable = name.substring(ENV.length());
      return env.apply(variable)
          .orElseThrow(
              () ->
                  new Trouble(
                      "variable-not-set",
                      "settings",
                      "the environment variable " + variable + " is not set",
                      "Set it: sluice.yaml uses ${env:" + variable + "}."));
    }
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "unknown placeholder ${" + name + "}; known here: " + values.keySet());
    }
    return value;
  }
}
