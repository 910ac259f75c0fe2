package io.sluice.read;

/**
 * A scenario that shows a step.
 *
 * @param group the heading the step stands under
 * @param intro what is to know of all steps of the group; may be empty
 * @param expression the step, as annotated
 * @param fails whether it shows how the step fails
 * @param description what the step does, or of a failing one the message; in one line
 * @param text the example's steps, as they are written, without common indentation
 * @param file the name of its file
 * @param line where it begins
 */
public record StepExample(
    String group,
    String intro,
    String expression,
    boolean fails,
    String description,
    String text,
    String file,
    int line) {
  /** Names the example where it is one of many. */
  @Override
  public String toString() {
    return expression + (fails ? " fails" : "") + " (" + file + ":" + line + ")";
  }
}
