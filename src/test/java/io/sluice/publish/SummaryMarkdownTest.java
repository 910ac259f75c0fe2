package io.sluice.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SummaryMarkdownTest {
  @Test
  void every_answer_stands_in_the_table_and_a_no_has_reason_fix_blame_and_command() {
    String summary = SummaryMarkdown.text(Verdicts.mixed());

    assertThat(summary)
        .startsWith("## Sluice: yes\n")
        .contains("5 trials: 2 passed, 1 flaky, 1 broken, 1 failed")
        .contains("| deploy | yes | 3 trials | required |")
        .contains("| release risk\\-v2=on to internal | **no** | 2 trials | reported only |")
        .contains("(`trial-failed`, AC\\-1)")
        .contains("Fix: Look at the failing step below")
        .contains("`risk-v2: off → on`")
        .contains("`features/clients/submit.feature:12:5`")
        .contains("expected status 201")
        .contains("./sluice try features/clients/submit.feature:12 --flag bulk-import=off");
  }

  @Test
  void what_others_wrote_is_never_markup() {
    String summary = SummaryMarkdown.text(Verdicts.hostile());

    String outsideCode =
        summary.replaceAll("(?s)```+.*?```+", "").replaceAll("(`+)(?!`).*?[^`]\\1(?!`)", "");
    assertThat(outsideCode).doesNotContain("<script").doesNotContain("@team").doesNotContain("\0");
    assertThat(summary.lines().filter(line -> line.startsWith("| release")))
        .singleElement()
        .satisfies(
            row -> assertThat(row.replace("\\|", "").chars().filter(c -> c == '|')).hasSize(5));
  }

  @Test
  void a_run_with_hundreds_of_failures_still_fits_a_pull_request_comment() {
    String summary = SummaryMarkdown.text(Verdicts.big(40_000));

    assertThat(summary.length()).isLessThan(65_536);
    assertThat(summary).contains("… and 395 more trials in verdict.html");
  }
}
