package io.sluice.publish;

import io.sluice.model.evidence.Attempt;
import io.sluice.model.evidence.Failure;
import io.sluice.model.evidence.TrialEvidence;
import io.sluice.model.verdict.Answer;
import io.sluice.model.verdict.Decision;
import io.sluice.model.verdict.Quarantine.Entry;
import io.sluice.model.verdict.Reason;
import io.sluice.model.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code summary.md}: the verdict in GitHub Markdown, short enough for a comment on a pull request.
 */
public final class SummaryMarkdown implements Publisher {
  /** The file's name. */
  public static final String FILE = "summary.md";

  private static final int REASONS = 8;
  private static final int TRIALS = 5;
  private static final int ERROR_LINES = 12;
  private static final int ERROR_CHARACTERS = 1200;

  @Override
  public String name() {
    return FILE;
  }

  @Override
  public void publish(Verdict verdict, Path runFolder) throws IOException {
    RunFiles.write(runFolder, FILE, out -> out.write(text(verdict)));
  }

  static String text(Verdict verdict) {
    StringBuilder out = new StringBuilder();
    out.append("## Sluice: ").append(verdict.answer().word()).append("\n\n");
    out.append("Build ").append(Markdown.code(verdict.build()));
    out.append(" in ").append(Markdown.code(verdict.environment())).append(". ");
    out.append(Words.counts(verdict)).append(", in ");
    out.append(Words.duration(Duration.between(verdict.startedAt(), verdict.finishedAt())));
    out.append(verdict.complete() ? ".\n\n" : ". **The run did not come to its end.**\n\n");
    answers(verdict, out);
    Map<String, TrialEvidence> trials = new LinkedHashMap<>();
    verdict.trials().forEach(trial -> trials.put(trial.trial().id(), trial));
    Set<String> told = new LinkedHashSet<>();
    SharedReasons shared = new SharedReasons();
    for (Decision decision : verdict.decisions()) {
      if (decision.answer() != Answer.YES) {
        details(decision, shared, trials, told, out);
      }
    }
    notes(verdict, out);
    out.append("Run ").append(Markdown.code(verdict.run()));
    out.append("; everything else is in `verdict.html` beside this file.\n");
    return out.toString();
  }

  private static void answers(Verdict verdict, StringBuilder out) {
    out.append("| question | answer | rests on | |\n| --- | --- | --- | --- |\n");
    for (Decision decision : verdict.decisions()) {
      String answer = decision.answer().word();
      out.append("| ").append(Markdown.text(Words.question(decision.question())));
      out.append(" | ").append(decision.answer() == Answer.YES ? answer : "**" + answer + "**");
      out.append(" | ").append(decision.restsOn().size()).append(" trials | ");
      out.append(Words.weight(decision)).append(" |\n");
    }
    out.append('\n');
  }

  private static void details(
      Decision decision,
      SharedReasons shared,
      Map<String, TrialEvidence> trials,
      Set<String> told,
      StringBuilder out) {
    out.append("### ").append(Markdown.text(Words.question(decision.question()))).append(": ");
    out.append(decision.answer().word()).append("\n\n");
    List<Reason> fresh = shared.fresh(decision);
    fresh.stream().limit(REASONS).forEach(reason -> reason(reason, trials, told, out));
    more(fresh.size() - REASONS, "reasons", "", out);
    int known = decision.reasons().size() - fresh.size();
    if (known > 0) {
      out.append("- ").append(known).append(known == 1 ? " reason" : " reasons");
      out.append(" as above\n");
    }
    out.append('\n');
  }

  private static void notes(Verdict verdict, StringBuilder out) {
    List<Reason> notes = verdict.findings().notes();
    Map<String, Entry> owed = verdict.findings().quarantined();
    if (notes.isEmpty() && owed.isEmpty()) {
      return;
    }
    out.append("### To know\n\n");
    for (Reason note : notes) {
      out.append("- ").append(Markdown.text(note.text()));
      note.fix().ifPresent(fix -> out.append(": ").append(Markdown.text(fix)));
      out.append(" (").append(Markdown.code(note.code())).append(")\n");
    }
    owed.values().stream()
        .distinct()
        .forEach(
            entry ->
                out.append("- in quarantine: ")
                    .append(Markdown.text(Words.quarantine(entry)))
                    .append('\n'));
    out.append('\n');
  }

  private static void reason(
      Reason reason, Map<String, TrialEvidence> trials, Set<String> told, StringBuilder out) {
    out.append("- ").append(Markdown.text(reason.text()));
    out.append(" (").append(Markdown.code(reason.code()));
    reason.criterion().ifPresent(id -> out.append(", ").append(Markdown.text(id)));
    out.append(")\n");
    reason.fix().ifPresent(fix -> out.append("  - Fix: ").append(Markdown.text(fix)).append('\n'));
    if (!reason.blame().isEmpty()) {
      String blame = reason.blame().stream().map(Markdown::code).collect(Collectors.joining(", "));
      out.append("  - Blame: ").append(blame).append('\n');
    }
    List<TrialEvidence> known =
        reason.trials().stream().filter(trials::containsKey).map(trials::get).toList();
    known.stream().limit(TRIALS).forEach(trial -> trial(trial, told, out));
    more(reason.trials().size() - Math.min(TRIALS, known.size()), "trials", "  ", out);
  }

  private static void trial(TrialEvidence evidence, Set<String> told, StringBuilder out) {
    var trial = evidence.trial();
    out.append("  - ").append(evidence.outcome().word()).append(": ");
    out.append(Markdown.text(trial.displayName())).append(", ");
    out.append(Markdown.code(trial.scenario().place().toString()));
    if (!told.add(trial.id())) {
      out.append(" (see above)\n");
      return;
    }
    out.append("\n\n");
    evidence.failure().flatMap(Attempt::error).ifPresent(failure -> failure(failure, out));
    out.append(Markdown.block(evidence.reproduce(), "sh", "    ")).append('\n');
  }

  private static void failure(Failure failure, StringBuilder out) {
    failure
        .step()
        .ifPresent(step -> out.append("    At ").append(Markdown.code(step)).append("\n\n"));
    failure
        .phrase()
        .ifPresent(
            place ->
                out.append("    In the phrase at ")
                    .append(Markdown.code(place.toString()))
                    .append("\n\n"));
    String message = failure.message().strip();
    String cut =
        message.length() <= ERROR_CHARACTERS
            ? message
            : message.substring(0, ERROR_CHARACTERS) + "…";
    String lines = cut.lines().limit(ERROR_LINES).collect(Collectors.joining("\n"));
    out.append(Markdown.block(lines, "text", "    ")).append('\n');
  }

  private static void more(int left, String what, String indent, StringBuilder out) {
    if (left > 0) {
      out.append(indent).append("- … and ").append(left).append(" more ").append(what);
      out.append(" in verdict.html\n");
    }
  }
}
