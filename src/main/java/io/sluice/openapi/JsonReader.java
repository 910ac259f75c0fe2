package io.sluice.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.serialization.NodeReader;
import java.io.IOException;
import java.io.InputStream;

/** Reads JSON alone: what the library is given was YAML only before. */
final class JsonReader implements NodeReader {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public JsonNode readTree(String content, InputFormat format) throws IOException {
    return JSON.readTree(content);
  }

  @Override
  public JsonNode readTree(InputStream content, InputFormat format) throws IOException {
    return JSON.readTree(content);
  }
}
