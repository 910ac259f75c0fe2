package io.sluice.reference.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import io.sluice.reference.check.Input;
import io.sluice.reference.check.Problem;
import io.sluice.reference.check.Refused;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** JSON in and out. */
final class Json {
  private final ObjectMapper mapper =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** Answers with a value made of maps, lists, texts, numbers and booleans. */
  void answer(Context context, int status, Object value) {
    try {
      context
          .status(status)
          .contentType("application/json")
          .result(mapper.writeValueAsBytes(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Answers with what was wrong. */
  void error(Context context, int status, Problem problem) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("code", problem.code());
    error.put("message", problem.message());
    problem.field().ifPresent(field -> error.put("field", field));
    answer(context, status, Map.of("error", error));
  }

  /**
   * The body of a request.
   *
   * @throws Refused if it is no JSON object
   */
  Input body(Context context) {
    try {
      Map<String, Object> values =
          mapper.readValue(context.body(), new TypeReference<Map<String, Object>>() {});
      return Input.of(Optional.ofNullable(values).orElseThrow(Refused::malformedJson));
    } catch (JsonProcessingException e) {
      throw Refused.malformedJson();
    }
  }
}
