package io.sluice.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of the jar. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    Optional<String> version =
        Optional.ofNullable(Main.class.getPackage().getImplementationVersion());
    return new String[] {"sluice " + version.orElse("(not packaged)")};
  }
}
