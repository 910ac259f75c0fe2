package io.sluice.deploy;

import java.util.Optional;

/** How it is known which build of the service is there. */
public sealed interface BuildSource {
  /**
   * The service says so.
   *
   * @param path path that answers the build id
   * @param pointer JSON Pointer to the id in that answer; empty text takes the whole body
   */
  record Asked(String path, String pointer) implements BuildSource {}

  /**
   * The service does not say: somebody else does, on the command line, in a variable or here. That
   * proves nothing; a process that Sluice started proves as much by being the same at the end.
   *
   * @param id what sluice.yaml says
   */
  record Stated(Optional<String> id) implements BuildSource {}
}
