package io.sluice.cli;

import io.sluice.model.InvalidInput;
import io.sluice.model.Problem;
import io.sluice.model.Trouble;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The entry point of the command line. */
@Command(
    name = "sluice",
    description = "An acceptance-test gate for services behind per-tenant feature flags.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "VERB",
    subcommands = {
      GateVerb.class,
      PlanVerb.class,
      StepsVerb.class,
      LintVerb.class,
      TryVerb.class,
      ReportVerb.class,
      CanIDeployVerb.class,
      CanIReleaseVerb.class,
      CanIKillVerb.class,
      CanIRollBackVerb.class,
      RecoverVerb.class
    },
    footer = {
      "",
      "Exit codes: 0 yes, 1 no, 2 inconclusive, 3 invalid input, 70 a bug in Sluice.",
    })
public final class Main implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  /** Runs a verb and exits with its code. */
  public static void main(String[] args) {
    System.exit(ExitCode.ofProcess(execute(args)));
  }

  /** Runs a verb; answers the exit code of the contract. */
  static int execute(String... args) {
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    CommandLine commandLine = new CommandLine(new Main(), new Verbs());
    commandLine.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    commandLine.setErr(err);
    commandLine.setExitCodeExceptionMapper(Main::exitCode);
    commandLine.setParameterExceptionHandler((e, given) -> invalidArguments(e, err));
    commandLine.setExecutionExceptionHandler(
        (e, command, result) -> {
          tell(e, err);
          return exitCode(e);
        });
    return commandLine.execute(args);
  }

  /** Without a verb. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do: a verb is missing");
  }

  private static int exitCode(Throwable thrown) {
    if (thrown instanceof InvalidInput) {
      return ExitCode.INVALID_INPUT;
    }
    return thrown instanceof Trouble ? ExitCode.INCONCLUSIVE : ExitCode.BUG;
  }

  private static int invalidArguments(ParameterException e, PrintWriter err) {
    err.println("sluice: " + e.getMessage());
    err.println("    see ./" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    return ExitCode.INVALID_INPUT;
  }

  private static void tell(Exception thrown, PrintWriter err) {
    if (thrown instanceof InvalidInput invalid) {
      for (Problem problem : invalid.problems()) {
        err.println(problem);
      }
    } else if (thrown instanceof Trouble trouble) {
      err.println(trouble.stage() + ": " + trouble.what());
      err.println("    " + trouble.fix());
    } else {
      err.println("This is a bug in Sluice; please report it with what follows.");
      thrown.printStackTrace(err);
    }
  }
}
