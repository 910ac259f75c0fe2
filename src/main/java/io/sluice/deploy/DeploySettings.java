package io.sluice.deploy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** How the service comes to be in one environment. */
public sealed interface DeploySettings {
  /**
   * A process that Sluice starts and stops.
   *
   * @param command program and arguments; may hold {@code ${port}}, {@code ${build}}, {@code
   *     ${run.secret}}; the arguments after {@code --} of the command line follow them
   * @param environment variables added to its environment, same placeholders
   * @param port fixed port; a free one by default
   * @param directory where it is started, relative to the project; the project itself by default
   */
  record OfProcess(
      List<String> command,
      Map<String, String> environment,
      OptionalInt port,
      Optional<String> directory)
      implements DeploySettings {
    /** Makes the collections immutable. */
    public OfProcess {
      command = List.copyOf(command);
      environment = Map.copyOf(environment);
    }
  }

  /**
   * A service that is there already.
   *
   * @param url its base URL
   */
  record OfUrl(URI url) implements DeploySettings {}
}
