package io.sluice.openapi;

import com.fasterxml.jackson.databind.node.NullNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.sluice.model.InvalidInput;
import io.sluice.model.Problem;
import java.util.function.Supplier;

/**
 * The library that knows JSON Schema. It is in the runnable jar; on an adopter's class path only
 * where the adopter puts it.
 */
public final class SchemaLibrary {
  private SchemaLibrary() {}

  /**
   * Says whether schemas can be checked here.
   *
   * @throws InvalidInput if the library is not on the class path, or in another version
   */
  public static void require() {
    using(Probe::run);
  }

  static <T> T using(Supplier<T> work) {
    try {
      return work.get();
    } catch (LinkageError e) {
      throw new InvalidInput(
          Problem.of(
              "com.networknt:json-schema-validator, version 2, is not on the class path: "
                  + e.getMessage(),
              "Schemas and OpenAPI documents are checked with it. Add it to pom.xml with scope"
                  + " test, as docs/guides/openapi.md shows."));
    }
  }

  /** Apart, so that what it needs is looked for only when it runs. */
  private static final class Probe {
    static boolean run() {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema("{}")
          .validate(NullNode.getInstance())
          .isEmpty();
    }
  }
}
