package io.sluice.deploy;

import java.time.Duration;
import java.util.Optional;

/**
 * What every deployer must know of the service.
 *
 * @param name for people
 * @param readyPath path that answers 2xx once the service is ready; empty takes its root, which may
 *     also answer with a redirect
 * @param build how it is known which build it is
 * @param readyTimeout how long it may take to get ready
 */
public record ServiceSettings(
    String name, Optional<String> readyPath, BuildSource build, Duration readyTimeout) {
  /** The build that sluice.yaml says is there, where the service does not say it itself. */
  public Optional<String> statedBuild() {
    return build instanceof BuildSource.Stated stated ? stated.id() : Optional.empty();
  }

  /** Whether the service itself says which build it is. */
  public boolean saysBuild() {
    return build instanceof BuildSource.Asked;
  }
}
