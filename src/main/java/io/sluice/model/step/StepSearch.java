package io.sluice.model.step;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds steps by words; people come with the words of other tools. */
public final class StepSearch {
  private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}']+");
  private static final int IN_WORDING = 8;
  private static final int BEGINS_IN_WORDING = 5;
  private static final int MEANT = 4;
  private static final int IN_TEXT = 2;
  private static final int IN_EXAMPLE = 1;

  private StepSearch() {}

  /** The steps that fit every word, best first; if none does, those that fit one of them. */
  static List<StepEntry> find(List<String> words, List<StepEntry> steps) {
    List<String> wanted = words.stream().flatMap(StepSearch::split).distinct().toList();
    List<StepEntry> all = ranked(wanted, steps, true);
    return all.isEmpty() ? ranked(wanted, steps, false) : all;
  }

  private record Scored(StepEntry step, int score) {}

  private static List<StepEntry> ranked(List<String> wanted, List<StepEntry> steps, boolean every) {
    return steps.stream()
        .map(step -> new Scored(step, score(wanted, step, every)))
        .filter(scored -> scored.score > 0)
        .sorted(Comparator.comparingInt((Scored scored) -> -scored.score))
        .map(Scored::step)
        .toList();
  }

  /** Zero if the step does not fit. */
  private static int score(List<String> wanted, StepEntry step, boolean every) {
    int sum = 0;
    for (String word : wanted) {
      int score = score(word, step);
      if (score == 0 && every) {
        return 0;
      }
      sum += score;
    }
    return sum;
  }

  private static int score(String word, StepEntry step) {
    Set<String> wording = words(step.pattern());
    if (step.pattern().startsWith(word + " ")) {
      return IN_WORDING + 1;
    }
    if (wording.contains(word)) {
      return IN_WORDING;
    }
    if (anyBegins(wording, word)) {
      return BEGINS_IN_WORDING;
    }
    if (anyBegins(meant(wording), word)) {
      return MEANT;
    }
    if (anyBegins(words(step.group() + " " + step.description()), word)) {
      return IN_TEXT;
    }
    return anyBegins(words(step.example()), word) ? IN_EXAMPLE : 0;
  }

  /** Everything a step is found by, for a page that searches by itself. */
  public static String keywords(StepEntry step) {
    Set<String> wording = words(step.pattern());
    Set<String> all = new TreeSet<>(wording);
    all.addAll(meant(wording));
    all.addAll(words(step.group() + " " + step.description() + " " + step.example()));
    return String.join(" ", all);
  }

  private static Set<String> meant(Set<String> wording) {
    return wording.stream().flatMap(Synonyms::of).collect(Collectors.toSet());
  }

  private static boolean anyBegins(Set<String> words, String word) {
    return words.stream().anyMatch(each -> each.startsWith(word) || isPluralOf(word, each));
  }

  private static boolean isPluralOf(String word, String of) {
    return word.length() > 3
        && word.endsWith("s")
        && of.equals(word.substring(0, word.length() - 1));
  }

  private static Set<String> words(String text) {
    return split(text).collect(Collectors.toSet());
  }

  private static Stream<String> split(String text) {
    return SEPARATORS.splitAsStream(text.toLowerCase(Locale.ROOT)).filter(word -> !word.isEmpty());
  }
}
