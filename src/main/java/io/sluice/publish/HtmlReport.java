package io.sluice.publish;

import io.sluice.model.evidence.TrialEvidence;
import io.sluice.model.plan.Question;
import io.sluice.model.verdict.Answer;
import io.sluice.model.verdict.Decision;
import io.sluice.model.verdict.Quarantine.Entry;
import io.sluice.model.verdict.Reason;
import io.sluice.model.verdict.Verdict;
import io.sluice.model.verdict.Verdict.Findings;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code verdict.html}: the verdict for people, one page that needs no network. Its content
 * security policy lets nothing run but its own script, and loads nothing but the screenshots beside
 * it.
 */
public final class HtmlReport implements Publisher {
  /** The file's name. */
  public static final String FILE = "verdict.html";

  private static final int TRIALS_OF_A_REASON = 20;
  private final PublishSettings settings;

  /** With the tracker's address, for links. */
  public HtmlReport(PublishSettings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return FILE;
  }

  @Override
  public void publish(Verdict verdict, Path runFolder) throws IOException {
    String style = resource("report.css");
    String script = resource("report.js");
    Page page = new Page();
    head(verdict, style, script, page);
    title(verdict, page);
    List<TrialEvidence> trials = worstFirst(verdict);
    Map<String, String> anchors = anchors(trials);
    page.markup("<main id=\"main\">\n<section><h2>Answers</h2>\n");
    SharedReasons shared = new SharedReasons();
    for (Decision decision : verdict.decisions()) {
      decision(decision, shared.fresh(decision), anchors, page);
    }
    page.element("p class=\"quiet\"", Words.repeats(verdict)).markup("</section>\n");
    notes(verdict.findings(), anchors, page);
    HtmlGrid grid = new HtmlGrid(page, settings);
    grid.criteria(verdict.criteria());
    new HtmlTrials(page, new HtmlEvidence(page, runFolder), Stakes.of(verdict))
        .write(verdict, trials, anchors);
    grid.rings(verdict.snapshot());
    page.markup("</main>\n");
    foot(verdict, script, page);
    RunFiles.write(runFolder, FILE, out -> out.write(page.toString()));
  }

