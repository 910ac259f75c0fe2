package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Broken projects, a folder each in src/test/resources/broken, with what the command says of them
 * beside them in expected.txt: read those, they are the messages that users get. Where messages
 * change on purpose: mvn test -Dtest=BrokenInputTest -Dbroken.write=true, and read the difference.
 */
class BrokenInputTest {
  private static final String EXPECTED = "expected.txt";
  private static final Pattern ERROR = Pattern.compile("(?m)^(\\S+?)(:\\d+)?(:\\d+)?: error: .*$");

  /** Nobody says where in the lines of a sign-in phrase; a folder has no lines. */
  private static final List<String> WITHOUT_COLUMN =
      List.of("config-sign-in-that-signs-in", "feature-folder-missing");

  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("names")
  void every_message_names_its_place_and_a_fix(String name) throws Exception {
    copy(broken().resolve("sluice.yaml"), folder.resolve("sluice.yaml"));
    copyAll(broken().resolve(name), folder);
    String said = lint();
    if (Boolean.getBoolean("broken.write")) {
      Files.writeString(Path.of("src/test/resources/broken", name, EXPECTED), said);
    }
    assertThat(said).isEqualTo(Files.readString(broken().resolve(name).resolve(EXPECTED)));
    assertThat(said).doesNotContain("Exception", "\tat ").endsWith("exit 3\n");
    List<String> lines = said.lines().toList();
    List<Integer> errors =
        Stream.iterate(0, at -> at < lines.size(), at -> at + 1)
            .filter(at -> ERROR.matcher(lines.get(at)).matches())
            .toList();
    assertThat(errors).as(said).isNotEmpty();
    for (int at : errors) {
      var error = ERROR.matcher(lines.get(at));
      assertThat(error.matches()).isTrue();
      if (!WITHOUT_COLUMN.contains(name)) {
        assertThat(error.group(3)).as("column: " + lines.get(at)).isNotNull();
      }
      assertThat(lines.get(at + 1)).as("fix of: " + lines.get(at)).startsWith("    ");
    }
  }

  @Test
  void there_are_more_than_twenty() throws Exception {
    assertThat(names()).hasSizeGreaterThan(30);
  }

  static Stream<String> names() throws IOException, URISyntaxException {
    try (Stream<Path> folders = Files.list(broken())) {
      return folders
          .filter(Files::isDirectory)
          .map(path -> path.getFileName().toString())
          .sorted()
          .toList()
          .stream();
    }
  }

  @Test
  void the_command_itself_says_the_same() throws Exception {
    String name = "phrase-made-of-itself";
    copy(broken().resolve("sluice.yaml"), folder.resolve("sluice.yaml"));
    copyAll(broken().resolve(name), folder);
    Path output = Files.createTempFile(folder, "said", ".txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                Main.class.getName(),
                "lint")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("lint ends").isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(Files.readString(output) + "exit " + process.exitValue() + "\n")
        .isEqualTo(Files.readString(broken().resolve(name).resolve(EXPECTED)));
  }

  /**
   * Through the entry point of the command line, in this process: a JVM for each takes a minute.
   */
  private String lint() {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try (PrintStream both = new PrintStream(said, true, StandardCharsets.UTF_8)) {
      System.setOut(both);
      System.setErr(both);
      int code = Main.execute("lint", "--project", folder.toString());
      both.print("exit " + code + "\n");
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    return said.toString(StandardCharsets.UTF_8);
  }

  /** It may have relative entries, and the command runs elsewhere. */
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Path broken() throws URISyntaxException {
    return Path.of(
        Objects.requireNonNull(BrokenInputTest.class.getResource("/broken"), "no inputs").toURI());
  }

  private static void copyAll(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith(EXPECTED)) {
          copy(file, to.resolve(from.relativize(file).toString()));
        }
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(Objects.requireNonNull(to.getParent()));
    Files.write(to, Files.readAllBytes(from));
  }
}
