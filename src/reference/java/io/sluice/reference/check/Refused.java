package io.sluice.reference.check;

import java.util.List;

/**
 * A request that is not carried out. Thrown by the logic, turned into an answer or a page in one
 * place; nothing has been changed when it is thrown.
 */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient List<Problem> problems;

  private Refused(int status, List<Problem> problems) {
    // No stack trace: a refusal is an everyday event.
    super(problems.get(0).message(), null, false, false);
    this.status = status;
    this.problems = List.copyOf(problems);
  }

  /** Values that are wrong, at least one: 422. */
  public static Refused invalid(List<Problem> problems) {
    return new Refused(422, problems);
  }

  /** One value that is wrong: 422. */
  public static Refused invalid(String code, String message, String field) {
    return invalid(List.of(Problem.of(code, message, field)));
  }

  /** A status that does not allow the request: 409. */
  public static Refused wrongState(String message) {
    return new Refused(409, List.of(Problem.of("wrong-state", message)));
  }

  /** A name that is taken: 409. */
  public static Refused duplicateName(String message) {
    return new Refused(409, List.of(Problem.of("duplicate-name", message, "name")));
  }

  /** Flags that are somebody else's to change: 409. */
  public static Refused flagsElsewhere(String source) {
    return new Refused(
        409,
        List.of(
            Problem.of(
                "flags-elsewhere", "The flags come from " + source + "; change them there")));
  }

  /** Flags that cannot be told just now: 503. */
  public static Refused flagsUnavailable(String reason) {
    return new Refused(
        503, List.of(Problem.of("flags-unavailable", "The flag cannot be told: " + reason)));
  }

  /** A role that may not do this: 403. */
  public static Refused forbidden(String message) {
    return new Refused(403, List.of(Problem.of("forbidden", message)));
  }

  /** Nothing of that name in this tenant: 404. */
  public static Refused notFound(String message) {
    return new Refused(404, List.of(Problem.of("not-found", message)));
  }

  /** Nobody we know: 401. */
  public static Refused unauthenticated() {
    return new Refused(
        401, List.of(Problem.of("unauthenticated", "A valid bearer token is required")));
  }

  /** A body that is no JSON object: 400. */
  public static Refused malformedJson() {
    return new Refused(
        400, List.of(Problem.of("malformed-json", "The body must be a JSON object")));
  }

  /** A body of the wrong media type: 415. */
  public static Refused unsupportedMediaType(String expected) {
    return new Refused(
        415, List.of(Problem.of("unsupported-media-type", "The body must be " + expected)));
  }

  /** The HTTP status code that tells this refusal. */
  public int status() {
    return status;
  }

  /** What is wrong, the most telling first; never empty. */
  public List<Problem> problems() {
    return problems;
  }
}
