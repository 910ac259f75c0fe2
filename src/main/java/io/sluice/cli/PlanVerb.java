package io.sluice.cli;

import io.sluice.GateRequest;
import io.sluice.Prepared;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sluice plan}. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = "Shows the questions, their vectors and trials. Deploys nothing.")
final class PlanVerb implements Callable<Integer> {
  @Mixin private ProjectOptions project = new ProjectOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Prepared prepared = project.open(Optional.empty()).prepare(GateRequest.everything());
    spec.commandLine().getOut().print(PlanText.of(prepared));
    spec.commandLine().getOut().flush();
    return 0;
  }
}
