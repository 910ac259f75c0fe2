package io.sluice.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Classes of an adopter, compiled against the packaged product. */
final class Classes {
  private Classes() {}

  /** The folder of the compiled class. */
  static Path compiled(Path folder, String name, String source) throws IOException {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    Path file = folder.resolve("source").resolve(name.replace('.', '/') + ".java");
    Files.createDirectories(file.resolve("..").normalize());
    Files.writeString(file, source);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    int result =
        compiler.run(
            null,
            null,
            null,
            "-proc:none",
            "-cp",
            Project.CLI.toString(),
            "-d",
            classes.toString(),
            file.toString());
    assertThat(result).isZero();
    return classes;
  }

  /** Names a class as a service. */
  static void register(Path classes, String service, String implementation) throws IOException {
    Path file = classes.resolve("META-INF/services").resolve(service);
    Files.createDirectories(file.resolve("..").normalize());
    Files.writeString(file, implementation + "\n");
  }
}
