package io.sluice.config;

import io.sluice.model.flag.Flag;
import io.sluice.model.verdict.Policy;
import io.sluice.model.verdict.Quarantine.Entry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/** The canonical text of what judges, and its digest: equal rules give equal digests. */
final class PolicyDigest {
  private PolicyDigest() {}

  static String of(Settings settings) {
    byte[] bytes = canonical(settings).getBytes(StandardCharsets.UTF_8);
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return "sha256:" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  /** One fact a line; the order of flags and lists without meaning is by name. */
  static String canonical(Settings settings) {
    Policy policy = settings.policy();
    List<String> lines = new ArrayList<>();
    lines.add("sluice-policy/1");
    lines.add("rings " + quoted(settings.ringNames()));
    lines.add("deploy.rings " + quoted(sorted(policy.deployRings())));
    lines.add("release.skip-rings " + policy.release().skipRings());
    lines.add("release.evidence-from-ring " + quoted(policy.release().evidenceFromRing()));
    lines.add("retries " + policy.retries());
    lines.add("flaky-budget " + policy.flakyBudget());
    lines.add("timeouts.step " + policy.timeouts().step());
    lines.add("timeouts.trial " + policy.timeouts().trial());
    lines.add("timeouts.gate " + policy.timeouts().gate());
    lines.add("max-verdict-age " + policy.maxVerdictAge().map(Object::toString).orElse("any"));
    lines.add("ratchet " + policy.ratchet());
    lines.add("quarantine.cap " + policy.quarantine().cap());
    policy.quarantine().entries().stream().map(PolicyDigest::entry).sorted().forEach(lines::add);
    lines.add("criteria.retired " + quoted(sorted(settings.criteria().retired())));
    lines.add("criteria.id " + quoted(settings.criteria().id().pattern()));
    lines.add("criteria.expected " + quoted(sorted(settings.criteria().expected())));
    lines.add("skip " + quoted(sorted(policy.skip().questions())));
    lines.add("flags.exposure " + settings.exposureHeader().isPresent());
    lines.add("flags.ignore " + quoted(sorted(settings.ignoredFlags())));
    settings.flags().all().stream()
        .sorted(Comparator.comparing(Flag::name))
        .map(PolicyDigest::flag)
        .forEach(lines::add);
    return String.join("\n", lines) + "\n";
  }

  /** Who owes it and where that is written down judges nothing. */
  private static String entry(Entry entry) {
    return "quarantine "
        + quoted(entry.scenario().stream().toList())
        + " criterion "
        + quoted(entry.criterion().stream().toList())
        + " flag "
        + quoted(entry.flag().map(Object::toString).stream().toList())
        + " expires "
        + entry.expires();
  }

  private static String flag(Flag flag) {
    List<String> requires = new ArrayList<>();
    new TreeMap<>(flag.requires()).forEach((name, word) -> requires.add(name + "=" + word));
    return "flag "
        + quoted(flag.name())
        + " off "
        + quoted(flag.off())
        + " on "
        + quoted(flag.on())
        + " requires "
        + quoted(requires)
        + " same-behaviour "
        + flag.sameBehaviour();
  }

  private static List<String> sorted(List<String> words) {
    return words.stream().sorted().toList();
  }

  private static String quoted(List<String> words) {
    return words.stream().map(PolicyDigest::quoted).toList().toString();
  }

  private static String quoted(String word) {
    return "\"" + word.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }
}
