package io.sluice.read;

import java.util.List;

/**
 * The steps that Java defines, as far as reading has to know them: a phrase must not have the
 * wording of one, and {@code within} stands before checks only. Asked only where a project uses
 * phrases or {@code within}.
 */
@FunctionalInterface
public interface KnownSteps {
  /**
   * A step that Java defines.
   *
   * @param pattern its expression, as annotated
   * @param builtIn whether Sluice brings it along
   * @param check whether it is annotated {@code @Then}
   */
  record Known(String pattern, boolean builtIn, boolean check) {
    /** Whether it may be told how long it may take; of an adopter's own step nobody knows. */
    boolean waits() {
      return check || !builtIn;
    }
  }

  /** The steps whose wording this text has; none if that is not known. */
  List<Known> matching(String text);

  /** For where no step is known. */
  static KnownSteps none() {
    return text -> List.of();
  }
}
