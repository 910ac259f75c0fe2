package io.sluice.model.plan;

import java.util.List;

/**
 * The questions of a run and the trials they share.
 *
 * @param needs one for each question, deploy first
 * @param trials every trial once, in the order of scenarios, then vectors
 * @param controls trials that should fail; no question needs them
 */
public record Plan(List<Need> needs, List<Trial> trials, List<Control> controls) {
  /**
   * A scenario of a flag, tried with the flag off: one that still passes proves nothing.
   *
   * @param trial the scenario under a vector in which it does not apply
   * @param flag the flag that is off there
   */
  public record Control(Trial trial, String flag) {}

  /** Makes the lists immutable. */
  public Plan {
    needs = List.copyOf(needs);
    trials = List.copyOf(trials);
    controls = List.copyOf(controls);
  }

  /** A plan without controls. */
  public Plan(List<Need> needs, List<Trial> trials) {
    this(needs, trials, List.of());
  }

  /** Whether a required question needs the trial. */
  public boolean isRequired(Trial trial) {
    return needs.stream().anyMatch(need -> need.required() && need.trials().contains(trial.id()));
  }

  /** The questions that need the trial. */
  public List<Question> questionsOf(Trial trial) {
    return needs.stream()
        .filter(need -> need.trials().contains(trial.id()))
        .map(Need::question)
        .toList();
  }
}
