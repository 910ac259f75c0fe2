package io.sluice.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.AbsoluteIri;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.resource.InputStreamSource;
import io.sluice.model.InvalidInput;
import io.sluice.model.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The schemas of a project, each compiled at first use. Thread-safe. */
final class CompiledSchemas {
  private static final String FILES = "project://files/";

  private final ProjectFiles files;
  private final SchemaRegistry registry;
  private final Map<String, Schema> ofFiles = new ConcurrentHashMap<>();

  CompiledSchemas(Path project) {
    this.files = ProjectFiles.of(project);
    this.registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder ->
                builder
                    .nodeReader(new JsonReader())
                    .resourceLoaders(loaders -> loaders.add(this::resource))
                    .schemaRegistryConfig(Validation.config()));
  }

  /** As {@link JsonSchemas#mismatches}. */
  List<String> mismatches(Path file, JsonNode value) {
    String name = files.name(file);
    try {
      return words(ofFiles.computeIfAbsent(name, this::compile), value);
    } catch (SchemaException e) {
      throw noSchema("\"" + name + "\"", e);
    }
  }

  /** As {@link JsonSchemas#mismatchesOfText}; not kept, for remembered values may be in it. */
  List<String> mismatchesOfText(String schema, JsonNode value) {
    try {
      return words(compileText(schema), value);
    } catch (SchemaException e) {
      throw noSchema("the schema", e);
    }
  }

  private static List<String> words(Schema schema, JsonNode value) {
    return Mismatches.of(schema.validate(value)).stream().map(Mismatch::inBody).toList();
  }

  private Schema compile(String name) {
    // Read first: a file that is not there has a message of its own.
    JsonNode tree = new DocumentText(name, files.text(name)).tree();
    return compile(name, tree);
  }

  private Schema compileText(String text) {
    return compile("written-out", new DocumentText("the schema", text).tree());
  }

  private Schema compile(String name, JsonNode tree) {
    Schema schema = registry.getSchema(SchemaLocation.of(FILES + name), tree);
    schema.initializeValidators();
    return schema;
  }

  private @Nullable InputStreamSource resource(AbsoluteIri iri) {
    String address = iri.toString();
    if (!address.startsWith(FILES)) {
      return null;
    }
    String name = Percent.decoded(address.substring(FILES.length()));
    return () -> {
      try {
        String json = new DocumentText(name, files.text(name)).tree().toString();
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
      } catch (InvalidInput e) {
        throw new IOException(e.getMessage(), e);
      }
    };
  }

  private static InvalidInput noSchema(String which, SchemaException e) {
    return new InvalidInput(
        Problem.of(
            which + " is no JSON Schema that can be used: " + reason(e),
            "Correct it; a $ref leads to a file of the project, by a relative path."));
  }

  private static String reason(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }

  /**
   * The files of a project, and no others.
   *
   * @param project its folder, without links
   */
  private record ProjectFiles(Path project) {
    static ProjectFiles of(Path project) {
      try {
        return new ProjectFiles(project.toRealPath());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** From the folder of the project on, with {@code /} and without detours. */
    String name(Path file) {
      Path whole = project.resolve(file).normalize();
      Path shown = whole.startsWith(project) ? project.relativize(whole) : file;
      return shown.toString().replace('\\', '/');
    }

    String text(String name) {
      Path file = project.resolve(name).normalize();
      try {
        if (!file.startsWith(project)
            || (Files.exists(file) && !file.toRealPath().startsWith(project))) {
          throw problem(name, "is outside the project", "Schemas are files of the project.");
        }
        if (!Files.isRegularFile(file)) {
          throw problem(name, "is not there", "Its path starts at the folder of sluice.yaml.");
        }
        return Files.readString(file);
      } catch (IOException e) {
        throw problem(name, "cannot be read: " + e.getMessage(), "It is a text in UTF-8.");
      }
    }

    private static InvalidInput problem(String name, String what, String fix) {
      return new InvalidInput(Problem.of("the schema \"" + name + "\" " + what, fix));
    }
  }
}
