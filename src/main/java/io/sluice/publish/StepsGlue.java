package io.sluice.publish;

import io.sluice.model.step.StepCatalogue;
import io.sluice.model.step.StepEntry;
import io.sluice.model.step.StepEntry.Kind;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Java that holds nothing but annotations: Cucumber's extensions of editors read step definitions
 * from sources, and those of the built-in steps are in a jar, those of phrases nowhere.
 */
public final class StepsGlue {
  private static final Pattern PARAMETER = Pattern.compile("\"<[^<>]*>\"|<[^<>]*>");
  private static final Pattern SPECIAL = Pattern.compile("[(){}/\\\\]");

  private static final String ANY_CHECK = ", CHECK";

  private StepsGlue() {}

  /** The text of a class of that name. */
  public static String of(StepCatalogue catalogue, String className) {
    StringBuilder java = new StringBuilder();
    java.append("// Written by: ./sluice steps --glue. Editors complete steps from it; nobody runs")
        .append(" it.\n")
        .append("import io.cucumber.java.ParameterType;\n")
        .append("import io.cucumber.java.en.Given;\n\n")
        .append("/** The steps of Sluice and the phrases of this project, for editors alone. */\n")
        .append("class ")
        .append(className)
        .append(" {\n");
    catalogue.parameterTypes().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            type ->
                java.append("  @ParameterType(")
                    .append(literal(type.getValue()))
                    .append(")\n  public Object ")
                    .append(type.getKey())
                    .append("(String text) {\n    return text;\n  }\n\n"));
    List<StepEntry> steps =
        catalogue.steps().stream().filter(step -> step.kind() != Kind.JAVA).toList();
    for (int i = 0; i < steps.size(); i++) {
      java.append("  @Given(")
          .append(literal(expression(steps.get(i))))
          .append(")\n  public void step")
          .append(i + 1)
          .append("() {}\n\n");
    }
    return java.toString().stripTrailing() + "\n}\n";
  }

  /** A phrase's wording as a Cucumber expression. */
  private static String expression(StepEntry step) {
    if (step.pattern().endsWith(ANY_CHECK)) {
      // Of any other step, which no expression can say.
      return "^within (\\d+) s, (.+)$";
    }
    if (step.kind() != Kind.PHRASE) {
      return step.pattern();
    }
    StringBuilder expression = new StringBuilder();
    Matcher parameter = PARAMETER.matcher(step.pattern());
    int end = 0;
    while (parameter.find()) {
      expression.append(escaped(step.pattern().substring(end, parameter.start())));
      expression.append(parameter.group().startsWith("\"") ? "{string}" : "{word}");
      end = parameter.end();
    }
    return expression.append(escaped(step.pattern().substring(end))).toString();
  }

  private static String escaped(String text) {
    return SPECIAL.matcher(text).replaceAll("\\\\$0");
  }

  private static String literal(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
