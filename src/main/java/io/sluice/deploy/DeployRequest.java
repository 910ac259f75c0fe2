package io.sluice.deploy;

import io.sluice.http.Network;
import io.sluice.lease.LeaseJournal;
import io.sluice.model.Secrets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a deployer is asked for.
 *
 * @param environment the environment's name
 * @param service how to know that it is ready and which build it is
 * @param expectedBuild the build it must be; any build is fine if empty
 * @param arguments appended to a process's command
 * @param projectFolder where a process is started
 * @param runFolder the run's folder; logs go to {@code logs/} in it
 * @param run the run's id
 * @param values further placeholders, e.g. {@code env:NAME}
 * @param secrets masked in logs and messages; the deployer adds those it makes
 * @param leases where what is started is written down first
 * @param network the way to the service
 */
public record DeployRequest(
    String environment,
    ServiceSettings service,
    Optional<String> expectedBuild,
    List<String> arguments,
    Path projectFolder,
    Path runFolder,
    String run,
    Function<String, Optional<String>> values,
    Secrets secrets,
    LeaseJournal leases,
    Network network) {
  /** Makes the list immutable. */
  public DeployRequest {
    arguments = List.copyOf(arguments);
  }
}
