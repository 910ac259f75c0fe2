package io.sluice.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.model.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class BrowserProvisionTest {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

  private final List<String> progress = new ArrayList<>();
  private final PretendMachine machine = new PretendMachine();

  /** A machine on which programs appear as commands install them. */
  private static final class PretendMachine implements Machine {
    private final Map<String, Path> programs = new HashMap<>();
    private final List<List<String>> commands = new ArrayList<>();
    private Optional<BrowserInstall> managed = Optional.empty();
    private boolean root;
    private boolean debian = true;
    private boolean aptWorks = true;

    @Override
    public Optional<Path> find(List<String> names) {
      return names.stream().filter(programs::containsKey).map(programs::get).findFirst();
    }

    @Override
    public boolean executable(Path path) {
      return programs.containsValue(path);
    }

    @Override
    public boolean mayInstall() {
      return root && debian;
    }

    @Override
    public boolean debian() {
      return debian;
    }

    @Override
    public Optional<BrowserInstall> seleniumManager(Optional<Path> browser, Duration limit) {
      managed.ifPresent(
          got -> {
            programs.put("managed-browser", got.binary());
            programs.put("managed-driver", got.driver());
          });
      return managed;
    }

    @Override
    public boolean run(List<String> command, Path log, Duration limit) {
      commands.add(command);
      if (aptWorks && command.contains("install")) {
        programs.put("chromium", CHROMIUM);
        programs.put("chromedriver", DRIVER);
      }
      return aptWorks;
    }
  }

  private BrowserInstall provide(Optional<Path> binary, Optional<Path> driver) {
    BrowserSettings settings = new BrowserSettings(binary, driver, true, 1280, 900, 1);
    return new BrowserProvision(settings, machine, progress::add, Path.of("apt.log")).provide();
  }

  @Test
  void a_browser_that_is_there_is_taken_without_a_word() {
    machine.programs.put("chromium", CHROMIUM);
    machine.programs.put("chromedriver", DRIVER);

    assertThat(provide(Optional.empty(), Optional.empty()))
        .isEqualTo(new BrowserInstall(CHROMIUM, DRIVER));
    assertThat(progress).isEmpty();
  }

  @Test
  void where_nobody_looks_the_browser_without_windows_is_preferred() {
    Path shell = Path.of("/usr/bin/chromium-headless-shell");
    machine.programs.put("chromium", CHROMIUM);
    machine.programs.put("chromium-headless-shell", shell);
    machine.programs.put("chromedriver", DRIVER);
    assertThat(provide(Optional.empty(), Optional.empty()).binary()).isEqualTo(shell);

    BrowserSettings shown =
        new BrowserSettings(Optional.empty(), Optional.empty(), false, 1280, 900, 1);
    BrowserInstall install =
        new BrowserProvision(shown, machine, progress::add, Path.of("apt.log")).provide();
    assertThat(install.binary()).isEqualTo(CHROMIUM);
  }

  @Test
  void a_configured_browser_comes_before_one_on_the_path() {
    machine.programs.put("chromium", CHROMIUM);
    machine.programs.put("chromedriver", DRIVER);
    machine.programs.put("mine", Path.of("/opt/mine/chrome"));

    assertThat(provide(Optional.of(Path.of("/opt/mine/chrome")), Optional.empty()).binary())
        .isEqualTo(Path.of("/opt/mine/chrome"));
  }

  @Test
  void a_configured_path_that_is_no_program_is_invalid_input() {
    assertThatThrownBy(() -> provide(Optional.of(Path.of("/no/chrome")), Optional.empty()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("browser.binary in sluice.yaml")
        .hasMessageContaining("/no/chrome")
        .hasMessageContaining("leave the key out");
  }

  @Test
  void selenium_manager_is_asked_before_the_package_manager() {
    machine.root = true;
    BrowserInstall got = new BrowserInstall(Path.of("/cache/chrome"), Path.of("/cache/driver"));
    machine.managed = Optional.of(got);

    assertThat(provide(Optional.empty(), Optional.empty())).isEqualTo(got);
    assertThat(machine.commands).isEmpty();
  }

  @Test
  void root_on_debian_gets_chromium_from_the_package_manager() {
    machine.root = true;

    assertThat(provide(Optional.empty(), Optional.empty()))
        .isEqualTo(new BrowserInstall(CHROMIUM, DRIVER));
    assertThat(machine.commands).hasSize(3);
    assertThat(machine.commands.get(2)).contains("chromium-headless-shell");
    assertThat(machine.commands.get(0)).contains("update", "DPkg::Lock::Timeout=300");
    assertThat(machine.commands.get(1))
        .contains("install", "-y", "chromium", "chromium-driver", "DPkg::Lock::Timeout=300");
    assertThat(progress).anyMatch(line -> line.contains("Installing Chromium"));
  }

  @Test
  void anybody_else_on_debian_is_told_the_command_to_type() {
    assertThatThrownBy(() -> provide(Optional.empty(), Optional.empty()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("Type: sudo sh -c 'apt-get update && apt-get install")
        .hasMessageContaining("chromium-driver");
    assertThat(machine.commands).isEmpty();
  }

  @Test
  void elsewhere_the_user_is_told_what_to_install() {
    machine.debian = false;

    assertThatThrownBy(() -> provide(Optional.empty(), Optional.empty()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("Install Google Chrome or Chromium")
        .hasMessageContaining("browser.binary");
  }

  @Test
  void an_installation_that_fails_names_its_log() {
    machine.root = true;
    machine.aptWorks = false;

    assertThatThrownBy(() -> provide(Optional.empty(), Optional.empty()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("apt.log")
        .hasMessageContaining("Type: apt-get update");
  }

  @Test
  void programs_are_found_on_the_path_of_this_machine(@TempDir Path folder) throws IOException {
    Path program = Files.createFile(folder.resolve("a-program"));
    HostMachine host = new HostMachine(Map.of("PATH", "/nowhere:" + folder));

    assertThat(host.find(List.of("a-program"))).isEmpty();
    assertThat(program.toFile().setExecutable(true)).isTrue();
    assertThat(host.find(List.of("other", "a-program"))).contains(program);
  }

  @Test
  void a_command_is_run_with_its_output_kept(@TempDir Path folder) throws IOException {
    Path log = folder.resolve("logs/install.log");

    assertThat(new HostMachine().run(List.of("sh", "-c", "echo done"), log, Duration.ofMinutes(1)))
        .isTrue();
    assertThat(new HostMachine().run(List.of("sh", "-c", "exit 3"), log, Duration.ofMinutes(1)))
        .isFalse();
    assertThat(log).content().contains("$ sh -c echo done", "done\n", "$ sh -c exit 3");
  }

  @Test
  @Timeout(30)
  void a_command_that_hangs_is_ended_with_its_children(@TempDir Path folder) {
    String marker = "86400." + ProcessHandle.current().pid();
    List<String> hangs = List.of("sh", "-c", "sleep " + marker + "; true");

    assertThat(new HostMachine().run(hangs, folder.resolve("log"), Duration.ofMillis(300)))
        .isFalse();
    assertThat(Waiting.until(() -> noProcess(marker), Duration.ofSeconds(10))).isTrue();
  }

  private static boolean noProcess(String marker) {
    return ProcessHandle.allProcesses()
        .noneMatch(one -> one.info().commandLine().orElse("").contains(marker));
  }

  @Test
  @Timeout(60)
  void selenium_manager_answers_or_is_given_up_in_time() {
    long start = System.nanoTime();
    new HostMachine().seleniumManager(Optional.empty(), Duration.ofSeconds(20));

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(40));
  }
}
