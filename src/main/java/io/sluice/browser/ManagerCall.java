package io.sluice.browser;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.manager.SeleniumManager;
import org.openqa.selenium.manager.SeleniumManagerOutput.Result;

/** One question to Selenium Manager, which has no time limit for the whole of its work. */
final class ManagerCall {
  private static final String MANAGER = "selenium-manager";

  @SuppressWarnings("UnusedVariable") // to be held, not to be read
  private final QuietSelenium quiet = new QuietSelenium();

  private final List<String> arguments;

  ManagerCall(List<String> arguments) {
    this.arguments = arguments;
  }

  /** The browser and driver it has found or downloaded; empty if it could not, or not in time. */
  Optional<BrowserInstall> answer(Duration limit) {
    FutureTask<Optional<BrowserInstall>> task = new FutureTask<>(this::ask);
    Thread thread = new Thread(task, MANAGER);
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      ProcessHandle.current()
          .children()
          .filter(child -> child.info().command().orElse("").contains(MANAGER))
          .forEach(ProcessHandle::destroyForcibly);
    }
  }

  private Optional<BrowserInstall> ask() {
    try {
      Result result = SeleniumManager.getInstance().getBinaryPaths(arguments);
      return Stream.of(result.getBrowserPath(), result.getDriverPath())
              .allMatch(path -> path != null && !path.isBlank())
          ? Optional.of(
              new BrowserInstall(Path.of(result.getBrowserPath()), Path.of(result.getDriverPath())))
          : Optional.empty();
    } catch (WebDriverException e) {
      return Optional.empty(); // it found nothing and could not download: the next way is tried
    }
  }
}
