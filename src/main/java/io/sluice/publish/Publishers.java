package io.sluice.publish;

import io.sluice.model.verdict.Answer;
import io.sluice.model.verdict.Decision;
import io.sluice.model.verdict.Reason;
import io.sluice.model.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes every report of a run, then shows the run in {@code latest}.
 *
 * <p>No report is more certain than the weakest: when one cannot be written, every yes becomes
 * inconclusive ({@value #REPORTER_FAILED}) and the others are written again, saying so. {@code
 * verdict.json} comes last, so that a yes in it means that all else is there.
 */
public final class Publishers {
  /** The reason code of an answer that a missing report made inconclusive. */
  public static final String REPORTER_FAILED = "reporter-failed";

  private final List<Publisher> reports;
  private final Publisher last = new VerdictJson();

  private Publishers(List<Publisher> reports) {
    this.reports = List.copyOf(reports);
  }

  /** The built-in publishers, then these. */
  public static Publishers builtInAnd(PublishSettings settings, List<Publisher> extras) {
    List<Publisher> all = new ArrayList<>();
    all.add(new SummaryMarkdown());
    all.add(new JunitXml());
    all.add(new AllureResults(settings));
    all.add(new HtmlReport(settings));
    all.addAll(extras);
    return new Publishers(all);
  }

  /**
   * Publishes a verdict. Never throws because of a report; see {@link Published#failures()}.
   *
   * @throws IllegalArgumentException if the verdict's run id could lead out of the folders
   */
  public Published publish(Verdict verdict, ReportFolders folders) {
    Path folder = folders.run(verdict.run());
    List<ReporterFailure> failures = new ArrayList<>();
    attempt(VerdictJson.FILE, () -> prepare(folder), failures);
    write(reports, verdict, folder, failures);
    Verdict said = afterFailures(verdict, failures);
    if (!failures.isEmpty()) {
      write(reports, said, folder, new ArrayList<>());
    }
    int before = failures.size();
    write(List.of(last), said, folder, failures);
    attempt("reports/latest", () -> new Latest(folders).show(verdict.run()), failures);
    if (failures.size() > before) {
      said = afterFailures(verdict, failures);
      write(reports, said, folder, new ArrayList<>());
      write(List.of(last), said, folder, new ArrayList<>());
    }
    return new Published(said, failures, folder, folders.latest());
  }

  /** An older verdict of this folder would outlive a crash. */
  private static void prepare(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.deleteIfExists(folder.resolve(VerdictJson.FILE));
  }

  private static void write(
      List<Publisher> publishers, Verdict verdict, Path folder, List<ReporterFailure> failures) {
    for (Publisher publisher : publishers) {
      attempt(publisher.name(), () -> publisher.publish(verdict, folder), failures);
    }
  }

  private static void attempt(String name, Work work, List<ReporterFailure> failures) {
    try {
      work.run();
    } catch (IOException | RuntimeException | LinkageError | AssertionError e) {
      // Publishers may be anybody's code: whatever one throws must not cost the other reports.
      failures.add(new ReporterFailure(name, describe(e)));
    }
  }

  private static String describe(Throwable failure) {
    String message = failure.getMessage();
    String kind = failure.getClass().getSimpleName();
    return message == null ? kind : kind + ": " + Words.oneLine(message, 300);
  }

  private static Verdict afterFailures(Verdict verdict, List<ReporterFailure> failures) {
    if (failures.isEmpty()) {
      return verdict;
    }
    List<Reason> reasons = failures.stream().map(Publishers::reason).toList();
    return new Verdict(
        verdict.run(),
        verdict.environment(),
        verdict.build(),
        verdict.startedAt(),
        verdict.finishedAt(),
        verdict.complete(),
        verdict.digests(),
        verdict.snapshot(),
        verdict.decisions().stream().map(decision -> lessSure(decision, reasons)).toList(),
        verdict.trials(),
        verdict.criteria(),
        verdict.findings());
  }

  private static Decision lessSure(Decision decision, List<Reason> reasons) {
    if (decision.answer() != Answer.YES) {
      return decision;
    }
    List<Reason> all = new ArrayList<>(decision.reasons());
    all.addAll(reasons);
    return new Decision(
        decision.question(), decision.required(), Answer.INCONCLUSIVE, all, decision.restsOn());
  }

  private static Reason reason(ReporterFailure failure) {
    return Reason.of(
        REPORTER_FAILED,
        failure.publisher() + " could not be written (" + failure.message() + ")",
        "Make sure that the reports folder can be written and has room, then run the gate again.");
  }

  /** Something that may fail. */
  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }
}
