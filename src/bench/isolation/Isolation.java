import io.sluice.browser.BrowserContext;
import io.sluice.browser.BrowserInstall;
import io.sluice.browser.BrowserPool;
import io.sluice.browser.BrowserSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * Milliseconds a trial waits for its isolation: until it has a fresh page, and from its last step
 * until the next may begin. In between it loads a page and works for a while (WORK milliseconds).
 * {@code Isolation sluice|session URL BINARY DRIVER COUNT WORK}; prints the median.
 */
final class Isolation {
  private static final int WARM = 5;

  public static void main(String[] args) throws Exception {
    String url = args[1];
    Path binary = Path.of(args[2]);
    Path driver = Path.of(args[3]);
    int count = Integer.parseInt(args[4]);
    double[] millis = args[0].equals("sluice")
        ? contexts(url, binary, driver, count, Integer.parseInt(args[5])) : sessions(url, binary, driver, count);
    java.util.Arrays.sort(millis);
    System.out.printf(Locale.ROOT, "%.2f%n", millis[millis.length / 2]);
    System.exit(0);
  }

  /** As a trial of Sluice has it: a user context of a browser that is kept warm. */
  private static double[] contexts(String url, Path binary, Path driver, int count, int work)
      throws InterruptedException {
    BrowserSettings settings =
        new BrowserSettings(Optional.of(binary), Optional.of(driver), true, 1280, 900, 1);
    double[] millis = new double[count];
    try (BrowserPool pool =
        new BrowserPool(settings, () -> new BrowserInstall(binary, driver), "Sluice-Flags")) {
      for (int i = -WARM; i < count; i++) {
        long begun = System.nanoTime();
        BrowserContext context = pool.acquire(Duration.ofMinutes(1), answer -> {});
        context.driver();
        long given = System.nanoTime();
        context.driver().get(url);
        Thread.sleep(work);
        long over = System.nanoTime();
        context.close();
        if (i >= 0) {
          millis[i] = (System.nanoTime() - over + given - begun) / 1e6;
        }
      }
    }
    return millis;
  }

  /** As most suites have it: a session, and so a browser, for each test. */
  private static double[] sessions(String url, Path binary, Path driver, int count) {
    double[] millis = new double[count];
    for (int i = -1; i < count; i++) {
      long begun = System.nanoTime();
      ChromeOptions options = new ChromeOptions();
      options.setBinary(binary.toString());
      options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage");
      ChromeDriverService service =
          new ChromeDriverService.Builder().usingDriverExecutable(driver.toFile()).build();
      WebDriver session = new ChromeDriver(service, options);
      long given = System.nanoTime();
      session.get(url);
      long over = System.nanoTime();
      session.quit();
      if (i >= 0) {
        millis[i] = (System.nanoTime() - over + given - begun) / 1e6;
      }
    }
    return millis;
  }
}
