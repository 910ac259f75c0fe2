package io.sluice;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.StubProduct;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class StoresTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  /** An adopter has the library without what is optional in it. */
  @Test
  @Timeout(60)
  void without_the_sdk_for_buckets_it_is_said_what_to_add() throws Exception {
    try (StubProduct product = new StubProduct()) {
      Files.writeString(
          folder.resolve("sluice.yaml"), product.settings() + "store: s3://gate/sluice\n");
    }
    String without =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(jar -> !jar.contains("awssdk"))
            .map(jar -> Path.of(jar).toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator));
    Process recover =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                without,
                "io.sluice.cli.Main",
                "recover")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(recover.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(recover.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(output)
        .contains("needs the AWS SDK", "software.amazon.awssdk:url-connection-client")
        .doesNotContain("\tat ");
    assertThat(recover.exitValue()).isEqualTo(3);
  }
}
