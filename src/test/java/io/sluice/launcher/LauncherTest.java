package io.sluice.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.launcher.Checkout.Result;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  private static final int BUG = 70;

  /** What a build leaves, and a note that it ran. */
  private static final String BUILDS =
      "echo built >>builds; mkdir -p target; touch target/sluice-cli.jar target/sluice-reference.jar";

  private final Checkout checkout;

  LauncherTest(@TempDir Path folder) {
    checkout = new Checkout(folder);
  }

  @ParameterizedTest
  @CsvSource({"200,0", "201,1", "202,2", "203,3", "70,70"})
  void an_answer_of_the_command_line_is_handed_on(int code, int exitCode) {
    assertThat(checkout.java("exit " + code).run("gate")).isEqualTo(new Result(exitCode, ""));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 126, 127, 130, 134, 137, 143, 199, 204, 255})
  void no_other_exit_of_java_looks_like_an_answer(int code) {
    Result result = checkout.java("exit " + code).run("gate");

    assertThat(result.exitCode()).isEqualTo(BUG);
    assertThat(result.output()).contains("not an answer").contains("exit code " + code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ABRT", "KILL", "TERM"})
  void a_jvm_that_is_killed_does_not_look_like_an_answer(String signal) {
    Result result = checkout.java("kill -" + signal + " $$").run("gate");

    assertThat(result.exitCode()).isEqualTo(BUG);
    assertThat(result.output()).contains("not an answer");
  }

  @Test
  void a_damaged_jar_does_not_look_like_an_answer() {
    Map<String, String> realJava = Map.of("JAVA_HOME", System.getProperty("java.home"));

    Result result = checkout.run(realJava, "gate");

    assertThat(result.exitCode()).isEqualTo(BUG);
    assertThat(result.output()).contains("exit code 1 without an answer");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 137})
  void a_failed_build_does_not_look_like_an_answer(int code) {
    checkout.delete("target/sluice-cli.jar");

    Result result =
        checkout.java("exit 200").maven("echo 'cannot compile'; exit " + code).run("gate");

    assertThat(result.exitCode()).isEqualTo(BUG);
    assertThat(result.output()).contains("the build failed").contains("  cannot compile");
    assertThat(checkout.read(".sluice/build.log")).contains("cannot compile");
  }

  @Test
  void a_missing_jar_is_built() {
    checkout.delete("target/sluice-reference.jar");

    Result result = checkout.java("exit 200").maven(BUILDS).run("gate");

    assertThat(result.exitCode()).isZero();
    assertThat(checkout.has("target/sluice-reference.jar")).isTrue();
    assertThat(result.output().lines()).singleElement().asString().contains("building");
  }

  @Test
  void an_old_jar_is_built_again_and_only_once() {
    checkout.java("exit 201").maven(BUILDS).touch("src/main", Instant.now().plusSeconds(1));
    checkout.touch("target/sluice-cli.jar", Instant.now().minusSeconds(60));
    checkout.touch("src/main", Instant.now().minusSeconds(30));

    assertThat(checkout.run("gate").exitCode()).isEqualTo(1);
    assertThat(checkout.run("gate").exitCode()).isEqualTo(1);

    assertThat(checkout.read("builds").lines()).hasSize(1);
  }

  @Test
  void two_launchers_build_once() {
    checkout.delete("target/sluice-cli.jar");
    checkout.java("exit 200").maven("sleep 1; " + BUILDS);

    Process first = checkout.start(Map.of(), "gate");
    Process second = checkout.start(Map.of(), "gate");

    assertThat(checkout.end(first).exitCode()).isZero();
    assertThat(checkout.end(second).exitCode()).isZero();
    assertThat(checkout.read("builds").lines()).hasSize(1);
  }

  @Test
  void java_that_is_too_old_is_refused() {
    Result result = checkout.java("11.0.2", "exit 200").run("gate");

    assertThat(result.exitCode()).isEqualTo(BUG);
    assertThat(result.output()).contains("is Java 11; Sluice needs a JDK 17 or newer");
  }

  @Test
  void no_java_is_told() {
    Result result = checkout.run("gate");

    assertThat(result.exitCode()).isEqualTo(BUG);
    assertThat(result.output()).contains("there is no java; install a JDK 17 or newer");
  }

  @Test
  void a_wrong_java_home_is_told() {
    Result result = checkout.java("exit 200").run(Map.of("JAVA_HOME", "/nothing/there"), "gate");

    assertThat(result.exitCode()).isEqualTo(BUG);
    assertThat(result.output()).contains("JAVA_HOME is /nothing/there");
  }

  @Test
  void arguments_and_options_reach_the_command_line_as_they_are() {
    checkout.java("printf '<%s>' \"$@\"; exit 200");

    Result result =
        checkout.run(Map.of("SLUICE_JAVA_OPTS", "-Xmx1g -Da=b"), "gate", "--", "a b", "", "*");

    assertThat(result.output())
        .contains("<-Dsluice.launcher=true>", "<-Dsluice.terminal=false>", "<-Xmx1g><-Da=b>")
        .endsWith("sluice-cli.jar><gate><--><a b><><*>");
  }

  private static final String JAVA_THAT_ARCHIVES =
      "for a; do case $a in -XX:ArchiveClassesAtExit=*) : >\"${a#*=}\"; echo made ;;"
          + " -XX:SharedArchiveFile=*) echo taken ;; esac; done; exit ";

  @Test
  void the_first_gate_after_a_build_leaves_its_classes_behind_and_the_next_one_takes_them() {
    checkout.tools("mv", "rm").java(JAVA_THAT_ARCHIVES + 201);
    assertThat(checkout.run("plan").output()).as("a plan loads too little").isEmpty();
    assertThat(checkout.run("gate").output()).isEqualTo("made\n");
    assertThat(checkout.run("gate").output()).isEqualTo("taken\n");
    assertThat(checkout.run("plan").output()).isEqualTo("taken\n");
    checkout.touch("target/sluice-cli.jar", Instant.now().plusSeconds(60));
    assertThat(checkout.run("gate").output()).as("there was a build").isEqualTo("made\n");
  }

  @Test
  void a_java_that_crashed_leaves_no_classes_behind() {
    checkout.tools("mv", "rm").java(JAVA_THAT_ARCHIVES + 134);
    assertThat(checkout.run("gate").exitCode()).isEqualTo(70);
    assertThat(checkout.root.resolve(".sluice/classes")).isEmptyDirectory();
  }

  /**
   * Waits for a signal. Not {@code sleep} by itself: bash sometimes loses a SIGINT that comes while
   * it waits for a command in the foreground which then ends as if nothing had happened; in {@code
   * wait} it takes every one. Java loses none.
   */
  private static final String WAITS = "while :; do sleep 0.05 & wait $!; done";

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM", "HUP"})
  void a_signal_reaches_java_which_then_answers(String signal) {
    checkout.java(
        "trap 'echo got it; exit 202' %s; kill -%s $PPID; ".formatted(signal, signal) + WAITS);

    Result result = checkout.run("gate");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.output()).contains("got it").contains("taking everything down");
  }

  @Test
  void ctrl_c_reaches_java_also_where_the_shell_ignores_it() {
    checkout.java("trap 'exit 202' INT; kill -INT $PPID; " + WAITS);

    Process process =
        checkout.launch(
            Map.of(),
            "bash",
            "-c",
            "trap '' INT; exec bash \"$0/sluice\" gate",
            checkout.root + "");

    assertThat(checkout.end(process).exitCode()).isEqualTo(2);
  }

  @Test
  void the_launcher_waits_until_java_is_gone_however_often_it_is_told_to_stop() {
    checkout.java(
        """
        trap 'told=$((${told-0} + 1))' TERM
        kill -TERM $PPID
        while [ "${told-0}" -lt 1 ]; do sleep 0.05; done
        kill -TERM $PPID
        while [ "$told" -lt 2 ]; do sleep 0.05; done
        echo cleaned up
        exit 202
        """);

    assertThat(checkout.run("gate").output()).contains("cleaned up");
  }

  @Test
  void an_interrupted_build_is_inconclusive() {
    checkout.delete("target/sluice-cli.jar");

    Result result = checkout.java("exit 200").maven("kill -TERM $PPID; exec sleep 60").run("gate");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.output()).contains("interrupted before anything was deployed");
  }

  @Test
  void java_that_is_interrupted_before_it_could_answer_is_inconclusive() {
    checkout.java("kill -TERM $PPID; exec sleep 60");

    assertThat(checkout.run("gate").exitCode()).isEqualTo(2);
  }
}
