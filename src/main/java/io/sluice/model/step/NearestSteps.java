package io.sluice.model.step;

import io.sluice.model.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The existing steps that look most like one that does not exist. Compares word by word, in their
 * order; what stands in quotes, numbers and parameters do not tell steps apart. The texts of the
 * step that does not exist are put into what is proposed, so that it can be copied.
 */
public final class NearestSteps {
  private static final int SHOWN = 3;
  private static final double LEAST = 0.25;
  private static final double PARAMETER = 0.5;
  private static final double MEANS = 0.9;
  private static final double NEARLY = 0.8;
  private static final int SHORT_WORD = 3;

  private static final Pattern TOKEN =
      Pattern.compile(
          "(\"(?:[^\"\\\\]|\\\\.)*\"|\\{[^}]*}|<[^>]*>|-?\\d+(?:\\.\\d+)?)|([^\\s\":,]+)");
  private static final Pattern SLOT = Pattern.compile("\\{([^}]*)}|\"<[^>]*>\"|<[^>]*>");

  /** Who acts, and the method of a request. */
  private static final Pattern WORDS =
      Pattern.compile("(?<=^the )[\\w-]+|\\b(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\\b");

  /** The methods of requests as verbs: {@code the analyst posts "/x"}. */
  private static final Pattern VERBS = Pattern.compile("\\b(get|post|put|patch|delete)(?:e?s)?\\b");

  /** What the parameters of built-in steps read, the commonest first. */
  private static final Map<String, List<String>> READ =
      Map.of(
          "{caller}", List.of("the {word}", "nobody", "the {word} of {string}"),
          "{table}", List.of("the table {string}", "the table"),
          "{list}", List.of("the list {string}", "the list"),
          "{uiRole}", List.of("heading", "button", "link", "field", "alert", "row", "table"),
          "{pressed}", List.of("button", "link", "tab", "menu item"),
          "{part}",
              List.of(
                  "the section {string}",
                  "the dialog {string}",
                  "the dialog",
                  "the form {string}",
                  "the row {string}",
                  "the table {string}",
                  "the list {string}",
                  "the navigation"));

  private static final Pattern ALTERNATIVES = Pattern.compile("(\\w+)/\\w+");

  private NearestSteps() {}

  /** A word, or something that stands for a value. */
  private record Token(String text, boolean value) {}

  private record Scored(String pattern, double score) {}

  /** At most three, nearest first, ready to be copied; one at least if there is any. */
  public static List<String> to(String text, Collection<String> patterns) {
    List<Token> wanted = tokens(text);
    List<Scored> ranked =
        patterns.stream()
            .flatMap(NearestSteps::readings)
            .distinct()
            .map(pattern -> new Scored(pattern, similarity(wanted, tokens(pattern))))
            .sorted(
                Comparator.comparingDouble((Scored scored) -> -scored.score)
                    .thenComparing(Scored::pattern))
            .toList();
    double enough = Math.max(LEAST, ranked.isEmpty() ? 0 : ranked.get(0).score / 2);
    List<String> near = new ArrayList<>();
    for (Scored scored : ranked) {
      if (near.size() < SHOWN && (near.isEmpty() || scored.score >= enough)) {
        near.add(filled(scored.pattern, text));
      }
    }
    return near;
  }

  /** The pattern with words in place of parameters that read words. */
  private static Stream<String> readings(String pattern) {
    return READ.entrySet().stream()
        .filter(one -> pattern.contains(one.getKey()))
        .findFirst()
        .map(one -> one.getValue().stream().map(word -> pattern.replace(one.getKey(), word)))
        .map(written -> written.flatMap(NearestSteps::readings))
        .orElse(Stream.of(pattern));
  }

  private static List<Token> tokens(String text) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(ALTERNATIVES.matcher(text).replaceAll("$1"));
    while (matcher.find()) {
      boolean value = matcher.group(1) != null;
      tokens.add(new Token(value ? "" : matcher.group().toLowerCase(Locale.ROOT), value));
    }
    return tokens;
  }

  /** The weight of the longest common subsequence, as a share of both; 1 for the same. */
  private static double similarity(List<Token> one, List<Token> other) {
    double[][] best = new double[one.size() + 1][other.size() + 1];
    for (int i = 1; i <= one.size(); i++) {
      for (int j = 1; j <= other.size(); j++) {
        double both = best[i - 1][j - 1] + same(one.get(i - 1), other.get(j - 1));
        best[i][j] = Math.max(both, Math.max(best[i - 1][j], best[i][j - 1]));
      }
    }
    double total = weight(one) + weight(other);
    return total == 0 ? 0 : 2 * best[one.size()][other.size()] / total;
  }

  private static double weight(List<Token> tokens) {
    return tokens.stream().mapToDouble(token -> token.value ? PARAMETER : 1).sum();
  }

  private static double same(Token one, Token other) {
    if (one.value || other.value) {
      return one.value && other.value ? PARAMETER : 0;
    }
    if (one.text.equals(other.text)) {
      return 1;
    }
    if (Synonyms.mean(one.text, other.text)) {
      return MEANS;
    }
    return areNearlyOne(one.text, other.text) ? NEARLY : 0;
  }

  /** A slip, or an ending more. */
  private static boolean areNearlyOne(String one, String other) {
    boolean ending =
        Math.min(one.length(), other.length()) >= SHORT_WORD
            && Math.abs(one.length() - other.length()) <= 2
            && (one.startsWith(other) || other.startsWith(one));
    return ending || Spelling.isSlip(one, other);
  }

  /** The pattern with the values of the text in its slots, as far as they go. */
  private static String filled(String pattern, String text) {
    List<String> quoted = values(text, true);
    List<String> numbers = values(text, false);
    List<String> words = new ArrayList<>();
    WORDS.matcher(text).results().forEach(found -> words.add(found.group()));
    VERBS.matcher(text).results().forEach(found -> words.add(method(found.group(1))));
    return SLOT.matcher(ALTERNATIVES.matcher(pattern).replaceAll("$1"))
        .replaceAll(slot -> Matcher.quoteReplacement(value(slot.group(), quoted, numbers, words)));
  }

  private static String value(
      String slot, List<String> quoted, List<String> numbers, List<String> words) {
    return switch (slot) {
      case "{string}" -> quoted.isEmpty() ? "\"…\"" : quoted.remove(0);
      case "{int}", "{bigdecimal}", "{double}" -> numbers.isEmpty() ? "1" : numbers.remove(0);
      case "{word}" -> words.isEmpty() ? slot : words.remove(0);
      case "{value}" ->
          !quoted.isEmpty() ? quoted.remove(0) : numbers.isEmpty() ? "\"…\"" : numbers.remove(0);
      default -> slot.startsWith("\"") && !quoted.isEmpty() ? quoted.remove(0) : slot;
    };
  }

  private static String method(String verb) {
    return verb.toUpperCase(Locale.ROOT);
  }

  private static List<String> values(String text, boolean quoted) {
    List<String> values = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      String value = matcher.group(1);
      if (value != null && value.startsWith("\"") == quoted) {
        values.add(value);
      }
    }
    return values;
  }
}
