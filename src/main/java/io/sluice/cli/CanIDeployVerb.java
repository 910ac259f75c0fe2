package io.sluice.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sluice can-i-deploy}. */
@Command(
    name = "can-i-deploy",
    mixinStandardHelpOptions = true,
    description = {
      "May the build be deployed, with what tenants see today? Answered from stored evidence.",
      "Deploys and runs nothing."
    })
final class CanIDeployVerb implements Callable<Integer> {
  @Mixin private Asking asking = new Asking();

  @Override
  public Integer call() {
    return asking.ask("deploy");
  }
}
