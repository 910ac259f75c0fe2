package io.sluice.cli;

import io.sluice.model.step.StepCatalogue;
import io.sluice.model.step.StepEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The catalogue of steps as text. */
final class StepsText {
  private static final Pattern PARAMETER = Pattern.compile("\\{[^}]*}|<[^<>]*>");
  private static final int FOUND_SHOWN = 12;

  private final Paint paint;
  private final StringBuilder text = new StringBuilder();

  private StepsText(Paint paint) {
    this.paint = paint;
  }

  static String of(StepCatalogue catalogue, List<String> words, Paint paint) {
    StepsText text = new StepsText(paint);
    if (words.isEmpty()) {
      text.grouped(catalogue);
    } else {
      text.found(catalogue, String.join(" ", words));
    }
    return text.text.toString();
  }

  /** All of them, a line or two each. */
  private void grouped(StepCatalogue catalogue) {
    Map<String, List<StepEntry>> groups = new LinkedHashMap<>();
    catalogue
        .steps()
        .forEach(step -> groups.computeIfAbsent(step.group(), g -> new ArrayList<>()).add(step));
    groups.forEach(
        (name, steps) -> {
          text.append('\n').append(paint.bold(name)).append('\n');
          steps.forEach(this::brief);
        });
    text.append('\n')
        .append(count(catalogue.steps().size()))
        .append("; with an example: ./sluice steps WORDS, or one page: ./sluice steps --html")
        .append(" steps.html\n");
  }

  private void brief(StepEntry step) {
    text.append("  ").append(wording(step)).append('\n');
    if (!step.description().isEmpty()) {
      text.append("      ").append(paint.dim(step.description())).append('\n');
    }
    place(step);
  }

  private void found(StepCatalogue catalogue, String words) {
    List<StepEntry> steps = catalogue.steps();
    if (steps.isEmpty()) {
      text.append("no step is about \"").append(words).append("\"; all of them: ./sluice steps\n");
      return;
    }
    steps.stream().limit(FOUND_SHOWN).forEach(this::whole);
    int more = steps.size() - FOUND_SHOWN;
    text.append(count(steps.size()));
    text.append(more > 0 ? ", the best " + FOUND_SHOWN + " of them here; add a word\n" : "\n");
  }

  private void whole(StepEntry step) {
    text.append(wording(step)).append("  ").append(paint.dim(step.group())).append('\n');
    if (!step.description().isEmpty()) {
      text.append("    ").append(step.description()).append('\n');
    }
    step.example()
        .lines()
        .forEach(line -> text.append("        ").append(paint.dim(line)).append('\n'));
    step.failing()
        .ifPresent(said -> text.append("    fails: ").append(paint.dim(said)).append('\n'));
    place(step);
    text.append('\n');
  }

  private void place(StepEntry step) {
    step.place()
        .ifPresent(place -> text.append("      ").append(paint.dim(place.toString())).append('\n'));
    if (step.kind() == StepEntry.Kind.JAVA) {
      text.append("      ").append(paint.dim(step.source())).append('\n');
    }
  }

  private String wording(StepEntry step) {
    return PARAMETER
        .matcher(step.pattern())
        .replaceAll(found -> Matcher.quoteReplacement(paint.yellow(found.group())));
  }

  private static String count(int steps) {
    return steps == 1 ? "1 step" : steps + " steps";
  }
}
