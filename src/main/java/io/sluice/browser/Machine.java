package io.sluice.browser;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What {@link BrowserProvision} asks of the machine it runs on; {@link HostMachine} is the real
 * one.
 */
interface Machine {
  /** The first of these programs that is on the PATH or in a usual place. */
  Optional<Path> find(List<String> names);

  /** Whether the path is a program that this user may run. */
  boolean executable(Path path);

  /** Whether packages can be installed without asking anybody: root on Debian or Ubuntu. */
  boolean mayInstall();

  /** Whether this is Debian or a relative of it, so that an apt-get command is worth naming. */
  boolean debian();

  /**
   * What Selenium Manager finds or downloads.
   *
   * @param browser a browser that is there already, for which only a driver is wanted
   * @param limit given up after this long
   */
  Optional<BrowserInstall> seleniumManager(Optional<Path> browser, Duration limit);

  /**
   * Runs a program to its end.
   *
   * @param log what it prints is appended here
   * @param limit it is killed after this long
   * @return whether it ended by itself, and well
   */
  boolean run(List<String> command, Path log, Duration limit);
}
