package io.sluice.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code sluice can-i-kill}. */
@Command(
    name = "can-i-kill",
    mixinStandardHelpOptions = true,
    description = {
      "Can the flag be turned off again, where it is on and where it would be on next? Answered",
      "from stored evidence. Deploys and runs nothing."
    })
final class CanIKillVerb implements Callable<Integer> {
  @Mixin private Asking asking = new Asking();

  @Parameters(paramLabel = "FLAG", description = "A declared flag.")
  private String flag = "";

  @Override
  public Integer call() {
    return asking.ask("kill:" + flag);
  }
}
