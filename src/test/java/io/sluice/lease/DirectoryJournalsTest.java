package io.sluice.lease;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Journals in a directory. */
class DirectoryJournalsTest extends JournalsContract {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @Override
  String store() {
    return folder.toString();
  }
}
