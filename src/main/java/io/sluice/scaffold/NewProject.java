package io.sluice.scaffold;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is known of a project that begins with Sluice.
 *
 * @param folder where it goes; made where it is missing
 * @param name of the service, for people; empty for the folder's name
 * @param source how the service comes to be there
 * @param ready path that answers 2xx once the service is ready
 * @param version of Sluice
 * @param force whether files that are there are replaced
 */
public record NewProject(
    Path folder,
    Optional<String> name,
    Source source,
    String ready,
    String version,
    boolean force) {

  /** How the service comes to be there. */
  public sealed interface Source {
    /** It is there already, at this address. */
    record Url(String url) implements Source {}

    /** Sluice starts it with a program and its arguments, not empty. */
    record Command(List<String> words) implements Source {
      /** The words cannot be changed. */
      public Command {
        words = List.copyOf(words);
      }
    }
  }

  /** What people call the service. */
  String title() {
    return name.orElseGet(
        () -> Optional.ofNullable(folder.getFileName()).map(Path::toString).orElse("service"));
  }

  /** The same as Maven's {@code artifactId} can hold it. */
  String artifact() {
    String plain =
        title().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    return (plain.isEmpty() ? "service" : plain) + "-acceptance";
  }
}
