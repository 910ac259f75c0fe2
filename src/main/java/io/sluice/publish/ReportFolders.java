package io.sluice.publish;

import io.sluice.model.Trouble;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Where reports go: {@code runs/<id>/} for each run, and {@code latest/} with the files of the last
 * one.
 *
 * @param root usually {@code reports} in the project's folder
 */
public record ReportFolders(Path root) {
  private static final Pattern RUN_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

  /**
   * The folder of a run; evidence goes there while it runs, reports after it.
   *
   * @throws IllegalArgumentException if the id is not letters, digits, dots, dashes and
   *     underscores, beginning with a letter or digit: anything else could lead out of the folder
   */
  public Path run(String id) {
    if (!RUN_ID.matcher(id).matches()) {
      throw new IllegalArgumentException("not the id of a run: " + Html.escape(id));
    }
    return root.resolve("runs").resolve(id);
  }

  /** The folder that shows the last run: a real one, so that CI can archive it. */
  public Path latest() {
    return root.resolve("latest");
  }

  /**
   * Shows no run any longer.
   *
   * @throws Trouble if the files cannot be removed: an old answer would pass for a new one
   */
  public void hideLatest() {
    try {
      RunFiles.deleteTree(latest());
    } catch (IOException e) {
      throw new Trouble(
          "reports-not-writable",
          "publish",
          "the reports of the last run cannot be removed from " + latest(),
          "remove them, or let this user do so",
          e);
    }
  }
}
