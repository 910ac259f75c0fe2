package io.sluice.cli;

import io.sluice.AskRequest;
import io.sluice.Sluice;
import io.sluice.StoredAnswer;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the verbs that answer from stored evidence share. */
final class Asking {
  @Mixin private ProjectOptions project = new ProjectOptions();

  @Option(names = "--json", description = "Prints the answer as JSON on standard output.")
  private boolean json;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  /** Asks, prints, and gives the exit code. */
  int ask(String question) {
    Sluice sluice = project.open(Optional.empty());
    StoredAnswer answer = sluice.ask(new AskRequest(question, Optional.empty()));
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? Sluice.json(answer) : VerdictText.ofStored(answer));
    out.flush();
    return answer.decision().answer().exitCode();
  }
}
