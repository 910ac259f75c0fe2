package io.sluice.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.http.Await;
import io.sluice.packaged.Command.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference service, applied and destroyed by a real Terraform. */
class TerraformIT {
  private static final String MODULE = "deploy/terraform";
  private static final Pattern UP = Pattern.compile("service up at (http://\\S+), build (\\S+)");

  @TempDir private Path folder;
  private final String build = "it-" + UUID.randomUUID();

  @BeforeEach
  void copyTheModule() throws IOException {
    assumeTrue(
        Project.hasProgram("terraform"), "there is no terraform on the path: install 1.4 or newer");
    Path module = Files.createDirectories(folder.resolve(MODULE));
    for (String name : List.of("main.tf", "start.sh", "stop.sh")) {
      Path from = Project.REPOSITORY.resolve(MODULE).resolve(name);
      Files.copy(from, module.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
    }
    Path main = module.resolve("main.tf");
    String jar = Project.REFERENCE.toString();
    String text = Files.readString(main);
    String here = text.replace("${path.module}/../../target/sluice-reference.jar", jar);
    assertThat(here).isNotEqualTo(text);
    Files.writeString(main, here);
  }

  @Test
  void what_a_gate_applied_is_judged_and_destroyed() throws IOException {
    Project project = new Project(folder).feature("a", Project.green());
    Result result = gate(project).await();

    assertThat(result.exitCode()).as(result.output()).isZero();
    Matcher up = UP.matcher(result.output());
    assertThat(up.find()).as(result.output()).isTrue();
    assertThat(up.group(2)).isEqualTo(build);
    assertThat(project.verdict()).contains("\"answer\" : \"yes\"", build);
    assertThat(Project.read(folder.resolve("reports/latest/logs/deploy.log")))
        .contains("Apply complete! Resources: 1 added");
    assertThat(Project.read(folder.resolve("reports/latest/logs/destroy.log")))
        .contains("Destroy complete! Resources: 1 destroyed");
    assertNothingIsLeft();
  }

  @Test
  void what_a_killed_gate_applied_is_destroyed_by_recover() throws IOException {
    StringBuilder many = new StringBuilder("Feature: Many\n");
    for (int i = 0; i < 400; i++) {
      many.append("  Scenario: Number ").append(i).append('\n');
      many.append("    When the analyst sends GET \"/api/clients\"\n    Then the answer is 200\n");
    }
    Project project = new Project(folder).feature("a", many.toString());
    Command command = gate(project);
    Await.until(
        () -> UP.matcher(command.outputSoFar()).find() ? Optional.of(true) : Optional.empty(),
        Duration.ofMinutes(1),
        Duration.ofMillis(50),
        "test");
    command.handle().destroyForcibly();
    command.await();
    assertThat(services()).as(command.outputSoFar()).hasSize(1);

    Result recovered =
        Command.sluice(project, "recover", "--environment", "terraform-local").await();

    assertThat(recovered.exitCode()).as(recovered.output()).isZero();
    assertThat(recovered.output()).containsPattern("taken down +deployment terraform sluice-");
    assertNothingIsLeft();
  }

  private Command gate(Project project) {
    return Command.sluice(project, "gate", "--environment", "terraform-local", "--build", build);
  }

  /** The service's command line names the build, which no other run has. */
  private List<String> services() {
    return ProcessHandle.allProcesses()
        .filter(ProcessHandle::isAlive)
        .flatMap(process -> process.info().commandLine().stream())
        .filter(line -> line.contains(build) && line.contains("sluice-reference"))
        .toList();
  }

  private void assertNothingIsLeft() throws IOException {
    assertThat(services()).isEmpty();
    assertThat(folder.resolve(MODULE).resolve("terraform.tfstate.d")).isEmptyDirectory();
    assertThat(folder.resolve(MODULE).resolve(".terraform")).doesNotExist();
    assertThat(folder.resolve(".sluice/terraform")).isEmptyDirectory();
    try (Stream<Path> leases = Files.list(folder.resolve(".sluice/leases"))) {
      assertThat(leases.filter(Files::isRegularFile)).isEmpty();
    }
  }
}
