package io.sluice.cli;

import io.sluice.Lint;
import io.sluice.config.Overrides;
import io.sluice.model.Problem;
import io.sluice.model.lint.Finding;
import io.sluice.model.lint.Finding.Severity;
import io.sluice.model.lint.LintReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sluice lint}. */
@Command(
    name = "lint",
    mixinStandardHelpOptions = true,
    description = {
      "Reads sluice.yaml, features and phrases and tells what is wrong with them, and what is",
      "hardly meant. Starts nothing. Exits with 3 if something is wrong."
    })
final class LintVerb implements Callable<Integer> {
  private static final int WARNED = 1;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILES", description = "Tells only of these files or folders.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--project",
      paramLabel = "DIR",
      description = "The project's folder (default: this one).")
  private Path project = Path.of("");

  @Option(names = "--json", description = "Prints what was found as JSON.")
  private boolean json;

  @Option(names = "--strict", description = "Exits with 1 if there are warnings alone.")
  private boolean strict;

  @Override
  public Integer call() {
    LintReport report = Lint.of(project, Overrides.ofVariables(System.getenv()), files);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Lint.json(report));
    } else {
      boolean colour = Boolean.getBoolean("sluice.terminal") && System.getenv("NO_COLOR") == null;
      tell(report, new Paint(colour), out);
    }
    out.flush();
    if (report.count(Severity.ERROR) > 0) {
      return ExitCode.INVALID_INPUT;
    }
    return strict && report.count(Severity.WARNING) > 0 ? WARNED : 0;
  }

  private static void tell(LintReport report, Paint paint, PrintWriter out) {
    for (Finding finding : report.findings()) {
      Problem problem = finding.problem();
      String severity = finding.severity().word();
      problem.where().ifPresent(place -> out.print(paint.bold(place.toString()) + ": "));
      out.print(
          finding.severity() == Severity.ERROR ? paint.red(severity) : paint.yellow(severity));
      out.println(": " + problem.what() + " " + paint.dim("[" + finding.code() + "]"));
      if (!problem.fix().isEmpty()) {
        out.println("    " + problem.fix());
      }
    }
    out.println(
        count(report.count(Severity.ERROR), "error")
            + ", "
            + count(report.count(Severity.WARNING), "warning")
            + " in "
            + count(report.scenarios(), "scenario")
            + " and "
            + count(report.phrases(), "phrase"));
  }

  private static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
