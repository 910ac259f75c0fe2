package io.sluice.read;

import io.sluice.model.flag.Flags;
import io.sluice.model.world.Phrase;
import java.nio.file.Path;
import java.time.Duration;
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
 * @param known the steps that Java defines
 * @param longestCheck the most that {@code within} may grant a check
 */
public record ReadSettings(
    Path features,
    Flags flags,
    Pattern criterionId,
    List<String> expectedCriteria,
    Optional<Phrase> signIn,
    Optional<String> tags,
    KnownSteps known,
    Duration longestCheck) {
  private static final Duration LONGEST = Duration.ofMinutes(10);

  /** Makes the list immutable. */
  public ReadSettings {
    expectedCriteria = List.copyOf(expectedCriteria);
  }

  /** Where it is not known which steps Java defines. */
  public ReadSettings(
      Path features,
      Flags flags,
      Pattern criterionId,
      List<String> expectedCriteria,
      Optional<Phrase> signIn,
      Optional<String> tags) {
    this(features, flags, criterionId, expectedCriteria, signIn, tags, KnownSteps.none(), LONGEST);
  }
}
