package io.sluice.deploy;

import io.sluice.lease.Lease;
import io.sluice.lease.ProcessTree;
import io.sluice.model.Secrets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What is needed to take down what a run deployed that was killed.
 *
 * @param projectFolder where tools work
 * @param runFolder that run's folder; logs go to {@code logs/} in it
 * @param values further placeholders, e.g. {@code env:NAME}
 * @param secrets masked in logs and messages
 * @param notes told what takes a while
 */
public record UndeployRequest(
    Path projectFolder,
    Path runFolder,
    Function<String, Optional<String>> values,
    Secrets secrets,
    Consumer<String> notes) {

  Site site(Lease lease, Map<String, String> known) {
    return new Site(
        lease.environment(),
        projectFolder,
        runFolder,
        lease.run(),
        name -> Optional.ofNullable(known.get(name)).or(() -> values.apply(name)),
        secrets,
        ProcessTree.marker(lease),
        process -> {},
        notes);
  }
}
