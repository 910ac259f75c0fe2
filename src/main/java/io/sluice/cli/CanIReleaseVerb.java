package io.sluice.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sluice can-i-release}. */
@Command(
    name = "can-i-release",
    mixinStandardHelpOptions = true,
    description = {
      "May the flag be released to the ring, with what tenants see today? Answered from stored",
      "evidence; names the trials that lack it. Deploys and runs nothing."
    })
final class CanIReleaseVerb implements Callable<Integer> {
  @Mixin private Asking asking = new Asking();

  @Parameters(paramLabel = "FLAG", description = "A declared flag; FLAG=VALUE for a variant.")
  private String flag = "";

  @Option(names = "--to", paramLabel = "RING", required = true, description = "The ring.")
  private String ring = "";

  @Override
  public Integer call() {
    return asking.ask("release:" + flag + ":" + ring);
  }
}
