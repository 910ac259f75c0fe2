package io.sluice.cli;

import io.sluice.GateRequest;
import io.sluice.Sluice;
import io.sluice.model.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sluice gate}. */
@Command(
    name = "gate",
    mixinStandardHelpOptions = true,
    description = {
      "Deploys the service, runs every trial the questions need, and prints the verdict.",
      "Exits with the answer to deploy; --require adds questions."
    })
final class GateVerb implements Callable<Integer> {
  @Mixin private ProjectOptions project = new ProjectOptions();
  @Mixin private OutputOptions output = new OutputOptions();
  @Mixin private QuestionOptions questions = new QuestionOptions();

  @Option(
      names = "--tags",
      paramLabel = "EXPR",
      description = "Only scenarios with these tags; such a run never answers yes.")
  private Optional<String> tags = Optional.empty();

  @Option(names = "--keep", description = "Leaves the service up; recover takes it down.")
  private boolean keep;

  @Parameters(paramLabel = "-- ARGS", description = "Arguments for the service.")
  private List<String> serviceArguments = new ArrayList<>();

  @Override
  public Integer call() {
    Sluice sluice = project.openForRun(Optional.empty());
    GateRequest request = questions.request(tags, serviceArguments).keeping(keep);
    Verdict verdict = Foreground.run(sluice, request, output);
    return verdict.answer().exitCode();
  }
}