  private static void head(Verdict verdict, String style, String script, Page page) {
    page.markup("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.markup("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
    page.markup("img-src 'self' file:; style-src '" + hash(style) + "'; ");
    page.markup("script-src '" + hash(script) + "'; base-uri 'none'; form-action 'none'\">\n");
    page.markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.element("title", "Sluice: " + verdict.answer().word() + ", build " + verdict.build());
    page.markup("\n<style>" + style + "</style>\n</head>\n<body>\n");
    page.markup("<a class=\"skip\" href=\"#main\">Skip to the answers</a>\n");
  }

  private static void title(Verdict verdict, Page page) {
    page.markup("<header>\n<h1>");
    boolean deployIsAll =
        verdict.decisions().stream()
            .filter(Decision::required)
            .allMatch(decision -> decision.question() instanceof Question.Deploy);
    page.text(deployIsAll ? "Deploy? " : "All that is required? ");
    page.word(verdict.answer().word()).markup("</h1>\n<dl class=\"facts\">");
    page.fact("Build", verdict.build()).fact("Environment", verdict.environment());
    page.fact("Trials", Words.counts(verdict));
    page.fact("Began", verdict.startedAt().truncatedTo(ChronoUnit.SECONDS).toString());
    page.fact("Took", Words.duration(Duration.between(verdict.startedAt(), verdict.finishedAt())));
    page.fact("Run", verdict.run()).markup("</dl>\n");
    if (!verdict.complete()) {
      page.markup("<p><strong>The run did not come to its end:</strong> ");
      page.markup("planned trials are missing below.</p>\n");
    }
    page.markup("</header>\n");
  }

  private void notes(Findings findings, Map<String, String> anchors, Page page) {
    List<Entry> owed = findings.quarantined().values().stream().distinct().toList();
    if (findings.notes().isEmpty() && owed.isEmpty()) {
      return;
    }
    page.markup("<section><h2>To know</h2>\n<div class=\"answer\"><ul class=\"reasons\">\n");
    findings.notes().forEach(note -> reason(note, anchors, page));
    for (Entry entry : owed) {
      page.markup("<li><p><strong>In quarantine:</strong> ").text(Words.quarantine(entry));
      page.markup("</p></li>\n");
    }
    page.markup("</ul></div></section>\n");
  }

  private void decision(
      Decision decision, List<Reason> fresh, Map<String, String> anchors, Page page) {
    page.markup("<article class=\"answer\"><header>").word(decision.answer().word());
    page.element("h3", Words.question(decision.question()));
    int trials = decision.restsOn().size();
    page.element(
        "span class=\"quiet\"",
        Words.weight(decision) + ", rests on " + trials + (trials == 1 ? " trial" : " trials"));
    page.markup("</header>\n");
    if (!decision.reasons().isEmpty()) {
      page.markup("<ul class=\"reasons\">\n");
      fresh.forEach(reason -> reason(reason, anchors, page));
      int known = decision.reasons().size() - fresh.size();
      if (known > 0) {
        page.element(
            "li class=\"quiet\"", known + (known == 1 ? " reason" : " reasons") + " as above");
      }
      page.markup("</ul>\n");
    } else if (decision.answer() != Answer.YES) {
      page.markup("<p>No reason is recorded.</p>\n");
    }
    page.markup("</article>\n");
  }

  private void reason(Reason reason, Map<String, String> anchors, Page page) {
    page.markup("<li><p>").text(reason.text()).markup(" <span class=\"quiet\">(");
    page.element("code", reason.code());
    reason.criterion().ifPresent(id -> criterion(id, page));
    page.markup(")</span></p>");
    reason
        .fix()
        .ifPresent(fix -> page.markup("<p><strong>Fix:</strong> ").text(fix).markup("</p>"));
    if (!reason.blame().isEmpty()) {
      page.markup("<p><strong>Blame:</strong> ");
      reason.blame().forEach(blame -> page.element("code", blame).markup(" "));
      page.markup("</p>");
    }
    if (!reason.trials().isEmpty()) {
      page.markup("<ul>");
      reason.trials().stream()
          .limit(TRIALS_OF_A_REASON)
          .forEach(trial -> link(trial, Optional.ofNullable(anchors.get(trial)), page));
      int left = reason.trials().size() - TRIALS_OF_A_REASON;
      if (left > 0) {
        page.element("li", "and " + left + " more, among the trials below");
      }
      page.markup("</ul>");
    }
    page.markup("</li>\n");
  }

  private void criterion(String id, Page page) {
    page.markup(", ");
    Optional<String> address = settings.linkTo(id);
    address.ifPresent(link -> page.markup("<a href=\"").text(link).markup("\">"));
    page.text(id).markup(address.isPresent() ? "</a>" : "");
  }

  private static void link(String trial, Optional<String> anchor, Page page) {
    page.markup("<li>");
    anchor.ifPresent(id -> page.markup("<a href=\"#" + id + "\">"));
    page.text(trial).markup(anchor.isPresent() ? "</a></li>" : "</li>");
  }

  private static List<TrialEvidence> worstFirst(Verdict verdict) {
    Stakes stakes = Stakes.of(verdict);
    List<TrialEvidence> trials = new ArrayList<>(verdict.trials());
    trials.sort(
        Comparator.comparing(TrialEvidence::outcome).thenComparing(stakes::required).reversed());
    return trials;
  }

  private static Map<String, String> anchors(List<TrialEvidence> trials) {
    Map<String, String> anchors = new HashMap<>();
    trials.forEach(trial -> anchors.put(trial.trial().id(), "t" + anchors.size()));
    return anchors;
  }

  private static void foot(Verdict verdict, String script, Page page) {
    page.markup("<footer class=\"quiet\"><dl class=\"facts\">");
    page.fact("Snapshot", verdict.digests().snapshot());
    page.fact("Policy", verdict.digests().policy());
    page.fact("Features", verdict.digests().features());
    page.markup("</dl><p>The same for programs: <a href=\"verdict.json\">verdict.json</a></p>");
    page.markup("</footer>\n<script>" + script + "</script>\n</body>\n</html>\n");
  }

  static String resource(String name) throws IOException {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException("the jar lacks io/sluice/publish/" + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r", "");
    }
  }

  /** As a content security policy names an inline script (https://www.w3.org/TR/CSP3/). */
  static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
