package io.sluice.steps.api;

/** An exchange that is wrong in itself: asking again makes it no better. */
final class Misfit extends AssertionError {
  private static final long serialVersionUID = 1L;

  Misfit(AssertionError failure) {
    super(failure.getMessage(), failure);
  }
}
