package io.sluice.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.AbsoluteIri;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import io.sluice.model.Trouble;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The schemas of a document, compiled at first use. Formats are checked; nothing is fetched.
 * Thread-safe.
 */
final class Validation {
  /** Which way the values go: some properties are for one way only. */
  enum Way {
    REQUEST,
    ANSWER
  }

  private static final String IRI = "document:/openapi";

  /** Formats of the library's own that documents use in other senses. */
  private static final Set<String> NOT_STANDARD =
      Set.of("alpha", "alphanumeric", "color", "ip-address", "phone", "style", "utc-millisec");

  private final ApiDocument document;
  private final SchemaRegistry registry;
  private final Map<List<String>, Schema> compiled = new ConcurrentHashMap<>();

  Validation(ApiDocument document) {
    this.document = document;
    JsonNode root = document.root().node();
    String json = (document.isThreeZero() ? Nullable.heeded(root) : root).toString();
    this.registry =
        SchemaRegistry.withDialect(
            dialect(document.isThreeZero() ? Dialects.getOpenApi30() : Dialects.getOpenApi31()),
            builder ->
                builder
                    .nodeReader(new JsonReader())
                    .schemas(Map.of(IRI, json))
                    .schemaRegistryConfig(config()));
  }

  static SchemaRegistryConfig config() {
    return SchemaRegistryConfig.builder()
        .formatAssertionsEnabled(true)
        .losslessNarrowing(true) // 1.0 is an integer
        .build();
  }

  /** A field that is readOnly may well come back in a request; it is only not demanded there. */
  private static Dialect dialect(Dialect base) {
    return Dialect.builder(base)
        .idKeyword(base.getIdKeyword().equals("id") ? "x-no-id" : base.getIdKeyword())
        .keyword(new NonValidationKeyword("readOnly"))
        .formats(formats -> NOT_STANDARD.forEach(formats::remove))
        .build();
  }

  /**
   * What of a value does not fit the schema at a part of the document.
   *
   * @throws Trouble if the library cannot make a schema of it
   */
  List<Mismatch> check(Part schema, JsonNode value, Way way) {
    try {
      Schema ready = compiled.computeIfAbsent(schema.keys(), any -> compile(schema));
      return Mismatches.of(
          ready.validate(
              value,
              (execution, context) ->
                  execution.executionConfig(
                      config -> config.readOnly(way == Way.REQUEST).writeOnly(way == Way.ANSWER))));
    } catch (SchemaException e) {
      throw new Trouble(
          "openapi-document",
          "openapi",
          document.name() + ": the schema at " + schema.pointer() + " is none: " + e.getMessage(),
          "correct the document",
          e);
    }
  }

  private Schema compile(Part part) {
    SchemaLocation location = new SchemaLocation(AbsoluteIri.of(IRI));
    JsonNode node = document.root().node();
    for (String key : part.keys()) {
      boolean index = node.isArray();
      location = index ? location.append(Integer.parseInt(key)) : location.append(key);
      node = index ? node.path(Integer.parseInt(key)) : node.path(key);
    }
    Schema schema = registry.getSchema(location);
    schema.initializeValidators();
    return schema;
  }
}
