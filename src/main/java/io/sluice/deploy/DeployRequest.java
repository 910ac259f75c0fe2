package io.sluice.deploy;

import io.sluice.http.Network;
import io.sluice.lease.LeaseJournal;
import io.sluice.model.Secrets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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
 * @param keep whether it stays up when the deployment is closed
 * @param notes told what takes a while, and how what is kept is reached
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
    Network network,
    boolean keep,
    Consumer<String> notes) {
  /** Makes the list immutable. */
  public DeployRequest {
    arguments = List.copyOf(arguments);
  }

  /** The same, expecting this build. */
  DeployRequest expecting(Optional<String> build) {
    return new DeployRequest(
        environment,
        service,
        build,
        arguments,
        projectFolder,
        runFolder,
        run,
        values,
        secrets,
        leases,
        network,
        keep,
        notes);
  }

  /** Tells how what stays up is reached, and how it is taken down. */
  void noteKept(Deployment up) {
    notes.accept(
        service.name()
            + " stays up at "
            + up.baseUrl()
            + ", build "
            + up.build()
            + "; to take it down: ./sluice recover --environment "
            + environment);
  }
}
