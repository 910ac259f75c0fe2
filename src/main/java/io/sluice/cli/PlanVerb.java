package io.sluice.cli;

import io.sluice.Prepared;
import io.sluice.Sluice;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sluice plan}. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = {
      "Shows the questions, their vectors and trials, what each costs, and what is missing.",
      "Deploys nothing."
    })
final class PlanVerb implements Callable<Integer> {
  @Mixin private ProjectOptions project = new ProjectOptions();
  @Mixin private QuestionOptions questions = new QuestionOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--json", description = "Prints the plan as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Sluice sluice = project.open(Optional.empty());
    Prepared prepared = sluice.prepare(questions.request(Optional.empty(), new ArrayList<>()));
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        json ? Sluice.json(prepared.plan()) + "\n" : PlanText.of(prepared, sluice.durations()));
    out.flush();
    return 0;
  }
}
