package io.sluice.read;

import io.sluice.model.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code within N s, CHECK}: a check that may take longer than others.
 *
 * @param seconds how long
 * @param check the check itself
 */
record Within(int seconds, String check) {
  private static final Pattern WRITTEN = Pattern.compile("within (\\d{1,9}) s, *(\\S.*)");
  private static final Pattern MEANT = Pattern.compile("(?i)within\\s+[\\d.,]+\\s*(?!days?\\b).*");

  /** Whether the step can hardly mean anything else. */
  static boolean isMeant(String step) {
    return MEANT.matcher(step).matches();
  }

  static Optional<Within> parse(String step) {
    Matcher written = WRITTEN.matcher(step);
    return written.matches()
        ? Optional.of(new Within(Integer.parseInt(written.group(1)), written.group(2)))
        : Optional.empty();
  }

  /** What Sluice puts before the check. */
  String granting() {
    return "the next check may take " + seconds + " s";
  }

  /** What is wrong with it. */
  Optional<Problem> wrong(Written at, KnownSteps known, Duration longest) {
    if (seconds == 0) {
      return problem(
          at,
          "within 0 s nothing can be waited for",
          "leave it out: without it the check waits as long as every step may");
    }
    if (seconds > longest.toSeconds()) {
      return problem(
          at,
          "within " + seconds + " s is longer than a trial may take, " + longest.toSeconds() + " s",
          "give it less, or make policy.timeouts.trial longer in sluice.yaml");
    }
    List<KnownSteps.Known> meant = known.matching(check);
    if (isMeant(check) || (!meant.isEmpty() && meant.stream().noneMatch(KnownSteps.Known::waits))) {
      return problem(at, "\"" + check + "\" is no check that can wait", noCheck());
    }
    return Optional.empty();
  }

  /** What to do where it stands before something that checks nothing. */
  static String noCheck() {
    return "write within before one check of an answer or a page:"
        + " within 30 s, the answer's \"status\" is \"done\"";
  }

  /** What to say of a step that is nearly one. */
  static Problem misspelt(Written at) {
    return Problem.at(
        at.innermost(),
        "this is no way to say how long a check may take",
        "write whole seconds, s and a comma: within 30 s, the answer is 200");
  }

  private static Optional<Problem> problem(Written at, String what, String fix) {
    return Optional.of(Problem.at(at.innermost(), what, fix));
  }
}
