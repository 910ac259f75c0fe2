package io.sluice.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
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

  @Test
  void of_several_processes_that_change_the_same_at_once_one_succeeds() throws Exception {
    Cells cells = journals().claims();
    cells.create("count", LeaseTestOther.text(0));
    Process one = process(LeaseTestOther.class, store(), "count", "300");
    Process two = process(LeaseTestOther.class, store(), "count", "300");
    LeaseTestOther.count(cells, 300);
    assertThat(one.waitFor()).isZero();
    assertThat(two.waitFor()).isZero();

    Cells.Cell last = cells.get("count").orElseThrow();
    assertThat(LeaseTestOther.value(last)).isEqualTo(900);
    assertThat(cells.remove("count", last)).isTrue();
    assertThat(folder).as("nor the lock").isEmptyDirectory();
  }
}
