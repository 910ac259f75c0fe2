package io.sluice.reference.flag;

/** The flags cannot be had from where they should come. */
public final class FlagsUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FlagsUnavailable(FlagSource source, Throwable cause) {
    super(
        "the flags cannot be had from " + source.description() + ": " + cause.getMessage(), cause);
  }
}
