package io.sluice.read.lint;

import io.sluice.model.Place;
import io.sluice.model.flag.Flags;
import io.sluice.read.KnownSteps;
import io.sluice.read.LintCheck;
import java.util.List;
import java.util.Set;
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
   * @param roles those sluice.yaml names; empty where only the service knows them
   */
  public static List<LintCheck> of(
      KnownSteps known, Flags flags, Function<String, Place> flagPlaces, Set<String> roles) {
    return List.of(
        new Titles(),
        new Ids(),
        new PhraseUse(),
        new Names(known),
        new FlagCriteria(flags, flagPlaces),
        new Checking(known),
        new Requests(roles),
        new PagesForData());
  }
}
