package io.sluice.openapi;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Documents and exchanges for tests. */
final class Documents {
  static final URI BASE = URI.create("http://localhost:8080");

  /** A document of version 3.1 with these paths and schemas, as YAML. */
  static String document(String paths, String schemas) {
    return document("3.1.0", "", paths, schemas);
  }

  static String document(String version, String servers, String paths, String schemas) {
    return "openapi: "
        + version
        + "\ninfo: {title: T, version: '1'}\n"
        + servers
        + "paths:\n"
        + paths.indent(2)
        + "components:\n  schemas:\n    Any: {}\n"
        + schemas.indent(4);
  }

  /** A document whose GET /x answers 200 with this schema. */
  static String answering(String version, String schema, String schemas) {
    String paths =
        """
        /x:
          get:
            responses:
              '200':
                description: x
                content:
                  application/json:
                    schema:
        """;
    return document(version, "", paths + schema.indent(14), schemas);
  }

  static ExchangeCheck check(String document, String... ignore) {
    return check(document, true, BASE, ignore);
  }

  static ExchangeCheck check(String document, boolean fail, URI base, String... ignore) {
    OpenApiSettings settings =
        new OpenApiSettings(new OpenApiSettings.AtPath("/openapi.yaml"), List.of(ignore), fail);
    return OpenApiCheck.of(ApiDocument.parse("/openapi.yaml", document), settings, base);
  }

  static Exchange get(String path) {
    return new Exchange("GET", path);
  }

  static Exchange post(String path) {
    return new Exchange("POST", path);
  }

  /** An exchange that a test writes down. */
  static final class Exchange {
    private final String method;
    private final String path;
    private final List<Map.Entry<String, String>> sent = new ArrayList<>();
    private final List<Map.Entry<String, String>> received = new ArrayList<>();
    private String requestBody = "";

    Exchange(String method, String path) {
      this.method = method;
      this.path = path;
    }

    Exchange sending(String json) {
      return sending("application/json", json);
    }

    Exchange sending(String type, String body) {
      sent.add(Map.entry("Content-Type", type));
      requestBody = body;
      return this;
    }

    Exchange with(String header, String value) {
      sent.add(Map.entry(header, value));
      return this;
    }

    Exchange receiving(String header, String value) {
      received.add(Map.entry(header, value));
      return this;
    }

    Seen answered(int status) {
      return seen(status, "");
    }

    Seen answered(int status, String json) {
      return answered(status, "application/json;charset=utf-8", json);
    }

    Seen answered(int status, String type, String body) {
      received.add(Map.entry("content-type", type));
      return seen(status, body);
    }

    private Seen seen(int status, String body) {
      String address = path.startsWith("http") ? path : "http://localhost:8080" + path;
      return new Seen(
          method,
          URI.create(address),
          new Seen.Message(sent, requestBody.getBytes(StandardCharsets.UTF_8)),
          status,
          new Seen.Message(received, body.getBytes(StandardCharsets.UTF_8)));
    }
  }

  /** What is wrong with an answer of GET /x, in one line for each thing. */
  static List<String> misfits(ExchangeCheck check, String json) {
    Optional<String> problem = check.problem(get("/x").answered(200, json));
    return problem.stream().flatMap(String::lines).skip(1).map(String::strip).toList();
  }

  private Documents() {}
}
