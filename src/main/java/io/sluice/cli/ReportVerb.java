package io.sluice.cli;

import io.sluice.Sluice;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sluice report}. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Makes the Allure report of the last run, one page: reports/latest/allure.html.",
      "Fetches Allure's generator with Maven the first time."
    })
final class ReportVerb implements Callable<Integer> {
  @Mixin private ProjectOptions project = new ProjectOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Sluice sluice = project.open(Optional.empty());
    spec.commandLine()
        .getOut()
        .println(sluice.allureReport(note -> spec.commandLine().getErr().println(note)));
    return 0;
  }
}
