package io.sluice.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
@EnabledOnOs(OS.LINUX)
class GuardTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path parent;

  private static Process sleeper(Path folder) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("sleep", "4717");
    builder.environment().put("TMPDIR", folder.toString());
    return builder.start();
  }

  @Test
  void with_its_jvm_gone_the_guard_ends_what_nobody_had_named_to_it_yet() throws Exception {
    Path folder = Files.createDirectory(parent.resolve("sluice-browser-1"));
    Path another = Files.createDirectory(parent.resolve("sluice-browser-12"));
    // Started here and not by Guard.over: so that its input can be closed as a dying JVM does it.
    Process guard = new ProcessBuilder(Guard.command(folder)).start();
    Process driver = sleeper(folder);
    Process other = sleeper(another);
    try {
      guard.getOutputStream().close();
      assertThat(driver.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(guard.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(folder).doesNotExist();
      assertThat(other.isAlive()).as("of another folder").isTrue();
      assertThat(another).exists();
    } finally {
      driver.destroyForcibly();
      other.destroyForcibly();
    }
  }

  @Test
  void a_guard_that_is_closed_leaves_everything_alone() throws Exception {
    Path folder = Files.createDirectory(parent.resolve("kept"));
    Guard guard = Guard.over(folder);
    Process driver = sleeper(folder);
    try {
      guard.close();
      assertThat(driver.waitFor(2, TimeUnit.SECONDS)).isFalse();
      assertThat(folder).exists();
    } finally {
      driver.destroyForcibly();
    }
  }
}
