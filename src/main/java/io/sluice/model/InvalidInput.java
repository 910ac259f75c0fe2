package io.sluice.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The user's input is wrong; found before anything is deployed. Front doors print {@link
 * #problems()} and exit 3; the stack trace is of no interest to anybody.
 */
public final class InvalidInput extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<Problem> problems;

  /** With every problem that was found, in the order a reader would meet them. */
  public InvalidInput(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** With one problem. */
  public InvalidInput(Problem problem) {
    this(List.of(problem));
  }

  /** Every problem found; never empty. */
  public List<Problem> problems() {
    return problems;
  }
}
