package io.sluice.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.http.Await;
import io.sluice.model.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * On a stand-in that answers as Pulumi documents its command line; the real one is not to be had.
 */
@Timeout(60)
class PulumiDeployerTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @SuppressWarnings("NullAway.Init")
  private ToolProject project;

  @BeforeEach
  void begin() throws IOException {
    project = new ToolProject(folder);
    Path pulumi = Files.createDirectories(folder.resolve("infra")).resolve("pulumi");
    try (InputStream standIn =
        Objects.requireNonNull(getClass().getResourceAsStream("/pulumi/pulumi"))) {
      Files.write(pulumi, standIn.readAllBytes());
    }
    assertThat(pulumi.toFile().setExecutable(true)).isTrue();
  }

  @AfterEach
  void end() {
    project.close();
  }

  private DeploySettings.OfPulumi ephemeral(String... more) {
    Map<String, String> config = new HashMap<>();
    config.put("url", project.url().toString());
    config.put("build", "${build}");
    config.put("token", "${run.secret}");
    for (int i = 0; i < more.length; i += 2) {
      config.put(more[i], more[i + 1]);
    }
    return new DeploySettings.OfPulumi(
        "infra",
        "acme",
        config,
        "url",
        Optional.of("build"),
        true,
        "./pulumi",
        Duration.ofMinutes(1));
  }

  private DeploySettings.OfPulumi attached(String stack, String url) {
    return new DeploySettings.OfPulumi(
        "infra",
        stack,
        Map.of(),
        url,
        Optional.of("build"),
        false,
        "./pulumi",
        Duration.ofMinutes(1));
  }

  private void stack(String name) {
    ToolProject.give(
        folder.resolve("infra/stacks/" + name + "/url.plain"), project.url().toString());
    ToolProject.give(folder.resolve("infra/stacks/" + name + "/build.plain"), "b1");
    ToolProject.give(folder.resolve("infra/stacks/" + name + "/resources"), "");
  }

  private boolean isThere(String file) {
    return Files.exists(folder.resolve("infra/stacks").resolve(file));
  }

  @Test
  void a_stack_of_the_run_is_brought_up_and_removed() {
    stack("acme");
    try (Deployment up = project.deploy(ephemeral(), project.run, Optional.of("b1"), false)) {
      assertThat(up.baseUrl()).isEqualTo(project.url());
      assertThat(up.build()).isEqualTo("b1");
      String secret = up.values().get("run.secret");
      assertThat(project.text("infra/stacks/acme-" + project.run + "/token.secret"))
          .isEqualTo(secret);
      assertThat(project.text("infra/told")).doesNotContain(secret);
    }
    assertThat(isThere("acme-" + project.run)).isFalse();
    assertThat(isThere("acme/resources")).as("the stack of others").isTrue();
    assertThat(project.open(project.run)).isEmpty();
    assertThat(project.text("infra/told").lines())
        .contains(
            "--non-interactive --color never stack init acme-" + project.run + " --no-select",
            "--non-interactive --color never up --yes --skip-preview --stack acme-" + project.run,
            "--non-interactive --color never stack output --json --stack acme-" + project.run,
            "--non-interactive --color never destroy --yes --skip-preview --stack acme-"
                + project.run,
            "--non-interactive --color never stack rm --yes acme-" + project.run);
    assertThat(project.text("runs/" + project.run + "/logs/deploy.log")).contains("+ 2 created");
    assertThat(project.text("runs/" + project.run + "/logs/destroy.log")).contains("- 2 deleted");
  }

  @Test
  void attaching_reads_the_outputs_of_a_stack_and_changes_nothing() {
    stack("staging");
    project.deploy(attached("staging", "url")).close();

    assertThat(project.text("infra/told").lines())
        .containsExactly("--non-interactive --color never stack output --json --stack staging");
    assertThat(isThere("staging/resources")).isTrue();
    assertThatThrownBy(() -> project.deploy(attached("staging", "address")))
        .hasMessage("the stack staging has no output \"address\"; it has build, password, url");
    assertThatThrownBy(() -> project.deploy(attached("prod", "url")))
        .hasMessage(
            "pulumi stack output ended with exit code 6; it wrote last:\n"
                + "    error: no stack named 'prod' found");
  }

  @Test
  void an_update_that_fails_is_told_and_what_it_created_is_destroyed() {
    assertThatThrownBy(() -> project.deploy(ephemeral("fail", "yes")))
        .hasMessageContaining("pulumi up ended with exit code 4; it wrote last:")
        .hasMessageContaining("error: update failed");
    assertThat(isThere("acme-" + project.run)).isFalse();
    assertThat(project.open(project.run)).isEmpty();
  }

  @Test
  void an_interrupt_cancels_the_update_and_destroys() throws Exception {
    AtomicReference<Trouble> thrown = new AtomicReference<>(new Trouble("none", "", "", ""));
    Thread run =
        new Thread(
            () -> {
              try {
                project.deploy(ephemeral("wait", "yes"));
              } catch (Trouble trouble) {
                thrown.set(trouble);
              }
            });
    run.start();
    Await.until(
        () -> isThere("acme-" + project.run + "/waiting") ? Optional.of(true) : Optional.empty(),
        Duration.ofSeconds(20),
        Duration.ofMillis(20),
        "test");
    run.interrupt();
    run.join(30_000);

    assertThat(thrown.get().code()).isEqualTo("interrupted");
    assertThat(project.text("runs/" + project.run + "/logs/deploy.log"))
        .contains("update cancelled");
    assertThat(isThere("acme-" + project.run)).isFalse();
    assertThat(ToolProject.running("sleep 4741")).isZero();
  }

  @Test
  void a_lock_that_a_killed_update_left_is_cancelled() {
    DeploySettings settings = ephemeral();
    project.deploy(settings, project.run, Optional.of("b1"), false);
    ToolProject.give(folder.resolve("infra/stacks/acme-" + project.run + "/lock"), "");

    assertThat(project.recover(settings, project.run))
        .singleElement()
        .asString()
        .startsWith("taken down deployment pulumi acme-" + project.run);
    assertThat(project.text("infra/told")).contains("cancel --yes --stack acme-" + project.run);
    assertThat(isThere("acme-" + project.run)).isFalse();
  }

  @Test
  void a_stack_that_is_gone_needs_no_destroying() {
    DeploySettings settings = ephemeral();
    HeldLease.take(
        project.request(project.run, Optional.empty(), false),
        "pulumi",
        Made.ofRun(settings, "acme-" + project.run, project.folder, "b1").details());
    assertThat(project.recover(settings, project.run))
        .containsExactly("taken down deployment pulumi of run " + project.run);
    assertThat(project.text("infra/told").lines()).hasSize(1);
  }

  @Test
  void an_environment_that_is_deployed_otherwise_now_takes_down_nothing() throws IOException {
    HeldLease.take(
        project.request(project.run, Optional.empty(), false),
        "terraform",
        new Made("terraform", "sluice-" + project.run, "h", "/f", "b1", Optional.empty())
            .details());
    assertThat(project.recover(ephemeral(), project.run))
        .singleElement()
        .asString()
        .contains("still there", "was deployed by `terraform`, which sluice.yaml no longer has");
    assertThat(project.text("infra/told")).isEmpty();
  }
}
