package io.sluice.scaffold;

import io.sluice.model.InvalidInput;
import io.sluice.model.Problem;
import io.sluice.model.Trouble;
import io.sluice.scaffold.NewProject.Source;
import io.sluice.scaffold.ScaffoldedFile.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the files a project begins with. What is there already stays, unless force is used. */
public final class Scaffold {
  private static final String LAUNCHER = "sluice";

  /** In the order of writing; a template with a slash is one of the library's resources. */
  private static final List<FileOfTemplate> FILES =
      List.of(
          new FileOfTemplate("sluice.yaml", "sluice.yaml"),
          new FileOfTemplate("features/first.feature", "first.feature"),
          new FileOfTemplate("features/first.phrases", "first.phrases"),
          new FileOfTemplate("pom.xml", "pom.xml"),
          new FileOfTemplate(LAUNCHER, "launcher"),
          new FileOfTemplate(".gitignore", "gitignore"),
          new FileOfTemplate(".github/workflows/gate.yml", "github.yml"),
          new FileOfTemplate(".gitlab-ci.yml", "gitlab.yml"),
          new FileOfTemplate(".vscode/settings.json", "vscode-settings.json"),
          new FileOfTemplate(".vscode/extensions.json", "vscode-extensions.json"),
          new FileOfTemplate(".vscode/sluice.schema.json", "/io/sluice/sluice.schema.json"));

  private record FileOfTemplate(String file, String template) {}

  private final NewProject project;

  private Scaffold(NewProject project) {
    this.project = project;
  }

  /**
   * Writes the files.
   *
   * @return what became of each, in the order of writing
   * @throws InvalidInput if the folder is none
   * @throws Trouble if a file cannot be written
   */
  public static List<ScaffoldedFile> write(NewProject project) {
    Path folder = project.folder();
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new InvalidInput(Problem.of(folder + " is not a folder", "name another one"));
    }
    return new Scaffold(project).all();
  }

  /**
   * Writes one more file, made elsewhere.
   *
   * @param file its place in the project
   * @throws Trouble if it cannot be written
   */
  public static ScaffoldedFile write(NewProject project, String file, String text) {
    return new Scaffold(project).one(file, text);
  }

  private List<ScaffoldedFile> all() {
    return FILES.stream().map(one -> one(one.file(), filled(template(one.template())))).toList();
  }

  private ScaffoldedFile one(String name, String text) {
    Path file = project.folder().resolve(name);
    Outcome outcome = Outcome.WRITTEN;
    if (Files.exists(file)) {
      outcome = project.force() ? Outcome.REPLACED : Outcome.KEPT;
    }
    if (outcome != Outcome.KEPT) {
      write(file, text);
    }
    return new ScaffoldedFile(Path.of(name), outcome);
  }

  private static void write(Path file, String text) {
    try {
      Path parent = file.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.writeString(file, text);
      if (file.endsWith(LAUNCHER)) {
        makeExecutable(file);
      }
    } catch (IOException e) {
      throw new Trouble(
          "not-written",
          "init",
          file + " could not be written: " + e.getMessage(),
          "see to it that the folder can be written to, or name another one",
          e);
    }
  }

  private static void makeExecutable(Path file) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null) {
      Set<PosixFilePermission> permissions = EnumSet.copyOf(view.readAttributes().permissions());
      permissions.add(PosixFilePermission.OWNER_EXECUTE);
      permissions.add(PosixFilePermission.GROUP_EXECUTE);
      permissions.add(PosixFilePermission.OTHERS_EXECUTE);
      view.setPermissions(permissions);
    }
  }

  private static String template(String name) {
    try (InputStream in = Scaffold.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the template " + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String filled(String template) {
    String title = project.title();
    return template
        .replace("@name-comment@", title.replaceAll("\\R", " "))
        .replace("@name@", quoted(title))
        .replace("@artifact@", project.artifact())
        .replace("@version@", project.version())
        .replace("@ready@", quoted(project.ready()))
        .replace("@ready-text@", project.ready())
        .replace("@source@", source());
  }

  /** The lines of sluice.yaml that say how the service comes to be there. */
  private String source() {
    String text = project.source() instanceof Source.Url there ? url(there) : command();
    return text.indent(4).stripTrailing();
  }

  private static String url(Source.Url there) {
    return """
        # A service that is there already.
        url: %s
        # Or one that Sluice starts, and stops; ${port} is a free port.
        #process:
        #  command: [java, -jar, target/service.jar, --port, "${port}"]
        #  environment: {ADMIN_TOKEN: "${run.secret}"}
        """
        .formatted(quoted(there.url()));
  }

  private String command() {
    List<String> words =
        project.source() instanceof Source.Command started ? started.words() : List.of();
    return """
        # Sluice starts the service, and stops it; ${port} is a free port.
        process:
          command: [%s]
          #environment: {ADMIN_TOKEN: "${run.secret}"}
        """
        .formatted(words.stream().map(Scaffold::quoted).collect(Collectors.joining(", ")));
  }

  /** A text for YAML, in double quotes. */
  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\R", " ") + '"';
  }
}
