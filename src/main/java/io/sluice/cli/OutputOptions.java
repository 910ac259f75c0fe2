package io.sluice.cli;

import picocli.CommandLine.Option;

/** How a run shows itself. */
final class OutputOptions {
  @Option(
      names = "--json",
      description = "Prints verdict.json on standard output, progress on standard error.")
  private boolean json;

  @Option(names = "--plain", description = "Plain lines: no colour, no line that rewrites itself.")
  private boolean plain;

  boolean json() {
    return json;
  }

  /** Whether a person watches a terminal that can move its cursor; the launcher looks. */
  boolean live() {
    boolean ci = System.getenv("CI") != null || System.getenv("NO_COLOR") != null;
    boolean dumb = "dumb".equals(System.getenv("TERM")) || System.getenv("TERM") == null;
    return !plain && !json && !ci && !dumb && Boolean.getBoolean("sluice.terminal");
  }
}
