package io.sluice.engine;

/**
 * The gate of a project without Java: Failsafe finds this class in the jar through {@code
 * dependenciesToScan}.
 */
@Gate
public final class SluiceIT {
  private SluiceIT() {}
}
