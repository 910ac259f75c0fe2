package io.sluice.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * What a control API answered.
 *
 * @param method of the request
 * @param path of the request, secrets masked
 * @param status the status code
 * @param body the whole body; may hold secrets
 */
public record Answer(String method, String path, int status, String body) {
  private static final int EXCERPT = 200;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Whether the status is 2xx. */
  public boolean ok() {
    return status / 100 == 2;
  }

  /**
   * What stands at a JSON Pointer (RFC 6901) of the body; missing if nothing does or the body is no
   * JSON. The empty pointer is the whole document.
   */
  public JsonNode at(String pointer) {
    try {
      return JSON.readTree(body).at(JsonPointer.compile(pointer));
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  /** {@code POST /tenants → 500}: safe to show. */
  public String line() {
    return method + " " + path + " → " + status;
  }

  /** The start of the body on one line; may hold secrets. */
  public String excerpt() {
    String line = body.strip().replaceAll("\\s+", " ");
    return line.length() <= EXCERPT ? line : line.substring(0, EXCERPT) + "…";
  }

  /** Without the body, which may hold secrets. */
  @Override
  public String toString() {
    return line();
  }
}
