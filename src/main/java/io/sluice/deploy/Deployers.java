package io.sluice.deploy;

import java.time.Clock;

/** The deployers that are built in. */
public final class Deployers {
  private Deployers() {}

  /** The deployer for these settings. */
  public static Deployer of(DeploySettings settings, Clock clock) {
    if (settings instanceof DeploySettings.OfProcess process) {
      return new ProcessDeployer(process, clock);
    }
    return new UrlDeployer((DeploySettings.OfUrl) settings);
  }
}
