package io.sluice;

import io.sluice.model.flag.Flag;
import io.sluice.model.plan.Trial;
import java.util.Map;

/** The command that runs one trial alone. */
final class Reproduce {
  private Reproduce() {}

  /** {@code ./sluice try features/x.feature:12 --flag risk-v2=on}. */
  static String command(Trial trial) {
    StringBuilder command = new StringBuilder("./sluice try ");
    command.append(quoted(trial.scenario().place().file() + ":" + trial.scenario().place().line()));
    for (Map.Entry<String, String> value : trial.vector().values().entrySet()) {
      if (!value.getValue().equals(Flag.OFF)) {
        command.append(" --flag ").append(quoted(value.getKey() + "=" + value.getValue()));
      }
    }
    return command.toString();
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:=+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
