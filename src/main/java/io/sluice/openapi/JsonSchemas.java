package io.sluice.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * JSON Schemas of a project, each read once. The draft is what {@code $schema} says, else 2020-12.
 * Formats are checked. A {@code $ref} may lead to another file of the project; nothing is fetched.
 * Thread-safe.
 */
public final class JsonSchemas {
  private final Path project;
  private Optional<CompiledSchemas> compiled = Optional.empty();

  /** Those of a project; its folder is what paths are relative to. */
  public JsonSchemas(Path project) {
    this.project = project;
  }

  /**
   * What of a value does not match the schema in a file, for people; empty if everything does.
   *
   * @param file in the project, never outside it; JSON or YAML
   * @throws io.sluice.model.InvalidInput if it is not there or is no schema, or if the library for
   *     schemas is not on the class path
   */
  public List<String> mismatches(Path file, JsonNode value) {
    return compiled().mismatches(file, value);
  }

  /**
   * The same for a schema written out.
   *
   * @param schema JSON or YAML; its {@code $ref} are relative to the project
   */
  public List<String> mismatchesOfText(String schema, JsonNode value) {
    return compiled().mismatchesOfText(schema, value);
  }

  private synchronized CompiledSchemas compiled() {
    if (compiled.isEmpty()) {
      compiled = Optional.of(SchemaLibrary.using(() -> new CompiledSchemas(project)));
    }
    return compiled.get();
  }
}
