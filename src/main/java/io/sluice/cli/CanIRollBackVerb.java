package io.sluice.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sluice can-i-roll-back}. */
@Command(
    name = "can-i-roll-back",
    mixinStandardHelpOptions = true,
    description = {
      "Did that build pass with what tenants see today, as far as it knew the flags? Answered from",
      "stored evidence. Says nothing about data that newer builds have written."
    })
final class CanIRollBackVerb implements Callable<Integer> {
  @Mixin private Asking asking = new Asking();

  @Option(
      names = "--to",
      paramLabel = "BUILD",
      required = true,
      description = "The build to go back to.")
  private String target = "";

  @Override
  public Integer call() {
    return asking.ask("roll-back:" + target);
  }
}
