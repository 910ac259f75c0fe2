package io.sluice.read;

import io.sluice.model.Problem;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Wordings that reading itself understands, and that are not free for phrases. */
public final class Wordings {
  /** {@code the analyst of "globex" is signed in}. */
  static final Pattern SIGNED_IN = Pattern.compile("the (\\S+)(?: of \"([^\"]+)\")? is signed in");

  /** Back to the window of nobody. */
  static final String NOBODY = "nobody is signed in";

  /** The steps that reading replaces, as the catalogue shows them. */
  public static final List<String> REPLACED =
      List.of(
          "within {int} s, CHECK",
          "the {word} is signed in",
          "the {word} of {string} is signed in",
          "nobody is signed in");

  private static final Pattern OWN =
      Pattern.compile(
          "the window of (?:\"[^\"]*\"|\\{string}) is used"
              + "|the next check may take (?:\\d+|\\{int}) s");

  private Wordings() {}

  /** Whether reading puts this step, or one of this pattern, into scenarios; nobody writes it. */
  public static boolean isOwn(String step) {
    return OWN.matcher(step).matches();
  }

  /** What a phrase of this wording would stand in the way of. */
  static List<Problem> taken(PhraseDefinition phrase, KnownSteps known) {
    String sample = phrase.sample();
    if (Within.isMeant(sample)) {
      return List.of(problem(phrase, "within N s, …"));
    }
    Matcher signIn = SIGNED_IN.matcher(sample);
    if (signIn.matches() || sample.equals(NOBODY)) {
      return List.of(problem(phrase, "the {role} is signed in"));
    }
    return known.matching(sample).stream()
        .limit(1)
        .map(step -> problem(phrase, step.pattern()))
        .toList();
  }

  private static Problem problem(PhraseDefinition phrase, String pattern) {
    return Problem.at(
        phrase.place(),
        "the phrase \"" + phrase.title() + "\" has the wording of a step that exists: " + pattern,
        "give the phrase another wording");
  }
}
