package io.sluice.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.http.Await;
import io.sluice.lease.LeaseJournal;
import io.sluice.lease.ProcessTree;
import io.sluice.model.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CommandDeployerTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofSeconds(1);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @SuppressWarnings("NullAway.Init")
  private ToolProject project;

  @BeforeEach
  void begin() throws IOException {
    project = new ToolProject(folder);
    // The address is in a file: it stays on one line whatever the script does besides.
    ToolProject.give(folder.resolve("answer.json"), "{\"url\": \"" + project.url() + "/\"}\n");
  }

  @AfterEach
  void end() {
    project.close();
  }

  private DeploySettings.OfCommand settings(
      List<String> deploy, List<String> destroy, Duration within) {
    return new DeploySettings.OfCommand(
        deploy,
        destroy,
        Optional.empty(),
        Map.of("TOKEN", "${run.secret}", "KEY", "${env:KEY}", "BUILD", "${build}"),
        within,
        new OutputValue.At("/url"),
        Optional.empty());
  }

  private List<String> destroying() {
    return List.of(
        project.script("destroy.sh", "echo \"$1 $BUILD\" >> $DIR/destroyed").get(0), "${url}");
  }

  @Test
  void what_a_command_deployed_is_found_proved_and_destroyed() {
    List<String> deploy =
        project.script(
            "deploy.sh", "echo deploying $BUILD with $TOKEN and $KEY\ncat $DIR/answer.json");
    DeploySettings settings = settings(deploy, destroying(), LONG);
    try (Deployment up = project.deploy(settings, project.run, Optional.of("b1"), false)) {
      assertThat(up.baseUrl()).isEqualTo(project.url());
      assertThat(up.build()).isEqualTo("b1");
      assertThat(up.values().get("run.secret")).hasSize(32);
      up.verifyBuild();
      assertThat(project.open(project.run)).containsExactly("deployment-1");
      assertThat(project.text("destroyed")).isEmpty();
    }
    assertThat(project.text("destroyed")).isEqualTo(project.url() + " b1\n");
    assertThat(project.open(project.run)).isEmpty();
    assertThat(project.text("runs/" + project.run + "/logs/deploy.log"))
        .contains("== ./deploy.sh", "deploying b1 with *** and")
        .doesNotContain("with " + "[0-9a-f]{32}");
    assertThat(project.text("runs/" + project.run + "/logs/destroy.log"))
        .contains("== ./destroy.sh ${url}");
    assertThat(project.notes).contains("./deploy.sh …", "./destroy.sh ${url} …");
  }

  @Test
  void without_a_destroy_command_it_stays_and_is_nobodys_lease() {
    List<String> deploy = project.script("deploy.sh", "cat $DIR/answer.json");
    project.deploy(settings(deploy, List.of(), LONG)).close();

    assertThat(project.open(project.run)).isEmpty();
    assertThat(project.notes).contains("clm stays up at " + project.url());
  }

  @Test
  void a_command_that_fails_is_told_with_its_last_lines_and_what_it_began_is_destroyed() {
    List<String> deploy = project.script("deploy.sh", "echo no quota $TOKEN >&2; exit 7");
    assertTrouble(
        settings(deploy, destroying(), LONG),
        "deploy-failed",
        "./deploy.sh ended with exit code 7; it wrote last:\n    no quota ***");
    assertThat(project.text("destroyed")).isEqualTo(" run-" + project.run + "\n");
    assertThat(project.open(project.run)).isEmpty();
  }

  @Test
  void a_program_that_is_not_there_is_told() {
    assertTrouble(
        settings(List.of("no-such-x"), destroying(), LONG),
        "deploy-failed",
        "there is no program \"no-such-x\"");
    assertThat(project.open(project.run)).isEmpty();
  }

  @Test
  void output_that_names_no_address_is_told() {
    List<String> deploy = project.script("deploy.sh", "echo '{\"uri\": \"http://x\"}'");
    assertTrouble(
        settings(deploy, destroying(), LONG),
        "deploy-failed",
        "./deploy.sh does not say the url: its standard output holds nothing at /url");
    List<String> odd = project.script("odd.sh", "echo '{\"url\": \"localhost:80\"}'");
    assertTrouble(
        settings(odd, destroying(), LONG),
        "deploy-failed",
        "the url that ./odd.sh outputs is \"localhost:80\"");
    List<String> named = project.script("named.sh", "echo '{\"url\": \"http://me:p/w@host/\"}'");
    assertTrouble(
        settings(named, destroying(), LONG),
        "deploy-failed",
        "the url that ./named.sh outputs is \"http://***@host/\"");
    List<String> user = project.script("user.sh", "echo '{\"url\": \"http://me:pw@host/\"}'");
    assertTrouble(
        settings(user, destroying(), LONG),
        "deploy-failed",
        "the url that ./user.sh outputs is \"http://***@host/\"");
  }

  @Test
  void another_build_than_expected_is_trouble_and_destroyed() {
    List<String> deploy =
        project.script(
            "deploy.sh", "echo \"{\\\"url\\\": \\\"" + project.url() + "\\\", \\\"b\\\": 7}\"");
    DeploySettings settings =
        new DeploySettings.OfCommand(
            deploy,
            destroying(),
            Optional.empty(),
            Map.of(),
            LONG,
            new OutputValue.At("/url"),
            Optional.of(new OutputValue.At("/b")));
    assertThatThrownBy(() -> project.deploy(settings, project.run, Optional.of("b1"), false))
        .hasMessage("what was deployed is build 7; expected b1");
    assertThatThrownBy(() -> project.deploy(settings, project.run + "-2", Optional.empty(), false))
        .as("the service itself has the last word")
        .hasMessage("the service says it is build b1; expected 7");
    assertThat(project.text("destroyed").lines()).hasSize(2);
  }

  @Test
  void at_the_limit_a_command_is_asked_to_end_before_it_is_killed() {
    List<String> deploy =
        project.script("deploy.sh", "trap 'echo asked >> $DIR/asked; exit 1' INT\nsleep 4721");
    assertTrouble(
        settings(deploy, destroying(), SHORT),
        "deploy-timeout",
        "./deploy.sh was not done within the 1 s of `within`, and was ended");
    assertThat(project.text("asked")).isEqualTo("asked\n");
    assertThat(project.text("destroyed")).isNotEmpty();
    assertThat(ToolProject.running("sleep 4721")).isZero();
  }

  @Test
  void a_command_that_will_not_end_is_killed_with_its_children() {
    List<String> deploy = project.script("deploy.sh", "trap '' INT TERM\nsleep 4722\nsleep 4722");
    assertTrouble(settings(deploy, destroying(), SHORT), "deploy-timeout", "was ended");
    assertThat(ToolProject.running("sleep 4722")).isZero();
  }

  @Test
  void an_interrupt_ends_the_command_and_destroys_what_it_began() throws Exception {
    List<String> deploy = project.script("deploy.sh", "touch $DIR/begun\nsleep 4723");
    DeploySettings settings = settings(deploy, destroying(), LONG);
    AtomicReference<Throwable> thrown = new AtomicReference<>(new AssertionError("nothing"));
    Thread run =
        new Thread(
            () -> {
              try {
                project.deploy(settings);
              } catch (Trouble trouble) {
                thrown.set(trouble);
              }
            });
    run.start();
    await(() -> Files.exists(folder.resolve("begun")));
    run.interrupt();
    run.join(20_000);

    assertThat(thrown.get()).hasMessage("interrupted during ./deploy.sh");
    assertThat(project.text("destroyed")).isNotEmpty();
    assertThat(project.open(project.run)).isEmpty();
    assertThat(ToolProject.running("sleep 4723")).isZero();
  }

  @Test
  void closing_is_not_cut_short_by_an_interrupt() {
    List<String> deploy = project.script("deploy.sh", "cat $DIR/answer.json");
    List<String> destroy = project.script("destroy.sh", "sleep 1; echo gone > $DIR/destroyed");
    Deployment up = project.deploy(settings(deploy, destroy, LONG));

    Thread.currentThread().interrupt();
    up.close();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(project.text("destroyed")).isEqualTo("gone\n");
    assertThat(project.open(project.run)).isEmpty();
  }

  @Test
  void what_cannot_be_destroyed_is_told_and_stays_leased_for_recovery() {
    List<String> deploy = project.script("deploy.sh", "cat $DIR/answer.json");
    List<String> destroy =
        List.of(
            project.script("destroy.sh", "[ -e $DIR/quota ] && echo $1 > $DIR/destroyed").get(0),
            "${url}");
    DeploySettings settings = settings(deploy, destroy, LONG);
    project.deploy(settings).close();

    assertThat(project.notes)
        .anySatisfy(
            note ->
                assertThat(note)
                    .startsWith("not taken down: ./destroy.sh ${url} ended with exit code 1")
                    .endsWith("then ./sluice recover --environment staging"));
    assertThat(project.open(project.run)).containsExactly("deployment-1");
    assertThat(project.recover(settings, project.run))
        .singleElement()
        .asString()
        .startsWith("still there");

    ToolProject.give(folder.resolve("quota"), "");
    assertThat(project.recover(settings, project.run))
        .singleElement()
        .asString()
        .startsWith("taken down");
    assertThat(project.text("destroyed")).isEqualTo(project.url() + "\n");
  }

  @Test
  void what_was_kept_is_left_alone_until_somebody_asks() {
    List<String> deploy = project.script("deploy.sh", "cat $DIR/answer.json");
    DeploySettings settings = settings(deploy, destroying(), LONG);
    project.deploy(settings, project.run, Optional.empty(), true).close();

    assertThat(project.text("destroyed")).isEmpty();
    assertThat(project.notes)
        .contains(
            "clm stays up at "
                + project.url()
                + ", build b1; to take it down: ./sluice recover --environment staging");
    assertThat(project.text("leases/" + project.run + ".jsonl")).contains("\"kept\":\"true\"");
    assertThat(project.recover(settings, project.run))
        .singleElement()
        .asString()
        .startsWith("taken down");
    assertThat(project.text("destroyed")).isEqualTo(project.url() + " run-" + project.run + "\n");
  }

  @Test
  void what_the_command_left_running_is_ended_with_it() {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")));
    List<String> deploy =
        project.script(
            "deploy.sh", "nohup sleep 4724 >/dev/null 2>&1 </dev/null &\ncat $DIR/answer.json");
    Deployment up = project.deploy(settings(deploy, destroying(), LONG));
    assertThat(ToolProject.running("sleep 4724")).isEqualTo(1);
    assertThat(ProcessTree.marked(project.marker())).isNotEmpty();

    up.close();

    assertThat(ToolProject.running("sleep 4724")).isZero();
  }

  @Test
  void a_command_does_not_notice_when_sluice_is_killed_and_only_the_user_can_read_what_it_writes() {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")));
    List<String> deploy =
        project.script(
            "deploy.sh",
            """
            outputs=$(readlink /proc/$$/fd/1 /proc/$$/fd/2)
            modes=$(stat -Lc %a /proc/$$/fd/1 /proc/$$/fd/2)
            echo "$outputs" >> $DIR/outputs
            echo "$modes" >> $DIR/modes
            cat $DIR/answer.json
            """);
    project.deploy(settings(deploy, destroying(), LONG)).close();

    assertThat(project.text("outputs").lines())
        .hasSize(2)
        .allSatisfy(file -> assertThat(file).contains("/.sluice/output/" + project.run + "/"));
    assertThat(project.text("modes")).isEqualTo("600\n600\n");
    assertThat(folder.resolve(".sluice/output")).isEmptyDirectory();
  }

  @Test
  void nothing_runs_that_is_not_written_down_first() {
    List<String> deploy = project.script("deploy.sh", "touch $DIR/ran; sleep 4725");
    DeployRequest request = project.request(project.run, Optional.empty(), false);
    LeaseJournal leases = request.leases();
    HeldLease lease = HeldLease.take(request, "x", Map.of());
    leases.close();
    Site site =
        new Site(
            "staging",
            project.folder,
            folder.resolve("runs/" + project.run),
            project.run,
            name -> Optional.empty(),
            project.secrets,
            lease.marker(),
            lease::started,
            project.notes::add);
    assertThatThrownBy(
            () -> Tool.deploying(site, LONG).run(ToolCall.of("x", deploy, project.folder)))
        .isInstanceOfSatisfying(
            Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo("lease-not-recorded"));
    assertThat(Files.exists(folder.resolve("ran"))).isFalse();
    assertThat(ProcessTree.marked(lease.marker())).isEmpty();
  }

  private void assertTrouble(DeploySettings settings, String code, String what) {
    assertThatThrownBy(() -> project.deploy(settings))
        .isInstanceOfSatisfying(
            Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo(code))
        .hasMessageContaining(what);
  }

  private static void await(java.util.function.BooleanSupplier until) {
    Await.until(
        () -> until.getAsBoolean() ? Optional.of(true) : Optional.empty(),
        Duration.ofSeconds(20),
        Duration.ofMillis(20),
        "test");
  }
}
