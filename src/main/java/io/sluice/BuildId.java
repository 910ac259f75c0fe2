package io.sluice;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The id of the build that the project's working tree would give. */
final class BuildId {
  private static final long SECONDS = 10;

  private BuildId() {}

  /** The commit, with {@code -dirty} where the tree differs from it; empty outside git. */
  static Optional<String> ofGit(Path project) {
    return git(project, "rev-parse", "--short=12", "HEAD")
        .filter(commit -> !commit.isEmpty())
        .map(
            commit ->
                git(project, "status", "--porcelain", "--untracked-files=no")
                    .filter(String::isEmpty)
                    .map(clean -> commit)
                    .orElse(commit + "-dirty"));
  }

  private static Optional<String> git(Path project, String... arguments) {
    List<String> command = new java.util.ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(project.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      byte[] output = process.getInputStream().readAllBytes();
      boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
      boolean good = ended && process.exitValue() == 0;
      return good
          ? Optional.of(new String(output, StandardCharsets.UTF_8).strip())
          : Optional.empty();
    } catch (IOException e) {
      // There is no git on this machine.
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
