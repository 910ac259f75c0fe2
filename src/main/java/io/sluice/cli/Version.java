package io.sluice.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of the jar. */
final class Version implements IVersionProvider {
  private static final String NOT_PACKAGED = "(not packaged)";

  @Override
  public String[] getVersion() {
    return new String[] {"sluice " + number()};
  }

  /** As Maven knows it. */
  static String number() {
    return Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
        .orElse(NOT_PACKAGED);
  }
}
