package io.sluice.read.lint;

import io.sluice.model.Place;
import io.sluice.model.flag.Flags;
import io.sluice.read.KnownSteps;
import io.sluice.read.LintCheck;
import java.util.List;
import java.util.function.Function;

/** The checks of every project. */
public final class UsualChecks {
  private UsualChecks() {}

  /**
   * All of them.
   *
   * @param known the steps that Java defines
   * @param flags the declared flags
   * @param flagPlaces where sluice.yaml declares a flag
   */
  public static List<LintCheck> of(
      KnownSteps known, Flags flags, Function<String, Place> flagPlaces) {
    return List.of(
        new Titles(),
        new Ids(),
        new PhraseUse(),
        new Names(known),
        new FlagCriteria(flags, flagPlaces),
        new Checking(known),
        new PagesForData());
  }
}
