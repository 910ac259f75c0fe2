package io.sluice;

import io.sluice.config.Settings;
import io.sluice.model.plan.Plan;
import io.sluice.model.ring.Snapshot;
import io.sluice.read.ReadFeatures;

/**
 * Everything that is known before anything is deployed.
 *
 * @param settings sluice.yaml with its overrides
 * @param features the features
 * @param snapshot what tenants see today
 * @param plan the questions and their trials
 */
public record Prepared(Settings settings, ReadFeatures features, Snapshot snapshot, Plan plan) {}
