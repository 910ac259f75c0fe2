package io.sluice.browser;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps Selenium's own warnings (a CDP version it does not know, a connection that closes with its
 * browser) off the console: what matters of them reaches the user as {@link
 * io.sluice.model.Trouble}. A logging configuration of the user's is left alone. Hold on to the
 * object: java.util.logging forgets levels of loggers that nobody holds.
 */
final class QuietSelenium {
  private final Logger logger = Logger.getLogger("org.openqa.selenium");

  QuietSelenium() {
    boolean configured =
        logger.getLevel() != null
            || System.getProperty("java.util.logging.config.file") != null
            || System.getProperty("java.util.logging.config.class") != null;
    if (!configured) {
      logger.setLevel(Level.OFF);
    }
  }
}
