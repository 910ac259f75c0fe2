package io.sluice.read;

import io.sluice.model.flag.Flags;
import io.sluice.model.world.Phrase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What reading features depends on.
 *
 * @param features folder of the feature files, relative to the project
 * @param flags the declared flags
 * @param criterionId what a criterion's id tag looks like, without {@code @}
 * @param expectedCriteria ids that must have a scenario
 * @param signIn the steps a user signs in by, where sluice.yaml has them
 * @param tags a tag expression that leaves scenarios out; makes the run partial
 */
public record ReadSettings(
    Path features,
    Flags flags,
    Pattern criterionId,
    List<String> expectedCriteria,
    Optional<Phrase> signIn,
    Optional<String> tags) {
  /** Makes the list immutable. */
  public ReadSettings {
    expectedCriteria = List.copyOf(expectedCriteria);
  }
}
