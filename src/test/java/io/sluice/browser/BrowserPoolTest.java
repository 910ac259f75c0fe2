package io.sluice.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.model.Trouble;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;

@Timeout(120)
class BrowserPoolTest {
  private static final Duration SOON = Duration.ofSeconds(60);

  private final FixtureSite site = new FixtureSite().page("/", "Home", "<h1>Home</h1>");
  private final BrowserPool pool = RealBrowser.pool(1);

  @AfterEach
  void close() {
    pool.close();
    site.close();
  }

  private BrowserContext acquire() {
    return pool.acquire(SOON, header -> {});
  }

  private static Object script(WebDriver driver, String script) {
    return String.valueOf(((JavascriptExecutor) driver).executeScript("return " + script));
  }

  /** Drivers, browsers and their folders that this JVM answers for. */
  private static List<ProcessHandle> processes() {
    return ProcessHandle.current()
        .descendants()
        .filter(one -> one.info().command().orElse("").contains("chrom"))
        .toList();
  }

  private static final Pattern FOLDER = Pattern.compile("--user-data-dir=(\\S+)/profile");

  /** The folders these browsers were given. */
  private static List<Path> folders(List<ProcessHandle> processes) {
    return processes.stream()
        .map(one -> FOLDER.matcher(one.info().commandLine().orElse("")))
        .filter(Matcher::find)
        .map(found -> Path.of(found.group(1)))
        .distinct()
        .toList();
  }

  @Test
  void no_browser_is_started_before_it_is_needed() {
    assertThat(pool.running()).isZero();
    try (LazyBrowser browser = new LazyBrowser(pool, SOON, header -> {})) {
      assertThat(browser.used()).isFalse();
      assertThat(browser.screenshot()).isEmpty();
    }
    assertThat(pool.running()).isZero();
  }

  @Test
  void a_gate_without_ui_trials_loads_nothing_of_selenium() throws Exception {
    Process jvm =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load",
                "-cp",
                System.getProperty("java.class.path"),
                UnusedPool.class.getName())
            .redirectErrorStream(true)
            .start();
    String loaded = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(jvm.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(loaded).contains("io.sluice.browser.BrowserPool");
    assertThat(loaded.lines().filter(line -> line.contains("org.openqa"))).isEmpty();
  }

  /** Makes a pool and closes it. */
  static final class UnusedPool {
    private UnusedPool() {}

    public static void main(String[] args) {
      try (BrowserPool pool = RealBrowser.pool(2);
          LazyBrowser browser = new LazyBrowser(pool, Duration.ZERO, header -> {})) {
        System.out.println(browser.used());
      }
    }
  }

  @Test
  void contexts_share_a_browser_but_no_cookie_and_no_storage() {
    long pid;
    try (BrowserContext first = acquire()) {
      WebDriver driver = first.driver();
      driver.get(site.url().toString());
      script(driver, "document.cookie = 'user=ada', localStorage.setItem('user', 'ada')");
      assertThat(script(driver, "document.cookie + localStorage.getItem('user')"))
          .isEqualTo("user=adaada");
      pid = processes().get(0).pid();
    }
    try (BrowserContext second = acquire()) {
      second.driver().get(site.url().toString());
      assertThat(script(second.driver(), "document.cookie + localStorage.getItem('user')"))
          .isEqualTo("null");
      assertThat(processes()).extracting(ProcessHandle::pid).contains(pid);
      assertThat(second.driver().getWindowHandles()).as("the first one's are closed").hasSize(2);
    }
    assertThat(pool.running()).as("and one that is made ready").isLessThanOrEqualTo(2);
  }

  @Test
  void users_stand_beside_each_other_and_are_gone_with_the_attempt() {
    List<Optional<String>> told = new ArrayList<>();
    site.answering(
        "/", "Home", "<h1>Home</h1>", 200, Duration.ZERO, Map.of("Sluice-Flags", "risk=on"));
    try (BrowserContext context = pool.acquire(SOON, told::add)) {
      WebDriver driver = context.driver();
      driver.get(site.url().toString());
      script(driver, "document.cookie = 'user=ada'");
      context.use("ada");
      assertThat(script(driver, "document.cookie")).as("takes it over").isEqualTo("user=ada");

      context.use("bob");
      driver.get(site.url().toString());
      assertThat(script(driver, "document.cookie")).isEqualTo("");

      context.use("ada");
      assertThat(script(driver, "document.cookie")).isEqualTo("user=ada");
      assertThat(driver.getWindowHandles()).hasSize(3);
    }
    assertThat(told).as("of both users").hasSize(2).containsOnly(Optional.of("risk=on"));
    try (BrowserContext next = acquire()) {
      assertThat(next.driver().getWindowHandles()).as("both are closed").hasSize(2);
    }
  }

