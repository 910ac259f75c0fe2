package io.sluice.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.http.Await;
import io.sluice.http.ControlClient;
import io.sluice.http.Network;
import io.sluice.lease.LeaseJournal;
import io.sluice.lease.Leftovers;
import io.sluice.lease.ProcessTree;
import io.sluice.lease.RecoveryReport.Outcome;
import io.sluice.lease.RecoveryReport.Undone;
import io.sluice.model.Secrets;
import io.sluice.model.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ProcessDeployerTest {
  private static final Duration READY = Duration.ofSeconds(30);
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  private final Secrets secrets = new Secrets();

  private Deployment deploy(Optional<String> expected, Duration ready, String... more) {
    return deploy(expected, ready, OptionalInt.empty(), List.of(), TestService.command(more));
  }

  private Deployment deploy(
      Optional<String> expected,
      Duration ready,
      OptionalInt port,
      List<String> arguments,
      List<String> command) {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of("--port", "${port}"));
    DeploySettings settings =
        new DeploySettings.OfProcess(
            all, Map.of("RUN_SECRET", "${run.secret}"), port, Optional.empty());
    ServiceSettings service =
        new ServiceSettings(
            "clm", Optional.of("/health"), new BuildSource.Asked("/version", "/build/id"), ready);
    LeaseJournal leases = LeaseJournal.open(folder.resolve("leases"), "r1", CLOCK);
    DeployRequest request =
        new DeployRequest(
            "local",
            service,
            expected,
            arguments,
            Path.of("").toAbsolutePath(),
            folder.resolve("run"),
            "r1",
            name -> Optional.empty(),
            secrets,
            leases,
            Network.direct(),
            false,
            note -> {});
    return Deployers.of(settings, CLOCK).deploy(request);
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("run/logs/service.log"));
  }

  private List<String> openLeases() throws IOException {
    List<String> open = new ArrayList<>();
    try (Stream<String> lines = Files.lines(folder.resolve("leases/r1.jsonl"))) {
      for (String line : lines.toList()) {
        String id = line.replaceAll(".*\"id\":\"([^\"]*)\".*", "$1");
        if (line.contains("\"type\":\"lease\"") && !open.contains(id)) {
          open.add(id);
        } else if (line.contains("\"type\":\"done\"")) {
          open.remove(id);
        }
      }
    }
    return open;
  }

  private static boolean answers(URI url) {
    try {
      new ControlClient(url, Duration.ofSeconds(2), new Secrets()).get("/health");
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void get(Deployment deployment, String path) throws IOException {
    new ControlClient(deployment.baseUrl(), Duration.ofSeconds(5), new Secrets()).get(path);
  }

  @Test
  void a_service_is_started_proved_to_be_the_build_and_ended() throws IOException {
    Deployment deployment = deploy(Optional.of("b7"), READY, "--build", "${build}");
    try (deployment) {
      assertThat(deployment.build()).isEqualTo("b7");
      assertThat(answers(deployment.baseUrl())).isTrue();
      assertThat(openLeases()).containsExactly("process-1");
      deployment.verifyBuild();
    }
    deployment.close();

    assertThat(answers(deployment.baseUrl())).isFalse();
    assertThat(openLeases()).isEmpty();
  }

  @Test
  void its_output_is_kept_without_the_run_secret() throws IOException {
    try (Deployment deployment = deploy(Optional.empty(), READY, "--say", "to stderr")) {
      assertThat(deployment.values().get("run.secret")).hasSize(32);
      assertThat(deployment.log()).contains(folder.resolve("run/logs/service.log"));
    }
    assertThat(log()).contains("hello, secret ***\n", "to stderr\n", "up\n");
  }

  @Test
  void log_lines_are_found_by_their_time() throws IOException {
    try (Deployment deployment = deploy(Optional.empty(), READY)) {
      get(deployment, "/say?before");
      pass(Duration.ofMillis(250));
      Instant from = CLOCK.instant();
      get(deployment, "/say?during");
      Optional<List<String>> lines =
          Await.until(
              () ->
                  Optional.of(deployment.logBetween(from, CLOCK.instant()))
                      .filter(l -> !l.isEmpty()),
              Duration.ofSeconds(5),
              Duration.ofMillis(20),
              "test");
      Instant to = CLOCK.instant();
      pass(Duration.ofMillis(250));
      get(deployment, "/say?after");
      pass(Duration.ofMillis(250));

      assertThat(lines).contains(List.of("during"));
      assertThat(deployment.logBetween(from, to)).containsExactly("during");
      assertThat(deployment.logBetween(from, CLOCK.instant())).containsExactly("during", "after");
      assertThat(deployment.logBetween(Instant.EPOCH, from.minusSeconds(3600))).isEmpty();
    }
  }

  private static void pass(Duration time) {
    Await.until(Optional::empty, time, time, "test");
  }

  @Test
  void another_build_than_expected_is_trouble_and_leaves_nothing() throws IOException {
    assertThatThrownBy(() -> deploy(Optional.of("b8"), READY, "--build", "b7"))
        .isInstanceOfSatisfying(
            Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo("unexpected-build"))
        .hasMessage("the service says it is build b7; expected b8");
    assertThat(openLeases()).isEmpty();
  }

  @Test
  void a_build_that_changes_is_trouble() throws IOException {
    try (Deployment deployment = deploy(Optional.empty(), READY, "--build", "b1")) {
      get(deployment, "/rebuild?b2");

      assertThatThrownBy(deployment::verifyBuild)
          .isInstanceOfSatisfying(
              Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo("build-changed"))
          .hasMessageContaining("build b1 at first and is build b2 now");
    }
  }

  @Test
  void a_service_that_ends_fails_at_once_with_its_last_lines() throws IOException {
    long started = System.nanoTime();

    assertThatThrownBy(() -> deploy(Optional.empty(), READY, "--exit", "3", "--say", "no database"))
        .isInstanceOfSatisfying(
            Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo("deploy-failed"))
        .hasMessageContaining("clm ended with exit code 3; it wrote last:\n    hello, secret ***")
        .hasMessageContaining("    no database");
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(READY);
    assertThat(openLeases()).isEmpty();
  }

  @Test
  void a_service_that_never_gets_ready_is_trouble_and_is_ended() throws IOException {
    assertThatThrownBy(() -> deploy(Optional.empty(), Duration.ofSeconds(3), "--ready", "false"))
        .isInstanceOfSatisfying(
            Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo("service-not-ready"))
        .hasMessageContaining("was not ready within 3 s (last: GET /health")
        .hasMessageContaining("hello, secret ***");
    assertThat(openLeases()).isEmpty();
  }

  @Test
  void a_fixed_port_that_is_taken_is_trouble_that_names_who_has_it() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      OptionalInt port = OptionalInt.of(socket.getLocalPort());
      assertThatThrownBy(
              () -> deploy(Optional.empty(), READY, port, List.of(), TestService.command()))
          .isInstanceOfSatisfying(
              Trouble.class,
              trouble -> {
                assertThat(trouble.code()).isEqualTo("port-in-use");
                assertThat(trouble.fix()).contains("`port`");
              })
          .hasMessageContaining("port " + socket.getLocalPort() + " is taken");
      assumeTrue(Files.exists(Path.of("/proc/net/tcp")));
      assertThat(PortOwner.of(socket.getLocalPort()))
          .contains("process " + ProcessHandle.current().pid() + " (java)");
    }
  }

  @Test
  void a_program_that_is_not_there_is_trouble() {
    assertThatThrownBy(
            () ->
                deploy(
                    Optional.empty(), READY, OptionalInt.empty(), List.of(), List.of("no-such-x")))
        .isInstanceOfSatisfying(
            Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo("deploy-failed"))
        .hasMessage("there is no program \"no-such-x\" to start clm");
  }

  @Test
  void further_arguments_follow_the_command() {
    List<String> arguments = List.of("--build", "from-arguments");
    try (Deployment deployment =
        deploy(Optional.empty(), READY, OptionalInt.empty(), arguments, TestService.command())) {
      assertThat(deployment.build()).isEqualTo("from-arguments");
    }
  }

  @Test
  void what_the_service_started_and_orphaned_is_ended_with_it() {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")));
    Deployment deployment = deploy(Optional.empty(), READY, "--orphan", "4711");
    assertThat(sleepers("4711")).isEqualTo(1);

    deployment.close();

    assertThat(sleepers("4711")).isZero();
  }

  private static long sleepers(String seconds) {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").endsWith("sleep " + seconds))
        .filter(ProcessHandle::isAlive)
        .count();
  }

  @Test
  void a_service_that_will_not_end_is_killed() throws IOException {
    Deployment deployment = deploy(Optional.empty(), READY, "--stubborn", "true");
    long started = System.nanoTime();

    deployment.close();

    assertThat(Duration.ofNanos(System.nanoTime() - started))
        .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(15));
    assertThat(answers(deployment.baseUrl())).isFalse();
    assertThat(openLeases()).isEmpty();
  }

  @Test
  void the_service_is_out_of_reach_of_the_terminals_interrupt() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/setsid")));
    try (Deployment deployment = deploy(Optional.empty(), READY)) {
      assertThat(answers(deployment.baseUrl())).isTrue();
      long pid = processOf(deployment);
      // Field 6 of proc(5)'s stat is the session; the name in field 2 may hold spaces.
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat")).replaceFirst(".*\\) ", "");
      assertThat(stat.split(" ", -1)[3]).isEqualTo(Long.toString(pid));
      assertThat(ProcessTree.MARKER).isEqualTo("SLUICE_LEASE");
    }
  }

  private long processOf(Deployment deployment) throws IOException {
    String port = Integer.toString(deployment.baseUrl().getPort());
    return ProcessHandle.current()
        .descendants()
        .filter(process -> process.info().commandLine().orElse("").endsWith("--port " + port))
        .findFirst()
        .orElseThrow(() -> new IOException("no process"))
        .pid();
  }

  @Test
  void closing_works_on_an_interrupted_thread() throws IOException {
    Deployment deployment = deploy(Optional.empty(), READY);

    Thread.currentThread().interrupt();
    deployment.close();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(answers(deployment.baseUrl())).isFalse();
    assertThat(openLeases()).isEmpty();
  }

  @Test
  void a_service_that_does_not_say_its_build_is_the_one_that_was_started() throws IOException {
    ServiceSettings silent =
        new ServiceSettings(
            "clm", Optional.empty(), new BuildSource.Stated(Optional.empty()), READY);
    Path apps = Files.createDirectories(folder.resolve("apps/clm"));
    List<String> command = new ArrayList<>(TestService.command("--port", "${port}"));
    // The class path of the command is relative to the project, not to where it is started.
    int classes = command.indexOf("-cp") + 1;
    command.set(classes, Path.of(command.get(classes)).toAbsolutePath().toString());
    DeploySettings settings =
        new DeploySettings.OfProcess(
            command, Map.of(), OptionalInt.empty(), Optional.of("apps/clm"));
    DeployRequest request = request(silent, Optional.of("1.4.2"), folder);

    try (Deployment deployment = Deployers.of(settings, CLOCK).deploy(request)) {
      assertThat(deployment.build()).isEqualTo("1.4.2");
      deployment.verifyBuild();
      get(deployment, "/where");
      String folders = "in " + apps.toRealPath();
      Optional<Boolean> told =
          Await.until(() -> wrote(folders), READY, Duration.ofMillis(50), "test");
      assertThat(told).isPresent();
      get(deployment, "/exit");
      Optional<String> trouble =
          Await.until(() -> troubleWith(deployment), READY, Duration.ofMillis(50), "test");
      assertThat(trouble).contains("service-ended");
    }
  }

  private Optional<Boolean> wrote(String text) {
    try {
      return log().contains(text) ? Optional.of(true) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> troubleWith(Deployment deployment) {
    try {
      deployment.verifyBuild();
      return Optional.empty();
    } catch (Trouble trouble) {
      return Optional.of(trouble.code());
    }
  }

  @Test
  void a_service_that_is_kept_outlives_its_deployment_until_somebody_asks_for_its_end()
      throws IOException {
    List<String> command =
        new ArrayList<>(TestService.command("--build", "${build}", "--say", "kept"));
    command.set(3, Path.of(command.get(3)).toAbsolutePath().toString());
    command.addAll(List.of("--port", "${port}"));
    ServiceSettings service =
        new ServiceSettings(
            "clm", Optional.of("/health"), new BuildSource.Asked("/version", "/build/id"), READY);
    List<String> notes = new ArrayList<>();
    LeaseJournal leases = LeaseJournal.open(folder.resolve("leases"), "r1", CLOCK);
    DeploySettings settings =
        new DeploySettings.OfProcess(
            command, Map.of("RUN_SECRET", "${run.secret}"), OptionalInt.empty(), Optional.empty());
    DeployRequest request =
        new DeployRequest(
            "local",
            service,
            Optional.of("b7"),
            List.of(),
            folder,
            folder.resolve("run"),
            "r1",
            name -> Optional.empty(),
            secrets,
            leases,
            Network.direct(),
            true,
            notes::add);
    Deployment deployment = Deployers.of(settings, CLOCK).deploy(request);
    get(deployment, "/say?while%20it%20runs");
    assertThat(Await.until(() -> wrote("while it runs"), READY, Duration.ofMillis(50), "test"))
        .isPresent();
    deployment.close();
    leases.close();

    assertThat(log()).contains("hello, secret ***\n");
    assertThat(notes)
        .containsExactly(
            "clm stays up at "
                + deployment.baseUrl()
                + ", build b7; to take it down: ./sluice recover --environment local");
    Leftovers leftovers =
        new Leftovers(folder.resolve("leases"), lease -> Undone.of(Outcome.REMOVED), CLOCK);
    assertThat(leftovers.recover()).isEmpty();
    get(deployment, "/say?afterwards");
    assertThat(answers(deployment.baseUrl())).isTrue();

    assertThat(leftovers.recover(Leftovers.Scope.asked(Optional.empty(), false)).lines())
        .singleElement()
        .asString()
        .startsWith("ended process");
    assertThat(answers(deployment.baseUrl())).isFalse();
    assertThat(folder.resolve(".sluice/kept/r1.log")).content().contains("afterwards");
  }

  @Test
  void a_folder_that_is_not_there_is_told() {
    DeploySettings settings =
        new DeploySettings.OfProcess(
            List.of("true"), Map.of(), OptionalInt.empty(), Optional.of("apps/none"));
    ServiceSettings silent =
        new ServiceSettings(
            "clm", Optional.empty(), new BuildSource.Stated(Optional.empty()), READY);
    assertThatThrownBy(
            () -> Deployers.of(settings, CLOCK).deploy(request(silent, Optional.of("1"), folder)))
        .isInstanceOf(Trouble.class)
        .hasMessageContaining("there is no folder " + folder.resolve("apps/none"));
  }

  private DeployRequest request(ServiceSettings service, Optional<String> build, Path project) {
    return new DeployRequest(
        "local",
        service,
        build,
        List.of(),
        project,
        folder.resolve("run"),
        "r1",
        name -> Optional.empty(),
        secrets,
        LeaseJournal.open(folder.resolve("leases"), "r1", CLOCK),
        Network.direct(),
        false,
        note -> {});
  }

  @Test
  void a_service_that_is_there_already_is_checked_and_left_alone() throws IOException {
    try (Deployment running = deploy(Optional.empty(), READY, "--build", "b5")) {
      DeploySettings settings =
          new DeploySettings.OfUrl(URI.create(running.baseUrl().toString() + "/"));
      ServiceSettings service =
          new ServiceSettings(
              "clm", Optional.of("/health"), new BuildSource.Asked("/plain", ""), READY);
      DeployRequest request =
          new DeployRequest(
              "staging",
              service,
              Optional.of("b5"),
              List.of(),
              folder,
              folder,
              "r2",
              name -> Optional.empty(),
              secrets,
              LeaseJournal.open(folder.resolve("other"), "r2", CLOCK),
              Network.direct(),
              false,
              note -> {});

      try (Deployment attached = Deployers.of(settings, CLOCK).deploy(request)) {
        assertThat(attached.build()).isEqualTo("b5");
        assertThat(attached.baseUrl()).isEqualTo(running.baseUrl());
        assertThat(attached.log()).isEmpty();
      }

      assertThat(answers(running.baseUrl())).isTrue();
    }
  }
}
