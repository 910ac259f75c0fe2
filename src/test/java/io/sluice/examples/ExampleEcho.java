package io.sluice.examples;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.testing.StubService.Request;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What came with a request, as JSON, so that an example can show what a step sends. */
final class ExampleEcho {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)");
  private static final Pattern PART = Pattern.compile("(?s)(?<head>.+?)\r\n\r\n(?<text>.*)\r\n");
  private static final Pattern NAME = Pattern.compile("; name=\"([^\"]*)\"");
  private static final Pattern FILE = Pattern.compile("; filename=\"([^\"]*)\"");
  private static final Pattern TYPE = Pattern.compile("Content-Type: ([^\r]*)");

  private ExampleEcho() {}

  static ObjectNode of(Request request) {
    String type = request.header("Content-Type");
    ObjectNode echo =
        JSON.createObjectNode()
            .put("method", request.method())
            .put("path", URI.create(request.path()).getPath())
            .put("type", type)
            .put("body", request.body());
    echo.set("query", values(query(request.path())));
    ObjectNode headers = echo.putObject("headers");
    request
        .headers()
        .forEach(
            (name, given) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", given)));
    if (type.startsWith("application/x-www-form-urlencoded")) {
      echo.set("form", values(form(request.body())));
    }
    if (type.startsWith("multipart/form-data")) {
      echo.set("parts", parts(type, request.body()));
    }
    return echo;
  }

  static Map<String, List<String>> query(String address) {
    int from = address.indexOf('?');
    return from < 0 ? Map.of() : form(address.substring(from + 1));
  }

  static Map<String, List<String>> form(String text) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String pair : text.split("&")) {
      String[] both = pair.split("=", 2);
      if (both.length == 2) {
        values.computeIfAbsent(decoded(both[0]), name -> new ArrayList<>()).add(decoded(both[1]));
      }
    }
    return values;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** A value for each name; an array where a name came more than once. */
  private static ObjectNode values(Map<String, List<String>> values) {
    ObjectNode object = JSON.createObjectNode();
    values.forEach(
        (name, all) -> {
          if (all.size() == 1) {
            object.put(name, all.get(0));
          } else {
            all.forEach(object.withArray(name)::add);
          }
        });
    return object;
  }

  private static @Nullable String in(String head, Pattern pattern) {
    Matcher found = pattern.matcher(head);
    return found.find() ? found.group(1) : null;
  }

  private static ArrayNode parts(String type, String body) {
    ArrayNode parts = JSON.createArrayNode();
    Matcher boundary = BOUNDARY.matcher(type);
    if (boundary.find()) {
      for (String text : body.split("--" + Pattern.quote(boundary.group(1)))) {
        Matcher part = PART.matcher(text);
        if (part.matches()) {
          parts
              .addObject()
              .put("name", in(part.group("head"), NAME))
              .put("file", in(part.group("head"), FILE))
              .put("type", in(part.group("head"), TYPE))
              .put("text", part.group("text"));
        }
      }
    }
    return parts;
  }
}
