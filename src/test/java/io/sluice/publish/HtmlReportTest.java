package io.sluice.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.model.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
  private final Path folder;

  HtmlReportTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void the_page_has_answers_reasons_fixes_blame_grid_trials_and_commands() throws IOException {
    String page = write(Verdicts.mixed());

    assertThat(page)
        .contains("<h3>release risk-v2=on to internal</h3>")
        .contains("Look at the failing step below, or keep the flag off.")
        .contains("risk-v2: off → on")
        .contains("<span class=\"word unproved\">? unproved</span> no scenario")
        .contains("Then the response status is 201")
        .contains("expected status 201")
        .contains("./sluice try features/clients/submit.feature:12");
    assertThat(page.indexOf("Answers")).isLessThan(page.indexOf("Criteria"));
    assertThat(page.indexOf("word failed\">✗ failed</span></span><span>A complete"))
        .isBetween(0, page.indexOf("word passed"));
  }

  @Test
  void names_cannot_add_markup_scripts_or_turn_the_reading_direction() throws IOException {
    Files.createDirectories(folder.resolve("evidence"));
    Files.writeString(folder.resolve("evidence/hostile.txt"), "</pre><script>alert(2)</script>");

    String page = write(Verdicts.hostile());

    assertThat(Pattern.compile("<script").matcher(page).results().count()).isEqualTo(1);
    assertThat(page)
        .contains("&lt;script&gt;alert(&#39;x&#39;)")
        .contains("&lt;/pre&gt;&lt;script&gt;alert(2)")
        .doesNotContain("\u202E")
        .doesNotContain("\0")
        .doesNotContain("outside.txt");
  }

  @Test
  void nothing_is_loaded_from_anywhere_and_the_policy_says_so() throws IOException {
    String page = write(Verdicts.mixed());

    assertThat(page)
        .contains("default-src 'none'")
        .doesNotContainPattern("(src|href)=\"(https?:|//)");
    assertThat(page).doesNotContain("style=\"").doesNotContainPattern("\\son[a-z]+=\"");
  }

  @Test
  void pictures_are_shown_and_short_texts_stand_in_the_page() throws IOException {
    Path evidence = Files.createDirectories(folder.resolve("evidence/ab12"));
    Files.write(evidence.resolve("screenshot.png"), new byte[] {1});
    Files.writeString(evidence.resolve("exchange-1.txt"), "POST /api/clients <b>");

    String page = write(Verdicts.mixed());

    assertThat(page)
        .contains("src=\"./evidence/ab12/screenshot.png\" alt=\"screenshot\"")
        .contains("<pre>POST /api/clients &lt;b&gt;</pre>");
  }

  @Test
  void a_long_text_is_linked_and_not_shown() throws IOException {
    Path evidence = Files.createDirectories(folder.resolve("evidence/ab12"));
    Files.writeString(evidence.resolve("exchange-1.txt"), "long".repeat(20_000));

    String page = write(Verdicts.mixed());

    assertThat(page).contains("href=\"./evidence/ab12/exchange-1.txt\"").doesNotContain("longlong");
  }

  @Test
  void five_thousand_trials_make_a_page_of_a_few_megabytes() throws IOException {
    String page = write(Verdicts.big(5_000));

    assertThat(page.length()).isLessThan(6_000_000);
    assertThat(Pattern.compile("<details open>").matcher(page).results().count()).isEqualTo(30);
  }

  private String write(Verdict verdict) throws IOException {
    new HtmlReport(PublishSettings.none()).publish(verdict, folder);
    return Files.readString(folder.resolve("verdict.html"));
  }
}
