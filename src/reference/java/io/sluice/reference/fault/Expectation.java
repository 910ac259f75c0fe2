package io.sluice.reference.fault;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The answers a gate should give to a service with a fault, where {@code bulk-import} is live in
 * the first ring and the other flags nowhere; docs/reference-service.md derives them.
 *
 * @param deploy may this build be deployed
 * @param release by flag: may it go to the next ring
 * @param kill by flag: can it be turned off again
 */
public record Expectation(Answer deploy, Map<String, Answer> release, Map<String, Answer> kill) {
  private static final List<String> FLAGS = List.of("bulk-import", "risk-v2", "instant-screening");

  /** Answers as words; those of releases and kills are one for each flag, blanks between. */
  static Expectation of(String deploy, String release, String kill) {
    return new Expectation(answer(deploy), byFlag(release), byFlag(kill));
  }

  private static Map<String, Answer> byFlag(String words) {
    List<String> answers = Arrays.asList(words.split(" ", -1));
    Map<String, Answer> byFlag = new LinkedHashMap<>();
    for (int i = 0; i < FLAGS.size(); i++) {
      byFlag.put(FLAGS.get(i), answer(answers.get(i)));
    }
    return byFlag;
  }

  private static Answer answer(String word) {
    return Answer.valueOf(word.toUpperCase(Locale.ROOT));
  }
}
