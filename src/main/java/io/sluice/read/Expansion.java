package io.sluice.read;

import io.cucumber.core.gherkin.Argument;
import io.cucumber.core.gherkin.Pickle;
import io.cucumber.core.gherkin.Step;
import io.cucumber.messages.types.PickleStep;
import io.cucumber.messages.types.PickleStepType;
import io.cucumber.plugin.event.Location;
import io.sluice.model.Place;
import io.sluice.model.Problem;
import io.sluice.model.world.Phrase;
import io.sluice.read.RunnableScenario.RunnableStep;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;

/** Replaces phrases, sign-ins and {@code within} by the steps that run. */
final class Expansion {
  private final Optional<Phrase> signIn;
  private final PhraseBook book;
  private final PhraseReader reader;
  private final KnownSteps known;
  private final Duration longest;
  private final List<Problem> problems;
  private Optional<PhraseDefinition> signInSteps = Optional.empty();
  private boolean signInRead;

  Expansion(ReadSettings settings, PhraseBook book, PhraseReader reader, List<Problem> problems) {
    this.signIn = settings.signIn();
    this.book = book;
    this.reader = reader;
    this.known = settings.known();
    this.longest = settings.longestCheck();
    this.problems = problems;
  }

  /** A step on its way to what runs. */
  private record Draft(
      Step of,
      Optional<PickleStepType> type,
      List<String> nodes,
      Location location,
      String text,
      Optional<Argument> argument,
      Written written) {
    Draft saying(String other, Optional<Argument> with) {
      return new Draft(of, type, nodes, location, other, with, written);
    }

    RunnableStep runnable() {
      OwnStep own = new OwnStep(of, text, argument, location, of.getId(), written);
      return new RunnableStep(
          own,
          new PickleStep(
              OwnArgument.message(argument), nodes, of.getId(), type.orElse(null), text));
    }
  }

  /** What one scenario came to so far. */
  private record Course(
      List<RunnableStep> steps, Set<String> signedIn, Deque<PhraseDefinition> open) {
    Course() {
      this(new ArrayList<>(), new HashSet<>(), new ArrayDeque<>());
    }
  }

  /** The steps to run for a scenario of that file. */
  List<RunnableStep> expand(String file, Pickle pickle, io.cucumber.messages.types.Pickle message) {
    Map<String, PickleStep> messages = new HashMap<>();
    message.getSteps().forEach(step -> messages.put(step.getId(), step));
    Course course = new Course();
    for (Step step : pickle.getSteps()) {
      PickleStep announced = messages.get(step.getId());
      if (announced == null) {
        throw new IllegalStateException("no message for step " + step.getText());
      }
      Location at = step.getLocation();
      Place place = new Place(file, at.getLine(), Math.max(0, at.getColumn()));
      add(
          new Draft(
              step,
              announced.getType(),
              announced.getAstNodeIds(),
              at,
              step.getText(),
              Optional.ofNullable(step.getArgument()),
              new Written(step.getKeyword() + step.getText(), place, Optional.empty())),
          course);
    }
    return course.steps;
  }

  /** Tells what is wrong in the steps of phrases, be they used or not. */
  void checkPhrases() {
    for (PhraseDefinition phrase : book.all()) {
      int before = problems.size();
      Course course = new Course();
      course.open.push(phrase);
      for (PhraseDefinition.PhraseStep step : phrase.steps()) {
        Written written =
            new Written(step.step().getText(), step.place(), Optional.of(step.place()));
        add(
            new Draft(
                step.step(),
                Optional.empty(),
                List.of(),
                step.step().getLocation(),
                step.step().getText(),
                Optional.ofNullable(step.step().getArgument()),
                written),
            course);
      }
      if (problems.size() > before) {
        book.broken(phrase);
      }
    }
    book.forgetUses();
  }

  private void add(Draft draft, Course course) {
    Matcher signedIn = Wordings.SIGNED_IN.matcher(draft.text);
    List<PhraseDefinition> named = book.named(draft.text);
    if (draft.text.equals(Wordings.NOBODY)) {
      course.steps.add(windowOf("nobody", draft));
    } else if (signedIn.matches()) {
      String tenant = Optional.ofNullable(signedIn.group(2)).map(t -> t + ".").orElse("");
      signIn(draft, tenant + signedIn.group(1), course);
    } else if (named.size() > 1) {
      tell(
          draft,
          "\"" + draft.text + "\" is two phrases: " + placesOf(named),
          "give one of them another wording");
    } else if (named.size() == 1) {
      call(draft, named.get(0), course);
    } else {
      plain(draft, course);
    }
  }

