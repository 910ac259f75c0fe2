package io.sluice.config;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How acceptance criteria are known.
 *
 * @param id matches the whole of a criterion's tag, without its {@code @}
 * @param expected ids that must have a scenario; one without is unproved
 * @param retired ids that earlier verdicts proved and that are gone on purpose
 * @param link where people read a criterion, with {@code ${id}} in it
 */
public record CriteriaSettings(
    Pattern id, List<String> expected, List<String> retired, Optional<String> link) {
  /** Matches ids when sluice.yaml says nothing. */
  public static final String DEFAULT_ID = "AC-\\d+";

  /** Makes the list immutable. */
  public CriteriaSettings {
    expected = List.copyOf(expected);
    retired = List.copyOf(retired);
  }

  /** What holds when sluice.yaml says nothing. */
  public static CriteriaSettings defaults() {
    return new CriteriaSettings(
        Pattern.compile(DEFAULT_ID), List.of(), List.of(), Optional.empty());
  }
}
