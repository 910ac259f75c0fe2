package io.sluice.openapi;

import io.sluice.openapi.Validation.Way;
import java.util.ArrayList;
import java.util.List;

/** Requests that the service accepted, against what the document says of the operation's. */
final class Requests {
  private final ApiDocument document;
  private final Bodies bodies;
  private final Parameters parameters;

  Requests(ApiDocument document, Bodies bodies, Parameters parameters) {
    this.document = document;
    this.bodies = bodies;
    this.parameters = parameters;
  }

  /** What of a request does not fit; empty if everything does. */
  List<String> check(Paths.Found found, Seen seen) {
    List<String> wrong = new ArrayList<>(parameters.check(found, seen));
    Part body = document.resolved(found.operation().part().at("requestBody"));
    if (!body.exists()) {
      return wrong;
    }
    if (!seen.sent().isEmpty()) {
      wrong.addAll(bodies.check(body.at("content"), seen.sent(), Way.REQUEST));
    } else if (body.at("required").node().asBoolean()) {
      wrong.add("it has no body, which is required  (" + body.pointer() + ")");
    }
    return wrong;
  }
}