  private void plain(Draft draft, Course course) {
    Optional<Within> within = Within.parse(draft.text);
    boolean unclear = within.isEmpty() && Within.isMeant(draft.text);
    if (unclear && known.matching(draft.text).isEmpty()) {
      problems.add(Within.misspelt(draft.written));
    } else if (within.isEmpty()) {
      course.steps.add(draft.runnable());
    } else {
      within(draft, within.get(), course);
    }
  }

  private void within(Draft draft, Within within, Course course) {
    boolean many =
        !book.named(within.check()).isEmpty()
            || within.check().equals(Wordings.NOBODY)
            || Wordings.SIGNED_IN.matcher(within.check()).matches();
    if (many) {
      tell(
          draft,
          "\"" + within.check() + "\" is several steps, and within is about one check",
          "write within inside the phrase, before the check that takes long");
      return;
    }
    Optional<Problem> wrong = within.wrong(draft.written, known, longest);
    wrong.ifPresent(problems::add);
    if (wrong.isEmpty()) {
      course.steps.add(draft.saying(within.granting(), Optional.empty()).runnable());
      course.steps.add(draft.saying(within.check(), draft.argument).runnable());
    }
  }

  private static RunnableStep windowOf(String user, Draft draft) {
    return draft.saying("the window of \"" + user + "\" is used", Optional.empty()).runnable();
  }

  /** The first time the user's window and the way in; later the window alone. */
  private void signIn(Draft draft, String user, Course course) {
    Optional<PhraseDefinition> way = wayIn();
    if (signIn.isEmpty()) {
      tell(
          draft,
          "nobody knows how to sign in: \"" + draft.text + "\"",
          "give the steps under auth.ui.phrase in sluice.yaml");
    }
    if (way.isEmpty() || isOpen(draft, way.get(), course)) {
      return;
    }
    course.steps.add(windowOf(user, draft));
    if (course.signedIn.add(user)) {
      UnaryOperator<String> filled =
          text ->
              text.replace("${username}", "${" + user + ".username}")
                  .replace("${password}", "${" + user + ".password}");
      body(draft, way.get(), filled, course);
    }
  }

  private Optional<PhraseDefinition> wayIn() {
    if (!signInRead) {
      signInRead = true;
      signInSteps = signIn.flatMap(phrase -> reader.signIn(phrase.text(), phrase.place()));
    }
    return signInSteps;
  }

  private void call(Draft draft, PhraseDefinition phrase, Course course) {
    Optional<Problem> misuse =
        Calls.misuse(phrase, draft.text, draft.argument, draft.written, known);
    misuse.ifPresent(problems::add);
    book.use(phrase);
    if (misuse.isPresent() || book.isBroken(phrase)) {
      return;
    }
    UnaryOperator<String> filled = Calls.filling(phrase, draft.text, draft.argument);
    body(draft, phrase, filled, course);
  }

  private void body(
      Draft draft, PhraseDefinition phrase, UnaryOperator<String> filled, Course course) {
    if (isOpen(draft, phrase, course)) {
      return;
    }
    course.open.push(phrase);
    for (PhraseDefinition.PhraseStep step : phrase.steps()) {
      String text = filled.apply(step.step().getText());
      add(
          new Draft(
              step.step(),
              draft.type,
              draft.nodes,
              draft.location,
              text,
              Calls.argument(step, draft.argument, filled),
              draft.written.inside(text, step.place())),
          course);
    }
    course.open.pop();
  }

  /** A phrase within itself never ends. */
  private boolean isOpen(Draft draft, PhraseDefinition phrase, Course course) {
    if (course.open.contains(phrase)) {
      tell(
          draft,
          "the phrase \"" + phrase.title() + "\" is made of itself",
          "let one of the phrases in this circle say its steps instead");
      return true;
    }
    return false;
  }

  private void tell(Draft draft, String what, String fix) {
    problems.add(Problem.at(draft.written.innermost(), what, fix));
  }

  private static String placesOf(List<PhraseDefinition> phrases) {
    return String.join(
        " and ", phrases.stream().map(p -> "\"" + p.title() + "\" at " + p.place()).toList());
  }
}
