package io.sluice.http.rest;

import static io.sluice.http.rest.Delegation.NOT_HERE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sluice.http.Exchanged;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The JSON of an answer, read once, and the part of Groovy's path language that is only keys and
 * indexes: {@code owners[0].name}. Everything else ({@code find}, spreading over a list, a key that
 * is missing on the way, numbers with a fraction) is left to REST Assured.
 */
final class PlainJson {
  private static final Pattern PATH =
      Pattern.compile("[A-Za-z_]\\w*(\\[\\d{1,6}])*(\\.[A-Za-z_]\\w*(\\[\\d{1,6}])*)*");
  private static final Pattern JSON_TYPE = Pattern.compile("application/(json|[a-z0-9.-]+\\+json)");
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final Exchanged exchanged;
  private Optional<JsonNode> root = Optional.empty();

  PlainJson(Exchanged exchanged) {
    this.exchanged = exchanged;
  }

  /** Whether the body's text is UTF-8, or so plain that every charset reads it alike. */
  boolean isUtf8() {
    String type = exchanged.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    if (type.contains("charset") && !type.contains("utf-8")) {
      return false;
    }
    boolean told = type.contains("utf-8") || JSON_TYPE.matcher(exchanged.mediaType()).matches();
    return told || isAscii(exchanged.body());
  }

  private static boolean isAscii(byte[] bytes) {
    for (byte each : bytes) {
      if (each < 0) {
        return false;
      }
    }
    return true;
  }

  /** What stands there, as REST Assured would give it; {@link Delegation#NOT_HERE} if unsure. */
  Object at(String path) {
    if (!PATH.matcher(path).matches() || !isJson()) {
      return NOT_HERE;
    }
    JsonNode node = root();
    for (int from = 0; from < path.length(); ) {
      int end = endOfPart(path, from);
      boolean index = path.charAt(from) == '[';
      boolean last = end >= path.length();
      JsonNode next =
          index
              ? node.path(Integer.parseInt(path, from + 1, end - 1, 10))
              : node.path(path.substring(from, end));
      if (next.isMissingNode() && (!last || index || !node.isObject())) {
        return NOT_HERE;
      }
      node = next;
      from = last || path.charAt(end) != '.' ? end : end + 1;
    }
    return value(node);
  }

  private static int endOfPart(String path, int from) {
    int end = from + 1;
    while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
      end++;
    }
    return end;
  }

  private boolean isJson() {
    return JSON_TYPE.matcher(exchanged.mediaType()).matches()
        && isUtf8()
        && root().isContainerNode();
  }

  private JsonNode root() {
    if (root.isEmpty()) {
      try {
        String text = new String(exchanged.body(), StandardCharsets.UTF_8);
        root = Optional.of(JSON.readTree(text));
      } catch (JsonProcessingException e) {
        root = Optional.of(JSON.missingNode());
      }
    }
    return root.orElseThrow();
  }

  @SuppressWarnings("NullAway") // null is what REST Assured answers for a missing key.
  private static Object value(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    return hasFraction(node) ? NOT_HERE : JSON.convertValue(node, Object.class);
  }

  private static boolean hasFraction(JsonNode node) {
    if (node.isContainerNode()) {
      for (JsonNode child : node) {
        if (hasFraction(child)) {
          return true;
        }
      }
    }
    return node.isFloatingPointNumber();
  }
}
