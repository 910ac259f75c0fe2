package io.sluice.browser;

import io.sluice.model.Trouble;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.openqa.selenium.WebDriver;

/**
 * The browser of one attempt that may never need one: a context is taken from the pool when the
 * driver is first asked for. For one thread.
 */
public final class LazyBrowser implements Browser, AutoCloseable {
  private final BrowserPool pool;
  private final Duration limit;
  private final Consumer<Optional<String>> flagHeaders;
  private Optional<BrowserContext> context = Optional.empty();

  /** The parameters of {@link BrowserPool#acquire}. */
  public LazyBrowser(BrowserPool pool, Duration limit, Consumer<Optional<String>> flagHeaders) {
    this.pool = pool;
    this.limit = limit;
    this.flagHeaders = flagHeaders;
  }

  @Override
  public WebDriver driver() {
    return taken().driver();
  }

  private BrowserContext taken() {
    BrowserContext taken = context.orElseGet(() -> pool.acquire(limit, flagHeaders));
    context = Optional.of(taken);
    return taken;
  }

  @Override
  public void use(String user) {
    taken().use(user);
  }

  @Override
  public Path downloads() {
    return taken().downloads();
  }

  @Override
  public Optional<Trouble> trouble(Throwable thrown) {
    return context.flatMap(taken -> taken.trouble(thrown));
  }

  /** Whether the attempt has asked for the driver. */
  public boolean used() {
    return context.isPresent();
  }

  /** {@link BrowserContext#screenshot}; empty if the attempt used no browser. */
  public Optional<byte[]> screenshot() {
    return context.flatMap(BrowserContext::screenshot);
  }

  /** {@link BrowserContext#pageSource}; empty if the attempt used no browser. */
  public Optional<String> pageSource() {
    return context.flatMap(BrowserContext::pageSource);
  }

  /** Closes the context, if there is one. */
  @Override
  public void close() {
    context.ifPresent(BrowserContext::close);
  }
}
