package io.sluice.cli;

import io.sluice.GateListener;
import io.sluice.Prepared;
import io.sluice.model.evidence.Attempt;
import io.sluice.model.evidence.Outcome;
import io.sluice.model.evidence.TrialEvidence;
import io.sluice.model.plan.Plan;
import io.sluice.model.plan.Trial;
import io.sluice.model.verdict.Verdict;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Shows a run: one line that rewrites itself in a terminal, plain lines elsewhere. */
final class Progress implements GateListener {
  private static final int BAR = 24;
  private static final int PLAIN_STEPS = 10;

  private final PrintStream out;
  private final boolean live;
  private final Paint paint;
  private final long begun = System.nanoTime();
  private Plan plan = new Plan(java.util.List.of(), java.util.List.of());
  private int done;
  private int failed;
  private int flaky;
  private int other;
  private int probes;
  private int shownTenths;

  Progress(PrintStream out, boolean live) {
    this.out = out;
    this.live = live;
    this.paint = new Paint(live);
  }

  @Override
  public synchronized void planned(Prepared prepared) {
    plan = prepared.plan();
    long vectors = plan.trials().stream().map(Trial::vector).distinct().count();
    line(
        String.format(
            Locale.ROOT,
            "%s  environment %s: %d criteria, %d scenarios, %d vectors, %d trials",
            paint.bold("sluice"),
            prepared.settings().environment().name(),
            prepared.features().catalog().criteria().size(),
            prepared.features().catalog().scenarios().size(),
            vectors,
            plan.trials().size()));
  }

  @Override
  public synchronized void note(String text) {
    line(text);
  }

  @Override
  public synchronized void deployed(String baseUrl, String build) {
    line("service up at " + baseUrl + ", build " + build + " (" + elapsed() + ")");
    bar();
  }

  @Override
  public synchronized void attempted(Trial trial, Attempt attempt) {
    if (attempt.outcome() == Outcome.BROKEN) {
      String why = attempt.error().map(e -> first(e.message())).orElse("");
      line(paint.yellow("broken ") + trial.displayName() + ": " + why);
    }
  }

  @Override
  public synchronized void probing(List<Trial> round, int soFar) {
    if (probes == 0) {
      line("looking for what failures depend on (" + elapsed() + ")");
    }
    probes = soFar;
    bar();
  }

  @Override
  public synchronized void trialFinished(TrialEvidence evidence) {
    done++;
    switch (evidence.outcome()) {
      case PASSED -> {}
      case FAILED -> failed++;
      case FLAKY -> flaky++;
      case SKIPPED, UNDEFINED, BROKEN -> other++;
    }
    if (evidence.outcome() != Outcome.PASSED) {
      failure(evidence);
    }
    bar();
  }

  @Override
  public synchronized void judged(Verdict verdict, Path reports) {
    clear();
    out.print(new VerdictText(paint).of(verdict, reports));
    out.flush();
  }

  private void failure(TrialEvidence evidence) {
    String word = evidence.outcome().word() + " ";
    Outcome outcome = evidence.outcome();
    line(
        (outcome == Outcome.FAILED ? paint.red(word) : paint.yellow(word))
            + evidence.trial().displayName());
    Optional<Attempt> attempt = evidence.failure();
    attempt
        .flatMap(Attempt::error)
        .ifPresent(
            error -> {
              error.step().ifPresent(step -> line("    " + step));
              error.message().lines().limit(8).forEach(text -> line("    " + text));
              error.place().ifPresent(place -> line("    at " + place));
              error.phrase().ifPresent(place -> line("    in the phrase at " + place));
            });
    line("    " + paint.dim(evidence.reproduce()));
  }

  private void bar() {
    int total = Math.max(1, plan.trials().size());
    if (live) {
      int filled = done * BAR / total;
      out.print(
          "\r\033[K"
              + paint.green("█".repeat(filled))
              + paint.dim("░".repeat(BAR - filled))
              + " "
              + counts(total));
      out.flush();
      return;
    }
    int tenths = done * PLAIN_STEPS / total;
    if (tenths > shownTenths) {
      shownTenths = tenths;
      out.println(counts(total));
    }
  }

  private String counts(int total) {
    StringBuilder text = new StringBuilder(done + "/" + total + " trials");
    append(text, failed, "failed");
    append(text, flaky, "flaky");
    append(text, other, "without result");
    append(text, probes, "probed");
    return text.append("  ").append(elapsed()).toString();
  }

  private static void append(StringBuilder text, int count, String what) {
    if (count > 0) {
      text.append(", ").append(count).append(' ').append(what);
    }
  }

  private void line(String text) {
    clear();
    out.println(text);
    out.flush();
  }

  private void clear() {
    if (live) {
      out.print("\r\033[K");
    }
  }

  private String elapsed() {
    return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - begun) / 1e9);
  }

  private static String first(String message) {
    return message.lines().findFirst().orElse("");
  }
}
