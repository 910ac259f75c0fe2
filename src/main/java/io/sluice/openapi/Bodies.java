package io.sluice.openapi;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sluice.openapi.Validation.Way;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Bodies against the {@code content} that a document has for them. */
final class Bodies {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final ApiDocument document;
  private final Validation validation;
  private final boolean failUndocumented;

  Bodies(ApiDocument document, Validation validation, boolean failUndocumented) {
    this.document = document;
    this.validation = validation;
    this.failUndocumented = failUndocumented;
  }

  /** What of a body, which is not empty, does not fit. Only JSON is looked into. */
  List<String> check(Part content, Seen.Message message, Way way) {
    String mediaType = message.mediaType();
    Optional<Part> entry = MediaTypes.entry(content, mediaType);
    if (entry.isEmpty()) {
      String it = mediaType.isEmpty() ? "it has no Content-Type" : "it is " + mediaType;
      return failUndocumented
          ? List.of(
              it
                  + ", the document has "
                  + MediaTypes.listed(content)
                  + "  ("
                  + content.pointer()
                  + ")")
          : List.of();
    }
    Part schema = document.resolved(entry.get()).at("schema");
    if (!MediaTypes.isJson(mediaType) || !schema.exists()) {
      return List.of();
    }
    return read(message.body())
        .map(json -> validation.check(schema, json, way).stream().map(Mismatch::inBody).toList())
        .orElse(List.of("it is not JSON, though it says it is " + mediaType));
  }

  private static Optional<JsonNode> read(byte[] body) {
    try {
      return Optional.ofNullable(JSON.readTree(body)).filter(json -> !json.isMissingNode());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
