package io.sluice.cli;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/**
 * Makes the verbs. Picocli's own factory looks for Groovy closures first, and where REST Assured
 * has brought Groovy along, that starts Groovy: a tenth of a second in every command.
 */
final class Verbs implements IFactory {
  @Override
  public <K> K create(Class<K> type) throws Exception {
    if (type.getName().startsWith("io.sluice.")) {
      var constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
    }
    return CommandLine.defaultFactory().create(type);
  }
}
