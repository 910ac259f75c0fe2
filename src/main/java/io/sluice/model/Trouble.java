package io.sluice.model;

/**
 * The environment did not do its part: a port is taken, a service never got ready, a tenant could
 * not be created. Nothing can be said about the build; front doors answer {@code inconclusive}.
 */
public final class Trouble extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String code;
  private final String stage;
  private final String fix;

  /**
   * @param code reason code of the verdict, e.g. {@code service-not-ready}
   * @param stage the stage that met it: {@code deploy}, {@code tenants}, {@code flags}, {@code
   *     browser}, …
   * @param what one sentence, free of secrets
   * @param fix what to do about it
   */
  public Trouble(String code, String stage, String what, String fix) {
    super(what);
    this.code = code;
    this.stage = stage;
    this.fix = fix;
  }

  /** As the other constructor, with the exception that led here. */
  public Trouble(String code, String stage, String what, String fix, Throwable cause) {
    super(what, cause);
    this.code = code;
    this.stage = stage;
    this.fix = fix;
  }

  /** The reason code. */
  public String code() {
    return code;
  }

  /** The stage that met the trouble. */
  public String stage() {
    return stage;
  }

  /** What was met, one sentence. */
  public String what() {
    return String.valueOf(getMessage());
  }

  /** What to do about it. */
  public String fix() {
    return fix;
  }
}
