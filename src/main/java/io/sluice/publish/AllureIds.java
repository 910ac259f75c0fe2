package io.sluice.publish;

import io.sluice.model.criterion.Scenario;
import io.sluice.model.evidence.TrialEvidence;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * What Allure knows a test by. The flags are part of it: Allure takes results of one history id for
 * retries of each other, and would hide all vectors of a scenario but one. Lines are no part of it,
 * so that a test keeps its history when its file is edited; scenarios of one name in one rule, as
 * the rows of an outline can be, are counted.
 */
final class AllureIds {
  private final Map<String, Integer> occurrences = new HashMap<>();

  AllureIds(List<TrialEvidence> trials) {
    Map<String, Integer> counts = new HashMap<>();
    trials.stream()
        .sorted(Comparator.comparingInt(trial -> trial.trial().scenario().place().line()))
        .forEach(
            trial ->
                occurrences.put(trial.trial().id(), counts.merge(key(trial), 1, Integer::sum)));
  }

  /** The same for every attempt of a trial and from run to run; different for each vector. */
  String history(TrialEvidence trial) {
    return hash(key(trial) + "\n" + occurrences.getOrDefault(trial.trial().id(), 1));
  }

  /** A name for one file of the run, of hexadecimal digits and dashes. */
  static String uuid(String run, String trial, int attempt) {
    String hash = hash(run + "\n" + trial + "\n" + attempt);
    return String.join(
        "-",
        hash.substring(0, 8),
        hash.substring(8, 12),
        hash.substring(12, 16),
        hash.substring(16, 20),
        hash.substring(20, 32));
  }

  private static String key(TrialEvidence evidence) {
    Scenario scenario = evidence.trial().scenario();
    return String.join(
        "\n",
        scenario.place().file(),
        scenario.feature(),
        scenario.rule().orElse(""),
        scenario.name(),
        evidence.trial().vector().values().toString());
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, 32);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
