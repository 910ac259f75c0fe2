package io.sluice.cli;

import io.sluice.Sluice;
import io.sluice.lease.RecoveryReport;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sluice recover}. */
@Command(
    name = "recover",
    mixinStandardHelpOptions = true,
    description = {
      "Undoes what killed runs left behind, from any machine with the same store:",
      "processes, deployments, flags and tenants; also what --keep left up.",
      "With --environment only there, else in all environments.",
      "Exits with 0 if nothing is left, with 2 if something could not be undone",
      "or a run may still go on."
    })
final class RecoverVerb implements Callable<Integer> {
  @Mixin private ProjectOptions project = new ProjectOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--force",
      description = "Undoes also what runs did that may still go on on another machine.")
  private boolean force;

  @Option(names = "--json", description = "Prints what became of each lease as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Sluice sluice = project.open(Optional.empty());
    return Foreground.run(() -> recover(sluice), sluice.secondsToEndRecovery());
  }

  private int recover(Sluice sluice) {
    RecoveryReport report =
        sluice.recover(project.environmentGiven(), force, spec.commandLine().getErr()::println);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Sluice.json(report));
    } else {
      new RecoveryText(out).print(report);
    }
    out.flush();
    return report.isSomethingLeft() ? ExitCode.INCONCLUSIVE : 0;
  }
}
