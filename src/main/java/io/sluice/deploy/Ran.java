package io.sluice.deploy;

import io.sluice.model.Trouble;
import java.util.List;

/**
 * What a run of a tool came to.
 *
 * @param call what was run
 * @param exitCode its exit code
 * @param output its standard output, with whatever secrets it holds
 * @param lines its last lines, secrets masked
 * @param log the file its output is in, as people find it
 */
record Ran(ToolCall call, int exitCode, String output, List<String> lines, String log) {
  boolean good() {
    return exitCode == 0;
  }

  /** Whether it wrote that, in any of its last lines. */
  boolean says(String text) {
    return lines.stream().anyMatch(line -> line.contains(text));
  }

  /** Itself; a run that failed is trouble. */
  Ran orFail() {
    if (!good()) {
      throw failed();
    }
    return this;
  }

  Trouble failed() {
    return new Trouble(
        "deploy-failed",
        ServiceProbe.STAGE,
        call.name() + " ended with exit code " + exitCode + wrote(lines),
        "see " + log + ", or run it by hand in " + call.folder());
  }

  /** The last lines, each indented on a line of its own. */
  static String wrote(List<String> lines) {
    return lines.isEmpty()
        ? "; it wrote nothing"
        : "; it wrote last:\n    " + String.join("\n    ", ToolOutput.tail(lines));
  }
}
