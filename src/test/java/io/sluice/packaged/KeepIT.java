package io.sluice.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.packaged.Command.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that is kept outlives the command, until somebody asks for its end. */
class KeepIT {
  @TempDir private Path folder;
  private final String build = "it-" + UUID.randomUUID();

  @Test
  void what_was_kept_is_left_alone_by_the_next_gate_and_ended_by_recover() {
    Project project = new Project(folder).feature("a", Project.green());
    Result kept = gate(project, build, "--keep");
    assertThat(kept.exitCode()).as(kept.output()).isZero();
    assertThat(kept.output())
        .contains("build " + build + "; to take it down: ./sluice recover --environment local");
    assertThat(services()).hasSize(1);

    Result next = gate(project, "another");
    assertThat(next.exitCode()).as(next.output()).isZero();
    assertThat(services()).hasSize(1);

    Result recovered = Command.sluice(project, "recover", "--environment", "local").await();
    assertThat(recovered.exitCode()).as(recovered.output()).isZero();
    assertThat(recovered.output()).containsPattern("ended +process");
    assertThat(services()).isEmpty();
  }

  private static Result gate(Project project, String build, String... more) {
    List<String> arguments = new java.util.ArrayList<>(List.of("gate", "--build", build));
    arguments.addAll(List.of(more));
    return Command.sluice(project, arguments.toArray(String[]::new)).await();
  }

  private List<String> services() {
    return ProcessHandle.allProcesses()
        .filter(ProcessHandle::isAlive)
        .flatMap(process -> process.info().commandLine().stream())
        .filter(line -> line.contains(build) && line.contains("sluice-reference"))
        .toList();
  }
}