  @Test
  void downloads_are_kept_until_the_attempt_is_over() throws Exception {
    site.page("/", "Home", "<a id='x' download='a.txt' href='data:text/plain,hello'>x</a>");
    Path folder;
    try (BrowserContext context = acquire()) {
      folder = context.downloads();
      context.driver().get(site.url().toString());
      script(context.driver(), "document.getElementById('x').click()");
      Path file = folder.resolve("a.txt");
      assertThat(Waiting.until(() -> Files.exists(file), SOON)).isTrue();
    }
    assertThat(folder).doesNotExist();
  }

  @Test
  void the_settings_make_the_window() {
    try (BrowserContext context = acquire()) {
      assertThat(script(context.driver(), "outerWidth + 'x' + outerHeight")).isEqualTo("1280x900");
    }
  }

  @Test
  void a_failed_trial_gets_screenshot_and_source() {
    try (BrowserContext context = acquire()) {
      context.driver().get(site.url().toString());

      assertThat(context.screenshot().orElseThrow()).startsWith(0x89, 'P', 'N', 'G');
      assertThat(context.pageSource().orElseThrow()).contains("<h1>Home</h1>");
      assertThat(context.trouble(new AssertionError("x is not y"))).isEmpty();
    }
  }

  @Test
  void a_screenshot_is_taken_even_when_a_dialog_is_open() {
    try (BrowserContext context = acquire()) {
      context.driver().get(site.url().toString());
      ((JavascriptExecutor) context.driver()).executeScript("setTimeout(() => alert('hi'), 0)");

      assertThat(context.screenshot()).isPresent();
      assertThat(context.pageSource()).isPresent();
    }
  }

  @Test
  void a_trial_waits_for_a_free_browser_no_longer_than_allowed() {
    try (BrowserContext taken = acquire()) {
      assertThat(taken.driver()).isNotNull();
      assertThatThrownBy(() -> pool.acquire(Duration.ofMillis(50), header -> {}))
          .isInstanceOfSatisfying(
              Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo("browser-busy"));
    }
    acquire().close();
  }

  @Test
  void a_killed_browser_is_trouble_and_is_replaced() {
    try (BrowserContext context = acquire()) {
      context.driver().get(site.url().toString());
      kill(BROWSER);
      assertTrouble(context);
    }
    try (BrowserContext next = acquire()) {
      next.driver().get(site.url().toString());
      assertThat(next.driver().getTitle()).isEqualTo("Home");
    }
    assertThat(pool.running()).isEqualTo(1);
  }

  @Test
  void a_killed_driver_is_trouble_and_leaves_no_orphan() {
    List<ProcessHandle> before;
    try (BrowserContext context = acquire()) {
      context.driver().get(site.url().toString());
      before = processes();
      kill("chromedriver");
      assertTrouble(context);
    }
    assertThat(before).hasSizeGreaterThan(2).noneMatch(ProcessHandle::isAlive);
    acquire().close();
  }

  @Test
  void a_browser_that_dies_while_idle_is_replaced_unnoticed() {
    acquire().close();
    kill(BROWSER);
    try (BrowserContext next = acquire()) {
      next.driver().get(site.url().toString());
      assertThat(next.driver().getTitle()).isEqualTo("Home");
    }
  }

  private void assertTrouble(BrowserContext context) {
    assertThatThrownBy(() -> context.driver().get(site.url().toString()))
        .isInstanceOfSatisfying(
            WebDriverException.class,
            e -> assertThat(context.trouble(e).map(Trouble::code)).contains("browser-crashed"));
    assertThat(context.screenshot()).isEmpty();
    assertThat(context.pageSource()).isEmpty();
  }

  private static final String BROWSER =
      "(chromium|chrome|chromium-headless-shell|chrome-headless-shell|headless_shell)";

  private static void kill(String program) {
    ProcessHandle victim =
        processes().stream()
            .filter(one -> one.info().command().orElse("").matches(".*/" + program))
            .findFirst()
            .orElseThrow();
    assertThat(victim.destroyForcibly()).isTrue();
    assertThat(Waiting.until(() -> !victim.isAlive(), SOON)).isTrue();
  }

  @Test
  void closing_leaves_no_process_and_no_folder() {
    BrowserContext inUse = acquire();
    inUse.driver().get(site.url().toString());
    List<ProcessHandle> started = processes();
    assertThat(started).hasSizeGreaterThan(2);
    List<Path> folders = folders(started);
    assertThat(folders).hasSize(1).allMatch(Files::isDirectory);

    pool.close();

    assertThat(started).noneMatch(ProcessHandle::isAlive);
    assertThat(folders).noneMatch(Files::exists);
    inUse.close();
    assertThatThrownBy(this::acquire)
        .isInstanceOfSatisfying(
            Trouble.class, trouble -> assertThat(trouble.code()).isEqualTo("browser-closed"));
  }

