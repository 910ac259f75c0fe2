package io.sluice.openapi;

import io.sluice.openapi.Validation.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Answers against what the document says of an operation's. */
final class Answers {
  private static final Set<Integer> WITHOUT_BODY = Set.of(204, 205, 304);

  private final ApiDocument document;
  private final Bodies bodies;
  private final Parameters parameters;
  private final boolean failUndocumented;

  Answers(ApiDocument document, Bodies bodies, Parameters parameters, boolean failUndocumented) {
    this.document = document;
    this.bodies = bodies;
    this.parameters = parameters;
    this.failUndocumented = failUndocumented;
  }

  /** What of an answer does not fit; empty if everything does. */
  List<String> check(Operation operation, Seen seen) {
    Part responses = operation.part().at("responses");
    Optional<Part> response = response(responses, seen.status());
    if (response.isEmpty()) {
      return failUndocumented
          ? List.of(
              "its status is "
                  + seen.status()
                  + ", the document has "
                  + MediaTypes.listed(responses)
                  + "  ("
                  + responses.pointer()
                  + ")")
          : List.of();
    }
    List<String> wrong = new ArrayList<>(headers(response.get(), seen));
    Part content = response.get().at("content");
    boolean hasBody = !seen.method().equals("HEAD") && !WITHOUT_BODY.contains(seen.status());
    if (hasBody && content.node().isObject() && !content.node().isEmpty()) {
      if (seen.received().isEmpty()) {
        wrong.add(
            "it has no body, expected "
                + MediaTypes.listed(content)
                + "  ("
                + content.pointer()
                + ")");
      } else {
        wrong.addAll(bodies.check(content, seen.received(), Way.ANSWER));
      }
    }
    return wrong;
  }

  /** What it says of a status: of itself, else of its range, else of every other. */
  private Optional<Part> response(Part responses, int status) {
    for (String key : List.of(String.valueOf(status), status / 100 + "XX", "default")) {
      Part response = responses.at(key);
      if (response.exists()) {
        return Optional.of(document.resolved(response));
      }
    }
    return Optional.empty();
  }

  private List<String> headers(Part response, Seen seen) {
    return response
        .at("headers")
        .children()
        .filter(header -> !header.key().equalsIgnoreCase("Content-Type"))
        .map(
            header ->
                parameters.header(
                    header.key(), document.resolved(header), seen.received(), Way.ANSWER))
        .flatMap(List::stream)
        .toList();
  }
}
