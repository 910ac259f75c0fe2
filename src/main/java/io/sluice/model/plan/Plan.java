package io.sluice.model.plan;

import java.util.List;

/**
 * The questions of a run and the trials they share.
 *
 * @param needs one for each question, deploy first
 * @param trials every trial once, in the order of scenarios, then vectors
 */
public record Plan(List<Need> needs, List<Trial> trials) {
  /** Makes the lists immutable. */
  public Plan {
    needs = List.copyOf(needs);
    trials = List.copyOf(trials);
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
