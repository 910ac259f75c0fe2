package io.sluice.deploy;

/** Brings the service under test up in one kind of place. Extension point. */
public interface Deployer {
  /**
   * Brings the service up, waits until it is ready and checks its build.
   *
   * @throws io.sluice.model.Trouble if it does not come up as asked; nothing is left running then
   */
  Deployment deploy(DeployRequest request);
}
