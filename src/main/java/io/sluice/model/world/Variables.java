package io.sluice.model.world;

import io.sluice.model.InvalidInput;
import io.sluice.model.Nearest;
import io.sluice.model.Problem;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values a scenario remembers; {@code ${name}} in a step's text stands for one. Some are there from
 * the start: {@code ${unique}}, {@code ${now}}, and {@code ${today+30d:dd.MM.yyyy}} and the like.
 * {@code $${name}} stays as {@code ${name}}.
 */
public final class Variables {
  private static final Pattern REFERENCE = Pattern.compile("(\\$?)\\$\\{([^}]*)}");
  private static final String UNIQUE = "unique";
  private static final Set<String> RESERVED = Set.of(UNIQUE, "today", "now");

  private final Map<String, String> values = new TreeMap<>();
  private final Moments moments;
  private final Supplier<String> unique;

  /**
   * For one attempt.
   *
   * @param now the time
   * @param unique makes a short text that no other attempt has; asked at most once
   */
  public Variables(Supplier<Instant> now, Supplier<String> unique) {
    this.moments = new Moments(now);
    this.unique = unique;
  }

  /**
   * Remembers a value under a name, in place of an earlier one.
   *
   * @throws InvalidInput if the name cannot be used in {@code ${…}}, or stands for something else
   */
  public void remember(String name, String value) {
    if (RESERVED.contains(name)) {
      throw new InvalidInput(
          Problem.of("\"" + name + "\" stands for something already", "take another name"));
    }
    if (name.isBlank() || name.contains("}")) {
      throw new InvalidInput(
          Problem.of("\"" + name + "\" is no name for a value", "take a word, such as \"client\""));
    }
    values.put(name, value);
  }

  /**
   * The text with every {@code ${name}} replaced.
   *
   * @throws InvalidInput if a name was never remembered; the message lists those that were
   */
  public String fill(String text) {
    if (!text.contains("${")) {
      return text;
    }
    Matcher matcher = REFERENCE.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (matcher.find()) {
      String name = matcher.group(2);
      String instead = matcher.group(1).isEmpty() ? value(name) : "${" + name + "}";
      matcher.appendReplacement(filled, Matcher.quoteReplacement(instead));
    }
    return matcher.appendTail(filled).toString();
  }

  private String value(String name) {
    String value = values.get(name);
    if (value != null) {
      return value;
    }
    if (name.equals(UNIQUE)) {
      return values.computeIfAbsent(UNIQUE, key -> unique.get());
    }
    Optional<String> moment = moments.value(name);
    return moment.orElseThrow(() -> unknown(name));
  }

  private InvalidInput unknown(String name) {
    return new InvalidInput(
        Problem.of(
            "nothing is remembered as \"" + name + "\"" + Nearest.hint(name, values.keySet()),
            "remembered are " + String.join(", ", values.keySet())));
  }
}
