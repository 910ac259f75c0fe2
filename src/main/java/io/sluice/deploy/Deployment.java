package io.sluice.deploy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The service under test, up, ready, and proved to be the expected build. Thread-safe. */
public interface Deployment extends AutoCloseable {
  /** Where it answers, without a trailing slash. */
  URI baseUrl();

  /** The build id it gave when it was ready. */
  String build();

  /**
   * Asks for the build id again, where the service says it.
   *
   * @throws io.sluice.model.Trouble {@code build-changed} if it is another one now, {@code
   *     build-unknown} if it does not say, {@code service-ended} if what Sluice started is gone
   */
  void verifyBuild();

  /** Placeholders that this deployment decided, e.g. {@code run.secret}; some are secret. */
  Map<String, String> values();

  /** The file its output goes to, secrets masked. */
  Optional<Path> log();

  /** What it wrote between these instants, in order, bounded; empty if its output is not seen. */
  List<String> logBetween(Instant from, Instant to);

  /**
   * Takes it down if Sluice brought it up and it is not to be kept. Closing again does nothing;
   * takes as long as {@link Deployers#closing} says at the most. What cannot be taken down is told
   * by a note and stays leased.
   */
  @Override
  void close();
}
