package io.sluice.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sluice recover}. */
@Command(
    name = "recover",
    mixinStandardHelpOptions = true,
    description = "Undoes what runs that were killed left behind, or kept.")
final class RecoverVerb implements Callable<Integer> {
  @Mixin private ProjectOptions project = new ProjectOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter notes = spec.commandLine().getErr();
    List<String> report = project.open(Optional.empty()).recover(notes::println);
    if (report.isEmpty()) {
      spec.commandLine().getOut().println("nothing was left behind");
    }
    report.forEach(spec.commandLine().getOut()::println);
    return 0;
  }
}
