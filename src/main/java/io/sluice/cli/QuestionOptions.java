package io.sluice.cli;

import io.sluice.GateRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a run, or its plan, is asked. */
final class QuestionOptions {
  @Option(
      names = "--require",
      paramLabel = "Q",
      description =
          "A question the exit code depends on besides deploy, e.g. release:risk-v2:internal.")
  private List<String> require = new ArrayList<>();

  @Option(
      names = "--ask",
      paramLabel = "Q",
      description =
          "Asks this, deploy and what is required, and nothing else; the answer is only reported.")
  private List<String> ask = new ArrayList<>();

  @Option(
      names = "--prove-flags",
      description =
          "Also tries each scenario of a flag with the flag off: one that passes proves nothing.")
  private boolean proveFlags;

  /** The request; with a tag expression it never answers yes. */
  @Option(
      names = "--run-all",
      description = "Every trial runs, also where another one could stand in for it.")
  private boolean runAll;

  GateRequest request(Optional<String> tags, List<String> serviceArguments) {
    return new GateRequest(
        Optional.empty(),
        require,
        ask,
        proveFlags,
        tags,
        Optional.empty(),
        runAll,
        serviceArguments);
  }
}
