package io.sluice.run;

import io.sluice.model.plan.Trial;
import io.sluice.run.TrialTask.Role;
import java.time.Duration;
import java.util.HashMap;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;

/** How long trials will probably take. A wrong guess costs time, nothing else. */
final class Expected {
  private static final Duration WITH_BROWSER = Duration.ofSeconds(2);
  private static final Duration WITHOUT = Duration.ofMillis(100);

  private final PastRuns past;
  private final Duration stepTimeout;
  private final Map<String, LongSummaryStatistics> byScenario = new HashMap<>();

  Expected(PastRuns past, Duration stepTimeout) {
    this.past = past;
    this.stepTimeout = stepTimeout;
    past.durations()
        .forEach(
            (id, duration) ->
                byScenario
                    .computeIfAbsent(scenario(id), any -> new LongSummaryStatistics())
                    .accept(duration.toMillis()));
  }

  TrialTask task(Trial trial, Role role) {
    return new TrialTask(trial, role, of(trial, role), past.failed().contains(trial.id()));
  }

  /** As it was; else as other trials of the scenario were; else as trials of its kind are. */
  private Duration of(Trial trial, Role role) {
    Duration known = past.durations().get(trial.id());
    if (known != null) {
      return known;
    }
    boolean browser = TrialQueue.usesBrowser(trial.scenario());
    Duration like =
        Optional.ofNullable(byScenario.get(trial.scenario().id()))
            .map(others -> Duration.ofMillis((long) others.getAverage()))
            .orElse(browser ? WITH_BROWSER : WITHOUT);
    // What should fail in a browser waits for what does not come.
    return role == Role.CONTROL && browser ? like.plus(stepTimeout) : like;
  }

  private static String scenario(String trial) {
    return trial.substring(0, Math.max(0, trial.lastIndexOf(" [")));
  }
}
