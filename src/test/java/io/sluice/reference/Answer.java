package io.sluice.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;

/** What came back. */
record Answer(int status, HttpHeaders headers, String body) {

  /** The value at a JSON pointer, as text; empty text if there is none. */
  String at(String pointer) {
    return json().at(pointer).asText();
  }

  /** How many elements the value at a JSON pointer has. */
  int sizeAt(String pointer) {
    return json().at(pointer).size();
  }

  JsonNode json() {
    try {
      return new ObjectMapper().readTree(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + body, e);
    }
  }

  String header(String name) {
    return headers.firstValue(name).orElse("(no such header)");
  }

  /** The status code and, for an error, its code: {@code 409 wrong-state}. */
  String outcome() {
    return status < 400 ? Integer.toString(status) : status + " " + at("/error/code");
  }
}
