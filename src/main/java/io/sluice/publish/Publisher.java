package io.sluice.publish;

import io.sluice.model.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes one report of a verdict. An extension point: {@link Publishers} runs the built-in ones and
 * those it is given.
 *
 * <p>May be called twice for one run: when another publisher failed, every report is written again
 * for the verdict that says so. Files of the first call are to be replaced.
 */
public interface Publisher {
  /** What people call the report, e.g. {@code junit.xml}; shown when it could not be written. */
  String name();

  /**
   * Writes the report.
   *
   * @param verdict what to report
   * @param runFolder folder of the run; the evidence files that the verdict names are there already
   * @throws IOException if the report could not be written; no answer of the run stays a yes then
   */
  void publish(Verdict verdict, Path runFolder) throws IOException;
}