  @Test
  void closing_from_another_thread_ends_a_call_under_way() throws Exception {
    site.answering("/slow", "Slow", "", 200, Duration.ofSeconds(40), Map.of());
    List<Object> result = new ArrayList<>();
    BlockingQueue<BrowserContext> opened = new LinkedBlockingQueue<>();
    Thread trial =
        new Thread(
            () -> {
              BrowserContext context = acquire();
              opened.add(context);
              try {
                context.driver().get(site.url() + "/slow");
              } catch (WebDriverException e) {
                result.add(e);
              }
            });
    trial.start();
    BrowserContext context = opened.poll(60, TimeUnit.SECONDS);
    assertThat(context).isNotNull();
    assertThat(Waiting.until(() -> site.requests().contains("GET /slow"), SOON)).isTrue();

    context.close();

    trial.join(20_000);
    assertThat(trial.isAlive()).isFalse();
    assertThat(result).hasSize(1);
  }

  @Test
  void flag_headers_reach_the_trial_that_received_them() {
    flags("/one", "risk-v2=on;reason=TARGETING_MATCH");
    flags("/two", "risk-v2=off;reason=DEFAULT");
    flags("/fetched", "bulk-import=on");
    List<String> first = new ArrayList<>();
    try (BrowserContext context = pool.acquire(SOON, answer -> answer.ifPresent(first::add))) {
      context.driver().get(site.url() + "/one");
      ((JavascriptExecutor) context.driver())
          .executeAsyncScript(
              "const done = arguments[0]; fetch('/fetched').then(r => r.text()).then(done)");
      context.driver().get(site.url() + "/two");
      ((JavascriptExecutor) context.driver()).executeScript("window.open('/one')");
    }
    List<String> second = new ArrayList<>();
    try (BrowserContext context = pool.acquire(SOON, answer -> answer.ifPresent(second::add))) {
      context.driver().get(site.url() + "/two");
    }

    assertThat(first)
        .startsWith(
            "risk-v2=on;reason=TARGETING_MATCH", "bulk-import=on", "risk-v2=off;reason=DEFAULT");
    assertThat(second).containsExactly("risk-v2=off;reason=DEFAULT");
  }

  @Test
  void an_answer_without_the_header_and_one_that_never_comes_are_told_as_well() {
    flags("/one", "");
    site.answering("/plain", "plain", "x", 200, Duration.ZERO, Map.of());
    site.answering(
        "/slow", "slow", "x", 200, Duration.ofSeconds(3), Map.of("Sluice-Flags", "a=on"));
    List<Optional<String>> told = new ArrayList<>();
    try (BrowserContext context = pool.acquire(SOON, told::add)) {
      context.driver().get(site.url() + "/one");
      assertThat(told).as("it evaluated nothing, and says so").allMatch(Optional::isPresent);
      ((JavascriptExecutor) context.driver())
          .executeAsyncScript(
              "const done = arguments[0];"
                  + "fetch('/plain').then(r => r.text()).then(() => setTimeout(done, 300))");
    }
    assertThat(told).containsExactlyInAnyOrder(Optional.of(""), Optional.empty());
    told.clear();
    try (BrowserContext context = pool.acquire(SOON, told::add)) {
      context.driver().get(site.url() + "/one");
      ((JavascriptExecutor) context.driver())
          .executeAsyncScript("fetch('/slow'); setTimeout(arguments[0], 300)");
    }
    assertThat(told).contains(Optional.empty());
  }

  private void flags(String path, String header) {
    site.answering(path, path, "x", 200, Duration.ZERO, Map.of("Sluice-Flags", header));
  }

  @Test
  void a_jvm_that_is_killed_leaves_no_browser_behind() throws Exception {
    Process jvm =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                HangingTrial.class.getName())
            .redirectErrorStream(true)
            .start();
    jvm.inputReader(StandardCharsets.UTF_8).readLine();
    List<ProcessHandle> started =
        jvm.descendants().filter(one -> one.info().command().orElse("").contains("chrom")).toList();
    assertThat(started).hasSizeGreaterThan(1);
    List<Path> folders = folders(started);
    assertThat(folders).hasSize(1).allMatch(Files::isDirectory);

    jvm.destroyForcibly();

    assertThat(Waiting.until(() -> started.stream().noneMatch(ProcessHandle::isAlive), SOON))
        .isTrue();
    assertThat(Waiting.until(() -> folders.stream().noneMatch(Files::exists), SOON)).isTrue();
  }

  /** Takes a browser and says so, then does nothing. */
  static final class HangingTrial {
    private HangingTrial() {}

    public static void main(String[] args) throws InterruptedException {
      try (BrowserPool pool = RealBrowser.pool(1);
          BrowserContext context = pool.acquire(Duration.ofMinutes(1), header -> {})) {
        System.out.println(context.driver().getWindowHandle());
        Thread.currentThread().join();
      }
    }
  }

  @Test
  void a_driver_that_does_not_run_is_trouble() {
    BrowserInstall broken = new BrowserInstall(Path.of("/bin/false"), Path.of("/bin/false"));
    try (BrowserPool none =
        new BrowserPool(BrowserSettings.defaults(), () -> broken, "Sluice-Flags")) {
      assertThatThrownBy(() -> none.acquire(SOON, header -> {}))
          .isInstanceOfSatisfying(
              Trouble.class,
              trouble -> assertThat(trouble.code()).isEqualTo("browser-not-started"));
      assertThat(none.running()).isZero();
    }
  }
}
