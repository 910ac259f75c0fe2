package io.sluice.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatestTest {
  private final ReportFolders folders;

  LatestTest(@TempDir Path root) {
    folders = new ReportFolders(root);
  }

  @Test
  void when_a_run_cannot_be_shown_no_older_one_is_shown_in_its_place() throws IOException {
    Files.createDirectories(folders.latest());
    Files.writeString(folders.latest().resolve("verdict.json"), "an older yes");

    assertThatThrownBy(() -> new Latest(folders).show("never-written"))
        .isInstanceOf(IOException.class);

    assertThat(folders.latest()).doesNotExist();
  }

  @Test
  void links_in_a_run_folder_are_not_followed() throws IOException {
    Path secret = Files.writeString(folders.root().resolve("secret.txt"), "secret");
    Path run = Files.createDirectories(folders.run("run-1"));
    Files.createSymbolicLink(run.resolve("link.txt"), secret);
    Files.writeString(run.resolve("summary.md"), "fine");

    new Latest(folders).show("run-1");

    assertThat(folders.latest().resolve("summary.md")).exists();
    assertThat(folders.latest().resolve("link.txt")).doesNotExist();
  }

  @Test
  void evidence_is_found_only_inside_of_the_run_folder() throws IOException {
    Path run = Files.createDirectories(folders.run("run-1"));
    Path outside = Files.writeString(folders.root().resolve("outside.txt"), "secret");
    Files.writeString(run.resolve("inside.txt"), "fine");
    Files.createSymbolicLink(run.resolve("folder"), folders.root());

    assertThat(RunFiles.find(run, "inside.txt")).isPresent();
    assertThat(RunFiles.find(run, "../../outside.txt")).isEmpty();
    assertThat(RunFiles.find(run, outside.toString())).isEmpty();
    assertThat(RunFiles.find(run, "folder/outside.txt")).isEmpty();
    assertThat(RunFiles.find(run, "")).isEmpty();
    assertThat(RunFiles.find(run, "a\0b")).isEmpty();
  }
}
