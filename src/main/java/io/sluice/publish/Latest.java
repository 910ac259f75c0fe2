package io.sluice.publish;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Makes {@code reports/latest} a real folder with the files of one run. Built beside it and moved
 * into place, so that a reader sees one run's files, another's, or for an instant nothing, but
 * never half of them.
 */
final class Latest {
  private static final int TRIES = 5;
  private final ReportFolders folders;

  Latest(ReportFolders folders) {
    this.folders = folders;
  }

  /** Shows this run. If that fails no run is shown: an older yes must not pass for this one's. */
  void show(String run) throws IOException {
    Path fresh = folders.root().resolve("latest.tmp-" + run);
    try {
      RunFiles.deleteTree(fresh);
      copy(folders.run(run), fresh);
      swap(fresh, run);
    } catch (IOException e) {
      withdraw(e);
      throw e;
    } finally {
      RunFiles.deleteTree(fresh);
    }
  }

  private void withdraw(IOException cause) {
    try {
      RunFiles.deleteTree(folders.latest());
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  private void swap(Path fresh, String run) throws IOException {
    Path old = folders.root().resolve("latest.old-" + run);
    for (int tries = 1; ; tries++) {
      RunFiles.deleteTree(old);
      if (Files.exists(folders.latest(), LinkOption.NOFOLLOW_LINKS)) {
        Files.move(folders.latest(), old);
      }
      try {
        Files.move(fresh, folders.latest());
        RunFiles.deleteTree(old);
        return;
      } catch (IOException e) {
        // Another run put its own folder there between the two moves.
        if (tries == TRIES) {
          throw e;
        }
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(folder).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            // Links stay behind: what they point at may lie outside of the reports.
            if (attributes.isRegularFile()) {
              linkOrCopy(file, to.resolve(from.relativize(file).toString()));
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static void linkOrCopy(Path file, Path target) throws IOException {
    try {
      Files.createLink(target, file);
    } catch (UnsupportedOperationException | IOException e) {
      Files.copy(file, target);
    }
  }
}
