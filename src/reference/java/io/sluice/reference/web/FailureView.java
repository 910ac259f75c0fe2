package io.sluice.reference.web;

import io.javalin.http.Context;
import io.sluice.reference.check.Problem;

/** How a request that failed is answered: as JSON to a program, as a page to a person. */
@FunctionalInterface
public interface FailureView {

  /** Answers with a status code and what was wrong. */
  void show(Context context, int status, Problem problem);
}
