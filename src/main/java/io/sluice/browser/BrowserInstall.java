package io.sluice.browser;

import java.nio.file.Path;

/**
 * A browser on this machine and the driver that speaks to it.
 *
 * @param binary Chrome's or Chromium's program
 * @param driver the chromedriver of the same version
 */
public record BrowserInstall(Path binary, Path driver) {}
