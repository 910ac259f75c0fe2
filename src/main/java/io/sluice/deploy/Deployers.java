package io.sluice.deploy;

import io.sluice.lease.Lease;
import java.time.Clock;
import java.time.Duration;

/** The deployers that are built in. */
public final class Deployers {
  private static final Duration PROCESS_ENDS = Duration.ofSeconds(15);

  private Deployers() {}

  /** The deployer for these settings. */
  public static Deployer of(DeploySettings settings, Clock clock) {
    if (settings instanceof DeploySettings.OfProcess process) {
      return new ProcessDeployer(process, clock);
    }
    return settings instanceof DeploySettings.OfUrl url
        ? new UrlDeployer(url)
        : new ToolDeployer(settings);
  }

  /** How long closing may take at the most, also when it begins in the middle of deploying. */
  public static Duration closing(DeploySettings settings) {
    return PROCESS_ENDS.plus(ToolDeployer.closing(settings));
  }

  /** How long a tool may take to end that is interrupted while it takes down. */
  public static Duration ending(DeploySettings settings) {
    return PROCESS_ENDS.plus(ToolDeployer.ending(settings));
  }

  /**
   * Takes down what a run that was killed deployed, wherever it ran; nothing there is fine.
   *
   * @param settings what sluice.yaml says of the lease's environment
   * @param lease of kind {@link Lease.Kind#DEPLOYMENT}
   * @throws io.sluice.model.Trouble if something may still be there
   */
  public static void takeDown(DeploySettings settings, Lease lease, UndeployRequest request) {
    ToolDeployer.takeDown(settings, lease, request);
  }
}
