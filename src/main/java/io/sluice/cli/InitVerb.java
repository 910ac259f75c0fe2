package io.sluice.cli;

import io.sluice.Sluice;
import io.sluice.model.InvalidInput;
import io.sluice.model.Problem;
import io.sluice.scaffold.NewProject;
import io.sluice.scaffold.NewProject.Source;
import io.sluice.scaffold.ScaffoldedFile;
import io.sluice.scaffold.ScaffoldedFile.Outcome;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sluice init}. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the files a project starts with: sluice.yaml, a first feature, pom.xml, CI jobs, settings for an editor.",
      "Keeps what is there already."
    })
final class InitVerb implements Callable<Integer> {
  private static final String DEFAULT_URL = "http://localhost:8080";

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "The project's folder (default: the current one).")
  private Path folder = Path.of("");

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What the service is called (default: the folder's name).")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Where the service is, if it is there already (default: " + DEFAULT_URL + ").")
  private Optional<String> url = Optional.empty();

  @Option(
      names = "--command",
      paramLabel = "COMMAND",
      description = {
        "What starts the service, separated by blanks; $${port} stands for the port to listen on:",
        "--command 'node server.js --port $${port}'."
      })
  private Optional<String> command = Optional.empty();

  @Option(
      names = "--ready",
      paramLabel = "PATH",
      description = "A path that answers 2xx once the service is ready (default: /).")
  private String ready = "/";

  @Option(names = "--force", description = "Replaces files that are there.")
  private boolean force;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    NewProject project =
        new NewProject(
            folder.toAbsolutePath().normalize(), name, source(), ready, Version.number(), force);
    List<ScaffoldedFile> files = Sluice.scaffold(project);
    PrintWriter out = spec.commandLine().getOut();
    for (ScaffoldedFile file : files) {
      String outcome = file.outcome().name().toLowerCase(Locale.ROOT);
      out.printf("%-9s%s%n", outcome, file.file());
    }
    boolean kept = files.stream().anyMatch(file -> file.outcome() == Outcome.KEPT);
    out.print(next(kept, files));
    out.flush();
    return 0;
  }

  private Source source() {
    if (url.isPresent() && command.isPresent()) {
      throw new InvalidInput(
          Problem.of(
              "--url and --command are both given",
              "--url names a service that is there, --command starts one: keep one of them"));
    }
    List<String> words = command.map(text -> List.of(text.strip().split("\\s+"))).orElse(List.of());
    if (command.filter(String::isBlank).isPresent()) {
      throw new InvalidInput(
          Problem.of("--command is empty", "write it as --command 'node server.js'"));
    }
    return words.isEmpty() ? new Source.Url(url.orElse(DEFAULT_URL)) : new Source.Command(words);
  }

  private String next(boolean kept, List<ScaffoldedFile> files) {
    StringBuilder text = new StringBuilder();
    if (kept) {
      text.append("\nWhat was kept was there before; --force replaces it.\n");
    }
    if (files.contains(new ScaffoldedFile(Path.of("pom.xml"), Outcome.KEPT))) {
      text.append(
          "pom.xml needs Sluice: see \"An existing project\" in docs/guides/getting-started.md.\n");
    }
    if (files.contains(new ScaffoldedFile(Path.of(".gitignore"), Outcome.KEPT))) {
      text.append(".gitignore needs the lines: .sluice/ reports/latest/ reports/runs/\n");
    }
    text.append("\nNext:\n");
    if (!folder.toString().isEmpty() && !folder.toString().equals(".")) {
      text.append("  cd ").append(folder).append('\n');
    }
    return text.append(
            """
              edit sluice.yaml     where the service is, and who uses it
              ./sluice plan        what would be proved; deploys nothing
              ./sluice gate        proves it; mvn verify does the same as tests
              ./sluice steps       the steps there are for features/
            """)
        .toString();
  }
}
