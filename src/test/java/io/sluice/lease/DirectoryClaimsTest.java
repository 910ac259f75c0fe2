package io.sluice.lease;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Claims in a directory. */
class DirectoryClaimsTest extends ClaimsContract {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @Override
  String store() {
    return folder.toString();
  }
}
