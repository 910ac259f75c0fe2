package io.sluice.publish;

import io.sluice.model.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;

/**
 * What was published.
 *
 * @param verdict the verdict as {@code verdict.json} has it; front doors answer with this one: a
 *     yes of the judge is inconclusive in it if a report could not be written
 * @param failures reports that could not be written; empty if all is well
 * @param runFolder folder of the run
 * @param latest folder that shows the last run
 */
public record Published(
    Verdict verdict, List<ReporterFailure> failures, Path runFolder, Path latest) {
  /** Makes the list immutable. */
  public Published {
    failures = List.copyOf(failures);
  }
}
