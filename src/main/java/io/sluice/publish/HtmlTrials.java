package io.sluice.publish;

import io.sluice.model.evidence.Attempt;
import io.sluice.model.evidence.Exposure;
import io.sluice.model.evidence.Failure;
import io.sluice.model.evidence.Outcome;
import io.sluice.model.evidence.TrialEvidence;
import io.sluice.model.verdict.Verdict;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The trials of {@link HtmlReport}, with filters that its script serves. */
record HtmlTrials(Page page, HtmlEvidence evidence, Stakes stakes) {
  /** More open ones would bury the page; the others open with a click. */
  private static final int OPEN = 30;

  void write(Verdict verdict, List<TrialEvidence> trials, Map<String, String> anchors) {
    page.markup("<section id=\"trials\"><h2>Trials</h2>\n");
    if (trials.isEmpty()) {
      page.markup("<p>None ran.</p></section>\n");
      return;
    }
    filters(trials);
    page.markup("<div class=\"columns\" aria-hidden=\"true\"><span>Outcome</span>");
    page.markup("<span>Scenario</span><span>Vector</span><span>Criteria</span>");
    page.markup(
        "<span>Attempts</span><span>Time</span></div>\n<div class=\"trials\" role=\"list\">\n");
    int bad = 0;
    for (TrialEvidence trial : trials) {
      boolean open = trial.outcome() != Outcome.PASSED && bad++ < OPEN;
      trial(trial, anchors.getOrDefault(trial.trial().id(), ""), open);
    }
    page.markup("</div></section>\n");
  }

  private void filters(List<TrialEvidence> trials) {
    page.markup("<form id=\"filter\" hidden aria-label=\"Filter the trials\">");
    page.markup("<label class=\"wide\">Words <input type=\"search\" name=\"words\"></label>");
    choice("Outcome", trials.stream().map(trial -> trial.outcome().word()).toList());
    choice("Flag", trials.stream().flatMap(trial -> flags(trial).stream()).toList());
    choice(
        "Criterion",
        trials.stream().flatMap(trial -> trial.trial().scenario().criteria().stream()).toList());
    page.markup("<button type=\"reset\">Show all</button></form>\n");
    page.markup("<p class=\"quiet\" id=\"shown\" role=\"status\"></p>\n");
  }

  private void choice(String label, Collection<String> values) {
    Set<String> sorted = new TreeSet<>(HtmlTrials::naturally);
    sorted.addAll(values);
    String name = label.toLowerCase(Locale.ROOT);
    page.markup(
        "<label>" + label + " <select name=\"" + name + "\"><option value=\"\">any</option>");
    for (String value : sorted) {
      page.markup("<option value=\"").text(value).markup("\">").text(value).markup("</option>");
    }
    page.markup("</select></label>");
  }

  /** Shorter first where only a number at the end differs: AC-9 before AC-10. */
  private static int naturally(String one, String other) {
    boolean sameStem = one.replaceAll("\\d+$", "").equals(other.replaceAll("\\d+$", ""));
    int byLength = Integer.compare(one.length(), other.length());
    return sameStem && byLength != 0 ? byLength : one.compareTo(other);
  }

  private static List<String> flags(TrialEvidence trial) {
    return trial.trial().vector().values().entrySet().stream()
        .map(flag -> flag.getKey() + "=" + flag.getValue())
        .toList();
  }

  private void trial(TrialEvidence evidence, String anchor, boolean open) {
    var trial = evidence.trial();
    var scenario = trial.scenario();
    page.markup(
        "<div role=\"listitem\" id=\""
            + anchor
            + "\" data-outcome=\""
            + evidence.outcome().word()
            + "\"");
    page.markup(" data-flags=\"").text(String.join("\n", flags(evidence)));
    page.markup("\" data-criteria=\"").text(String.join("\n", scenario.criteria()));
    page.markup(open ? "\"><details open><summary>" : "\"><details><summary>");
    page.markup("<span>").word(evidence.outcome().word()).markup("</span><span>");
    page.text(scenario.name()).markup("<span class=\"where\">");
    page.text(scenario.feature() + " · " + scenario.place()).markup("</span></span>");
    page.markup("<span>" + Html.escape(trial.vector().name()).replace(",", ",<wbr>") + "</span>");
    page.element("span", String.join(", ", scenario.criteria()));
    page.element("span", evidence.isDerived() ? "derived" : attempts(evidence.attempts().size()));
    page.element("span", Words.duration(Words.duration(evidence)));
    page.markup("</summary><div class=\"trial-body\">");
    if (evidence.outcome() != Outcome.PASSED) {
      body(evidence);
    } else {
      page.element("p class=\"quiet\"", basis(evidence));
      evidence.attempts().forEach(attempt -> this.evidence.write(attempt.evidence()));
    }
    page.markup("<h4>Run it again</h4>").element("pre class=\"command\"", evidence.reproduce());
    page.markup("</div></details></div>\n");
  }

  private static String basis(TrialEvidence evidence) {
    return evidence
        .standIn()
        .map(
            other ->
                "Not run: "
                    + other.trial()
                    + " stands in for it, with the same value of every flag that was read"
                    + (other.exposures().isEmpty() ? " (none)" : ": " + exposed(other.exposures())))
        .orElseGet(() -> "Tenant " + evidence.tenant());
  }

  private static String exposed(List<Exposure> exposures) {
    return exposures.stream()
        .map(exposure -> exposure.flag() + "=" + exposure.value())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String attempts(int count) {
    return count == 1 ? "1 attempt" : count + " attempts";
  }

  private void body(TrialEvidence evidence) {
    String questions = stakes.questions(evidence);
    String weight = stakes.required(evidence) ? "" : " (blocks nothing that is required)";
    page.element(
        "p class=\"quiet\"",
        questions.isEmpty() ? "No question rests on it." : "Rests on it: " + questions + weight);
    if (evidence.attempts().isEmpty()) {
      page.markup("<p>It never ran.</p>");
    }
    int number = 1;
    for (Attempt attempt : evidence.attempts()) {
      attempt(attempt, number++);
    }
  }

  private void attempt(Attempt attempt, int number) {
    page.markup("<div class=\"attempt\"><h4>Attempt " + number + " ");
    page.word(attempt.outcome().word()).markup("</h4>");
    String seen = exposed(attempt.exposures());
    String tenant = attempt.tenant().isEmpty() ? "no tenant" : "tenant " + attempt.tenant();
    page.element(
        "p class=\"quiet\"",
        Words.duration(attempt.duration())
            + ", "
            + tenant
            + (seen.isEmpty() ? "" : ", the service evaluated " + seen));
    attempt.error().ifPresent(this::failure);
    evidence.write(attempt.evidence());
    page.markup("</div>");
  }

  private void failure(Failure failure) {
    failure
        .step()
        .ifPresent(
            step -> {
              page.markup("<p>At <strong>").text(step).markup("</strong>");
              failure
                  .place()
                  .ifPresent(
                      place ->
                          page.markup(" <span class=\"quiet\">")
                              .text(place.toString() + inPhrase(failure))
                              .markup("</span>"));
              page.markup("</p>");
            });
    page.element("pre", failure.message());
  }

  private static String inPhrase(Failure failure) {
    return failure.phrase().map(place -> ", in the phrase at " + place).orElse("");
  }
}
