package io.sluice.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyDigestTest {
  private static final String YAML =
      Invalid.BASE + "flags: {declared: {a: {owner: x, expires: 2027-01-01}, b: }}\n";

  @Test
  void the_digest_is_a_sha_256_in_the_form_of_the_verdict() {
    assertThat(digest(YAML)).matches("sha256:[0-9a-f]{64}");
  }

  @Test
  void what_does_not_judge_does_not_change_it() {
    String other =
        YAML.replace("a: {owner: x, expires: 2027-01-01}, b: ", "b: {owner: me}, a: ")
            .replace("localhost:8080", "localhost:9090");
    assertThat(digest(other + "lanes: 2\npolicy: {retries: 15}\n")).isEqualTo(digest(YAML));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "policy: {retries: 3}",
        "policy: {flaky-budget: 0.5}",
        "policy: {deploy: {rings: [production]}}",
        "policy: {release: {skip-rings: true}}",
        "policy: {release: {evidence-from-ring: internal}}",
        "policy: {timeouts: {step: 11s}}",
        "policy: {timeouts: {trial: 3m}}",
        "policy: {timeouts: {gate: 1h}}",
        "policy: {max-verdict-age: 1d}",
        "criteria: {id: 'X-.+'}",
        "policy: {ratchet: true}",
        "policy: {quarantine: {cap: 1}}",
        "policy: {quarantine: {entries: [{scenario: a, owner: b, ticket: c, expires: 2027-01-01}]}}",
        "criteria: {expected: [AC-1]}",
        "criteria: {retired: [AC-1]}",
      })
  void what_judges_changes_it(String more) {
    assertThat(digest(YAML + more + "\n")).isNotEqualTo(digest(YAML));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{a: , b: , c: }",
        "{a: {same-behaviour: true}, b: }",
        "{a: {requires: [b]}, b: }",
        "{a: {off: x, on: y}, b: }",
      })
  void what_a_flag_means_changes_it(String declared) {
    assertThat(digest(Invalid.BASE + "flags: {declared: " + declared + "}\n"))
        .isNotEqualTo(digest(YAML));
  }

  private static String digest(String yaml) {
    return SettingsReaderTest.read(yaml).policyDigest();
  }
}
