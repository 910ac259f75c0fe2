package io.sluice.read;

import io.sluice.model.lint.Finding;
import java.util.List;

/** Looks through features that could be read for what is wrong nevertheless, or hardly meant. */
@FunctionalInterface
public interface LintCheck {
  /** What it finds, in the order of the files. */
  List<Finding> check(ReadFeatures features);
}
