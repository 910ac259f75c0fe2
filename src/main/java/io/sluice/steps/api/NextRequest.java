package io.sluice.steps.api;

import io.restassured.specification.RequestSpecification;
import io.sluice.model.InvalidInput;
import io.sluice.model.Problem;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Headers and query that a scenario gave to its next request, which uses them up. */
final class NextRequest {
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  private final List<Map.Entry<String, String>> headers = new ArrayList<>();
  private final List<Map.Entry<String, String>> query = new ArrayList<>();

  /** Headers as a request has them; a name may come again. */
  void headers(List<Map.Entry<String, String>> more) {
    for (Map.Entry<String, String> header : more) {
      if (!NAME.matcher(header.getKey()).matches()) {
        throw new InvalidInput(
            Problem.of(
                "\"" + header.getKey() + "\" is no name of a header",
                "write letters, digits and hyphens, such as X-Reason"));
      }
      if (header.getValue().chars().anyMatch(Character::isISOControl)) {
        throw new InvalidInput(
            Problem.of(
                "the value of the header \"" + header.getKey() + "\" is more than one line",
                "write one line"));
      }
    }
    headers.addAll(more);
  }

  /** Parameters of the query, not yet encoded; a name may come again. */
  void query(List<Map.Entry<String, String>> more) {
    query.addAll(more);
  }

  /** Sends a request with all that was given, and forgets it. */
  void send(
      Caller caller,
      RequestSpecification request,
      String method,
      String path,
      Optional<Payload> payload) {
    List<Map.Entry<String, String>> given = List.copyOf(headers);
    String whole = path + queryOf(path);
    headers.clear();
    query.clear();
    if (caller.role().isPresent() && has(given, "Authorization")) {
      throw new InvalidInput(
          Problem.of(
              "the next request has the header Authorization, and its role has one too",
              "write: nobody sends " + method + " \"" + path + "\""));
    }
    RequestSpecification headed = request.urlEncodingEnabled(false);
    if (payload.isPresent() && !has(given, "Content-Type")) {
      headed = headed.contentType(payload.get().type());
    }
    for (Map.Entry<String, String> header : given) {
      headed = headed.header(header.getKey(), header.getValue());
    }
    if (payload.isPresent()) {
      headed = payload.get().in(headed);
    }
    headed.request(method, whole);
  }

  private static boolean has(List<Map.Entry<String, String>> headers, String name) {
    return headers.stream().anyMatch(header -> header.getKey().equalsIgnoreCase(name));
  }

  private String queryOf(String path) {
    if (query.isEmpty()) {
      return "";
    }
    return (path.contains("?") ? "&" : "?")
        + query.stream()
            .map(pair -> encoded(pair.getKey()) + "=" + encoded(pair.getValue()))
            .collect(Collectors.joining("&"));
  }

  /** As RFC 3986 has it; a space is not a plus, which only forms take for one. */
  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
