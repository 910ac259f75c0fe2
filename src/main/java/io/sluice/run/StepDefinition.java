package io.sluice.run;

/**
 * A step that Java defines, as far as others than Cucumber have to know it.
 *
 * @param pattern its expression, as annotated
 * @param location the method: {@code io.sluice.steps.api.AnswerSteps.status(int)}
 * @param builtIn whether Sluice brings it along
 * @param hidden whether Sluice alone puts it into scenarios
 * @param check whether it is annotated {@code @Then}
 * @param parameters how many parameters the method has, doc string or table included
 */
public record StepDefinition(
    String pattern,
    String location,
    boolean builtIn,
    boolean hidden,
    boolean check,
    int parameters) {}
