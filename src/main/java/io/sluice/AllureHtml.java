package io.sluice;

import io.sluice.model.InvalidInput;
import io.sluice.model.Problem;
import io.sluice.model.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The Allure report of the last run as one page. The generator is Allure's own command line,
 * fetched once by Maven: it is far too large to be carried along.
 */
final class AllureHtml {
  private static final String VERSION = "2.34.1";
  private static final String FETCH =
      "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack";
  private static final long MINUTES = 5;

  private final Path project;
  private final Path tools;
  private final Consumer<String> notes;

  /**
   * @param tools where the generator is kept
   */
  AllureHtml(Path project, Path tools, Consumer<String> notes) {
    this.project = project;
    this.tools = tools;
    this.notes = notes;
  }

  /**
   * Writes {@code reports/latest/allure.html}.
   *
   * @throws InvalidInput if there are no results
   * @throws Trouble if the generator cannot be had, or does not do its work
   */
  Path write() {
    Path latest = project.resolve(Sluice.REPORTS).resolve("latest");
    Path results = latest.resolve("allure-results");
    if (!Files.isDirectory(results)) {
      throw new InvalidInput(
          Problem.of("there are no results in " + results, "run ./sluice gate first"));
    }
    Path generator = generator();
    try {
      Path made = Files.createTempDirectory("allure");
      run(
          List.of(
              generator.toString(),
              "generate",
              "--single-file",
              "--clean",
              "-o",
              made.toString(),
              results.toString()),
          "the report was not made");
      Path page = latest.resolve("allure.html");
      Files.move(made.resolve("index.html"), page, StandardCopyOption.REPLACE_EXISTING);
      Files.deleteIfExists(made);
      return page;
    } catch (IOException e) {
      throw trouble("the report was not written: " + e.getMessage());
    }
  }

  private Path generator() {
    Path home = tools.resolve("allure-" + VERSION);
    Path generator = home.resolve("bin").resolve("allure");
    if (!Files.isExecutable(generator)) {
      notes.accept("fetching Allure " + VERSION + " with Maven, once …");
      run(
          List.of(
              maven(),
              "-B",
              "-q",
              FETCH,
              "-Dartifact=io.qameta.allure:allure-commandline:" + VERSION + ":zip",
              "-DoutputDirectory=" + tools),
          "Allure " + VERSION + " could not be fetched");
    }
    if (!Files.isRegularFile(generator)) {
      throw trouble("Allure " + VERSION + " could not be fetched: " + generator + " is missing");
    }
    return generator;
  }

  /** The project's wrapper, else what is on the path. */
  private String maven() {
    Path wrapper = project.resolve("mvnw");
    return Files.isExecutable(wrapper) ? wrapper.toString() : "mvn";
  }

  private void run(List<String> command, String failure) {
    try {
      Path output = Files.createTempFile("allure", ".log");
      Process process =
          new ProcessBuilder(new ArrayList<>(command))
              .directory(project.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      process.getOutputStream().close();
      boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
      if (!ended) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
      String said = Files.readString(output, StandardCharsets.UTF_8);
      Files.deleteIfExists(output);
      if (!ended || process.exitValue() != 0) {
        Optional<String> first = said.lines().filter(line -> !line.isBlank()).findFirst();
        throw trouble(failure + (ended ? first.map(l -> ": " + l).orElse("") : " in time"));
      }
    } catch (IOException e) {
      throw trouble(failure + ": " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw trouble(failure + ": interrupted");
    }
  }

  private static Trouble trouble(String what) {
    return new Trouble(
        "allure-not-made",
        "report",
        what,
        "generate it by hand from reports/latest/allure-results; verdict.html says the same");
  }
}
