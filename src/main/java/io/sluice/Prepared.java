package io.sluice;

import io.sluice.config.Settings;
import io.sluice.model.plan.Plan;
import io.sluice.model.plan.Trial;
import io.sluice.model.ring.Snapshot;
import io.sluice.read.ReadFeatures;
import java.time.LocalDate;

/**
 * Everything that is known before anything is deployed.
 *
 * @param settings sluice.yaml with its overrides
 * @param features the features
 * @param snapshot what tenants see today
 * @param plan the questions and their trials
 * @param today the day, in UTC, on which an entry of the quarantine may have expired
 */
public record Prepared(
    Settings settings, ReadFeatures features, Snapshot snapshot, Plan plan, LocalDate today) {
  /** The same with another plan. */
  public Prepared with(Plan other) {
    return new Prepared(settings, features, snapshot, other, today);
  }

  /** Whether the trial's failures decide nothing for now. */
  public boolean isQuarantined(Trial trial) {
    return settings
        .policy()
        .quarantine()
        .holding(trial.scenario(), trial.vector(), today)
        .isPresent();
  }
}
