package io.sluice.browser;

import io.sluice.model.Trouble;
import java.nio.file.Path;
import java.util.Optional;
import org.openqa.selenium.WebDriver;

/**
 * The browser of one attempt at a trial. Only the attempt's own thread may use it.
 *
 * <p>Step classes of an adopter get it injected through their constructor, as the built-in steps
 * do.
 */
public interface Browser {
  /**
   * The driver of a window that shares no cookie, storage or cache with any other attempt. The
   * first call takes a browser, and may have to start one. Don't quit the driver: the browser is
   * used again by later trials.
   *
   * @throws Trouble if no browser could be had
   */
  WebDriver driver();

  /**
   * Uses the windows of a user from now on. Each user has cookies, storage and cache of their own,
   * beside the others in the same browser; the first one that is named goes on in what the attempt
   * has used so far. The driver points at the user's first window afterwards.
   *
   * @param user any name
   * @throws Trouble if no browser could be had
   */
  void use(String user);

  /**
   * The folder for what the user in use downloads from now on. It is removed with all that is in it
   * when the attempt is over.
   *
   * @throws Trouble if no browser could be had
   */
  Path downloads();

  /**
   * Whether the browser, not the service, is to blame for what a step threw.
   *
   * @return trouble with the code {@code browser-crashed} if the browser or its driver is gone
   */
  Optional<Trouble> trouble(Throwable thrown);
}
