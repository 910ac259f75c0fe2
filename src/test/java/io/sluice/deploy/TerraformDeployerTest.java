package io.sluice.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.http.Await;
import io.sluice.lease.ProcessTree;
import io.sluice.model.Trouble;
import io.sluice.testing.StubService;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On a real Terraform, with resources that are built in. */
@Timeout(120)
class TerraformDeployerTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  // Creating and destroying leave traces: who did it, and what could be seen on command lines.
  private static final String MODULE =
      """
      variable "url" {}
      variable "build" {}
      variable "token" { sensitive = true }
      variable "wait" { default = "0" }
      resource "terraform_data" "service" {
        input = { build = var.build, dir = abspath(path.module), workspace = terraform.workspace }
        provisioner "local-exec" {
          command     = "$DIR/create.sh"
          environment = { DIR = self.input.dir, NAME = self.input.workspace, TOKEN = var.token, WAIT = var.wait }
        }
        provisioner "local-exec" {
          when        = destroy
          command     = "echo $NAME >> $DIR/destroyed"
          environment = { DIR = self.input.dir, NAME = self.input.workspace }
        }
      }
      output "url" { value = "${var.url}/" }
      output "build" { value = terraform_data.service.output.build }
      output "password" {
        value     = "the-password-of-the-module"
        sensitive = true
      }
      """;

  private static final String CREATE =
      """
      echo $NAME >> $DIR/created
      echo "token $TOKEN" >> $DIR/token
      cat /proc/$PPID/cmdline /proc/$(ps -o ppid= $PPID | tr -d ' ')/cmdline >> $DIR/cmdline
      [ $WAIT = 0 ] || { nohup sleep 4731 >/dev/null 2>&1 & sleep 4732; }
      """;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @SuppressWarnings("NullAway.Init")
  private ToolProject project;

  @BeforeEach
  void begin() throws IOException {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, "terraform"))),
        "there is no terraform on the path: install 1.4 or newer");
    project = new ToolProject(folder);
    ToolProject.give(folder.resolve("module/main.tf"), MODULE);
    Files.move(
        project.folder.resolve(project.script("create.sh", CREATE).get(0)).normalize(),
        folder.resolve("module/create.sh"));
    Files.writeString(
        folder.resolve("module/create.sh"),
        Files.readString(folder.resolve("module/create.sh")).replaceFirst("DIR=.*\n", ""));
  }

  @AfterEach
  void end() {
    if (Files.exists(folder.resolve("module"))) {
      project.close();
    }
  }

  private DeploySettings.OfTerraform ephemeral(String binary) {
    return KilledDeploy.settings(project, binary, Map.of());
  }

  private static DeploySettings.OfTerraform attached(String url) {
    return new DeploySettings.OfTerraform(
        "module", Map.of(), url, Optional.of("build"), false, "terraform", LONG);
  }

  private void terraform(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("terraform"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(folder.resolve("module").toFile())
            .redirectErrorStream(true)
            .start();
    String output =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
  }

  private void assertNothingIsLeft() throws IOException {
    for (String own :
        List.of("module/terraform.tfstate.d", ".sluice/terraform", ".sluice/output")) {
      if (Files.isDirectory(folder.resolve(own))) {
        assertThat(folder.resolve(own)).isEmptyDirectory();
      }
    }
    assertThat(folder.resolve("module/.terraform")).doesNotExist();
  }

  @Test
  void what_is_applied_for_a_run_is_destroyed_with_its_workspace() throws Exception {
    try (Deployment up =
        project.deploy(ephemeral("terraform"), project.run, Optional.of("b1"), false)) {
      assertThat(up.baseUrl()).isEqualTo(project.url());
      assertThat(up.build()).isEqualTo("b1");
      assertThat(project.text("module/created")).isEqualTo("sluice-" + project.run + "\n");
      assertThat(project.text("module/token"))
          .isEqualTo("token " + up.values().get("run.secret") + "\n");
      assertThat(project.text("module/cmdline"))
          .contains("terraform", "apply")
          .doesNotContain(up.values().get("run.secret"));
    }
    assertThat(project.text("module/destroyed")).isEqualTo("sluice-" + project.run + "\n");
    assertThat(project.open(project.run)).isEmpty();
    assertNothingIsLeft();
    assertThat(project.text("runs/" + project.run + "/logs/deploy.log"))
        .contains("== terraform apply (module)", "Apply complete! Resources: 1 added")
        .doesNotContain("the-password-of-the-module");
    assertThat(project.text("runs/" + project.run + "/logs/destroy.log")).contains("1 destroyed");
    assertThat(project.notes)
        .containsExactly(
            "terraform init (module) …",
            "terraform apply (module) …",
            "terraform destroy (module) …");
  }

  @Test
  void two_runs_in_one_folder_do_not_disturb_each_other() throws Exception {
    Deployment first =
        project.deploy(ephemeral("terraform"), project.run, Optional.of("b1"), false);
    Deployment second =
        project.deploy(ephemeral("terraform"), project.run + "-2", Optional.of("b1"), false);
    first.close();
    assertThat(project.text("module/destroyed")).isEqualTo("sluice-" + project.run + "\n");
    second.verifyBuild();
    second.close();

    assertThat(project.text("module/destroyed"))
        .isEqualTo("sluice-" + project.run + "\nsluice-" + project.run + "-2" + "\n");
    assertNothingIsLeft();
  }

  @Test
  void attaching_reads_outputs_and_changes_nothing() throws Exception {
    String url = "url=" + project.url();
    terraform("init", "-input=false");
    terraform(
        "apply",
        "-auto-approve",
        "-var",
        url,
        "-var",
        "build=b1",
        "-var",
        "token=t",
        "-input=false");
    byte[] state = Files.readAllBytes(folder.resolve("module/terraform.tfstate"));

    try (Deployment up = project.deploy(attached("url"))) {
      assertThat(up.baseUrl()).isEqualTo(project.url());
      assertThat(up.build()).isEqualTo("b1");
    }
    deleteTree(folder.resolve("module/.terraform"));
    project.deploy(attached("url"), project.run + "-2", Optional.empty(), false).close();

    assertThat(project.text("module/created")).isEqualTo("default\n");
    assertThat(project.text("module/destroyed")).isEmpty();
    assertThat(Files.readAllBytes(folder.resolve("module/terraform.tfstate"))).isEqualTo(state);
    assertThat(project.text("leases/" + project.run + ".jsonl")).doesNotContain("\"lease\"");
    assertNothingIsLeft();
    assertThatThrownBy(
            () -> project.deploy(attached("address"), project.run + "-3", Optional.empty(), false))
        .hasMessageContaining(
            "terraform has no output \"address\" in module; it has build, password, url");
    assertThatThrownBy(
            () -> project.deploy(attached("url"), project.run + "-4", Optional.of("b2"), false))
        .hasMessage("what was deployed is build b1; expected b2");
  }

  @Test
  void a_module_that_was_never_applied_has_nothing_to_attach_to() {
    assertThatThrownBy(() -> project.deploy(attached("url")))
        .isInstanceOfSatisfying(
            Trouble.class, trouble -> assertThat(trouble.fix()).contains("apply it first"))
        .hasMessage("terraform has no output \"url\" in module, nor any other");
  }

  @Test
  void what_fails_to_apply_is_told_with_the_error_and_destroyed() throws Exception {
    ToolProject.give(
        folder.resolve("module/more.tf"),
        """
        resource "terraform_data" "more" {
          provisioner "local-exec" { command = "echo out of quota >&2; exit 3" }
          depends_on = [terraform_data.service]
        }
        """);
    assertThatThrownBy(
            () -> project.deploy(ephemeral("terraform"), project.run, Optional.of("b1"), false))
        .hasMessageContaining("terraform apply ended with exit code 1; it wrote last:")
        .hasMessageContaining("exit status 3")
        .hasMessageContaining("out of quota");
    assertThat(project.text("module/destroyed")).isEqualTo("sluice-" + project.run + "\n");
    assertThat(project.open(project.run)).isEmpty();
    assertNothingIsLeft();
  }

  @Test
  void a_missing_program_is_told_and_leaves_nothing() {
    assertThatThrownBy(() -> project.deploy(ephemeral("no-terraform")))
        .hasMessage("there is no program \"no-terraform\"");
    assertThat(project.open(project.run)).isEmpty();
    assertThat(project.notes).noneSatisfy(note -> assertThat(note).contains("not taken down"));
  }

  @Test
  void an_interrupt_in_the_middle_of_apply_destroys_what_there_is() throws Exception {
    Trouble trouble = interruptedApply();

    assertThat(trouble.code()).isEqualTo("interrupted");
    assertThat(project.text("runs/" + project.run + "/logs/deploy.log"))
        .contains("Interrupt received");
    assertThat(project.open(project.run)).isEmpty();
    assertNothingIsLeft();
    assertThat(ToolProject.running("sleep 4731") + ToolProject.running("sleep 4732")).isZero();
  }

  private Trouble interruptedApply() throws Exception {
    AtomicReference<Trouble> thrown = new AtomicReference<>(new Trouble("none", "", "", ""));
    Thread run =
        new Thread(
            () -> {
              try {
                project.deploy(KilledDeploy.settings(project, Map.of("wait", "1")));
              } catch (Trouble trouble) {
                thrown.set(trouble);
              }
            });
    run.start();
    awaitCreated();
    run.interrupt();
    run.join(60_000);
    return thrown.get();
  }

  private void awaitCreated() {
    Await.until(
        () -> ToolProject.running("sleep 4732") > 0 ? Optional.of(true) : Optional.empty(),
        Duration.ofSeconds(30),
        Duration.ofMillis(20),
        "test");
  }

  @Test
  void a_lock_that_a_killed_tool_left_on_the_runs_own_state_is_taken_off() throws Exception {
    // The words of Terraform's documentation of state locking; the local backend leaves no lock.
    project.script(
        "module/locked.sh",
        """
        case "$*" in
          *force-unlock*) echo "$*" >> $DIR/unlocked; exit 0 ;;
          *destroy*) if ! [ -e $DIR/unlocked ]; then
            printf 'Error: Error acquiring the state lock\\n\\nLock Info:\\n  ID:        9db590f1-b6fe\\n' >&2
            exit 1
          fi ;;
        esac
        exec terraform "$@"
        """);
    project.deploy(ephemeral("./locked.sh"), project.run, Optional.of("b1"), false).close();

    assertThat(project.text("unlocked")).isEqualTo("force-unlock -no-color -force 9db590f1-b6fe\n");
    assertThat(project.text("module/destroyed")).isEqualTo("sluice-" + project.run + "\n");
    assertThat(project.open(project.run)).isEmpty();
  }

  @Test
  void what_a_killed_run_left_is_destroyed_by_its_lease_alone() throws Exception {
    DeploySettings settings = ephemeral("terraform");
    project.deploy(settings, project.run, Optional.of("b1"), false);
    deleteTree(folder.resolve(".sluice"));

    assertThat(project.recover(settings, project.run))
        .singleElement()
        .asString()
        .startsWith("taken down deployment terraform sluice-" + project.run);
    assertThat(project.text("module/destroyed")).isEqualTo("sluice-" + project.run + "\n");
    assertNothingIsLeft();
  }

  @Test
  void what_a_run_left_that_was_killed_in_the_middle_of_apply_is_taken_down() throws Exception {
    Process run =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                System.getProperty("java.class.path"),
                KilledDeploy.class.getName(),
                folder.toString(),
                project.run)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    awaitCreated();
    run.destroyForcibly();
    assertThat(run.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(ProcessTree.marked(project.marker()))
        .extracting(process -> process.info().command().orElse(""))
        .as("Terraform, which is at work, and what it started")
        .anySatisfy(command -> assertThat(command).endsWith("/terraform"));

    assertThat(project.recover(KilledDeploy.settings(project, Map.of()), project.run))
        .singleElement()
        .asString()
        .startsWith("taken down deployment terraform sluice-" + project.run);

    assertThat(ProcessTree.marked(project.marker())).isEmpty();
    assertThat(ToolProject.running("sleep 4731") + ToolProject.running("sleep 4732")).isZero();
    assertNothingIsLeft();
  }

  @Test
  void what_was_destroyed_already_is_fine_unless_its_state_is_on_another_machine()
      throws Exception {
    DeploySettings settings = ephemeral("terraform");
    HeldLease.take(
        project.request(project.run, Optional.empty(), false),
        "gone",
        Made.ofRun(settings, "sluice-" + project.run, project.folder, "b1").details());
    assertThat(project.recover(settings, project.run))
        .containsExactly("taken down deployment gone of run " + project.run);

    Made here = Made.ofRun(settings, "sluice-far", Path.of("/another/checkout"), "b1");
    String run = project.run;
    assertElsewhere(run + "-2", here);
    assertElsewhere(
        run + "-3",
        new Made(
            "terraform",
            "sluice-far",
            "another-host",
            project.folder.toString(),
            "b1",
            Optional.empty()));
  }

  private void assertElsewhere(String run, Made made) {
    HeldLease.take(project.request(run, Optional.empty(), false), "far", made.details());
    assertThat(project.recover(ephemeral("terraform"), run))
        .contains(
            "still there: deployment far of run "
                + run
                + ": the state of workspace sluice-far is in files on "
                + made.host()
                + " in "
                + made.folder()
                + ", where it was applied");
  }

  @Test
  void a_backend_that_knows_no_workspaces_has_nothing_to_destroy() throws Exception {
    try (StubService states = new StubService(request -> StubService.Reply.json(404, "{}"))) {
      ToolProject.give(
          folder.resolve("module/backend.tf"),
          "terraform {\n  backend \"http\" { address = \"" + states.url() + "/state\" }\n}\n");
      assertThatThrownBy(() -> project.deploy(ephemeral("terraform")))
          .hasMessageContaining("workspaces not supported");
    }
    assertThat(project.open(project.run)).isEmpty();
    assertNothingIsLeft();
  }

  @Test
  void attaching_leaves_the_lock_file_as_it_was() {
    // Terraform writes one as soon as there is a provider, which would have to be fetched.
    project.script(
        "module/locking.sh",
        """
        case "$*" in
          *init*lockfile=readonly*) ;;
          *init*) echo made >> .terraform.lock.hcl ;;
          *output*) echo '{"url": {"value": "URL"}, "build": {"value": "b1"}}'; exit 0 ;;
        esac
        """
            .replace("URL", project.url().toString()));
    DeploySettings settings =
        new DeploySettings.OfTerraform(
            "module", Map.of(), "url", Optional.of("build"), false, "./locking.sh", LONG);
    Path lock = folder.resolve("module/.terraform.lock.hcl");

    project.deploy(settings).close();
    assertThat(lock).doesNotExist();

    ToolProject.give(lock, "as it was");
    project.deploy(settings, project.run + "-2", Optional.empty(), false).close();
    assertThat(lock).hasContent("as it was");
  }

  private static void deleteTree(Path tree) {
    Leftover.remove(tree);
  }
}
