package io.sluice.lease;

/** Something a run holds for itself alone. */
public final class Claim implements AutoCloseable {
  private final Claims claims;
  private final String environment;
  private final String what;
  private final Cells.Cell cell;

  Claim(Claims claims, String environment, String what, Cells.Cell cell) {
    this.claims = claims;
    this.environment = environment;
    this.what = what;
    this.cell = cell;
  }

  /** The environment it is in. */
  public String environment() {
    return environment;
  }

  /** What is held. */
  public String what() {
    return what;
  }

  Cells.Cell cell() {
    return cell;
  }

  /** Others may have it; what was done to it is undone before. Saying it again does nothing. */
  @Override
  public void close() {
    claims.release(this);
  }
}
