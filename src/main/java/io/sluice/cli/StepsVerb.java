package io.sluice.cli;

import io.sluice.StepLibrary;
import io.sluice.model.InvalidInput;
import io.sluice.model.Problem;
import io.sluice.model.step.StepCatalogue;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sluice steps}. */
@Command(
    name = "steps",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the steps that features can use, with what they do and an example: the built-in ones,",
      "those of the project's Java, and its phrases. With words, those that fit, best first."
    })
final class StepsVerb implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "WORDS", description = "What the step is about, e.g. \"fill in\".")
  private List<String> words = new ArrayList<>();

  @Option(
      names = "--project",
      paramLabel = "DIR",
      description = "The project's folder (default: this one).")
  private Path project = Path.of("");

  @Option(names = "--json", description = "Prints the steps as JSON.")
  private boolean json;

  @Option(names = "--html", paramLabel = "FILE", description = "Writes one page with a search.")
  private Optional<Path> html = Optional.empty();

  @Option(
      names = "--glue",
      paramLabel = "FILE.java",
      description = "Writes Java with the steps' annotations, for the completion of editors.")
  private Optional<Path> glue = Optional.empty();

  @Override
  public Integer call() {
    StepCatalogue steps = StepLibrary.of(project).matching(words);
    PrintWriter out = spec.commandLine().getOut();
    html.ifPresent(file -> write(file, StepLibrary.page(steps), out));
    glue.ifPresent(file -> write(file, StepLibrary.glue(steps, className(file)), out));
    if (json) {
      out.println(StepLibrary.json(steps));
    } else if (html.isEmpty() && glue.isEmpty()) {
      boolean colour = Boolean.getBoolean("sluice.terminal") && System.getenv("NO_COLOR") == null;
      out.print(StepsText.of(steps, words, new Paint(colour)));
    }
    out.flush();
    return 0;
  }

  private static String className(Path file) {
    String name = Optional.ofNullable(file.getFileName()).map(Path::toString).orElse("");
    if (!name.matches("[A-Za-z_]\\w*\\.java")) {
      throw new InvalidInput(
          Problem.of("--glue " + file + " is no Java file", "name it like SluiceSteps.java"));
    }
    return name.substring(0, name.length() - ".java".length());
  }

  private static void write(Path file, String text, PrintWriter out) {
    try {
      Path parent = file.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.write(file, text.getBytes(StandardCharsets.UTF_8));
      out.println(file);
    } catch (IOException e) {
      throw new InvalidInput(
          Problem.of(file + " cannot be written: " + e.getMessage(), "name another file"));
    }
  }
}
