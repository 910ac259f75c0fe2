package io.sluice.model.lint;

import io.sluice.model.lint.Finding.Severity;
import java.util.List;

/**
 * What a look at a project's files came to.
 *
 * @param findings errors first
 * @param scenarios how many scenarios were looked at
 * @param phrases how many phrases were looked at
 */
public record LintReport(List<Finding> findings, int scenarios, int phrases) {
  /** Makes the list immutable. */
  public LintReport {
    findings = List.copyOf(findings);
  }

  /** How many findings are that bad. */
  public long count(Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).count();
  }
}
