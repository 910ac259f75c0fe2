package io.sluice.reference.web;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.sluice.reference.check.Problem;
import io.sluice.reference.check.Refused;

/** Turns whatever is thrown while a request is served into an answer that tells no internals. */
final class Failures {
  private final FailureView json;
  private final FailureView page;
  private final Log log;

  Failures(FailureView json, FailureView page, Log log) {
    this.json = json;
    this.page = page;
    this.log = log;
  }

  void register(Javalin app) {
    app.exception(
        Refused.class,
        (refused, context) ->
            view(context).show(context, refused.status(), refused.problems().get(0)));
    app.exception(HttpResponseException.class, this::unserved);
    app.exception(
        Exception.class,
        (exception, context) -> {
          log.failure(context, exception);
          view(context)
              .show(context, 500, Problem.of("internal", "Something went wrong on our side"));
        });
  }

  private void unserved(HttpResponseException exception, Context context) {
    boolean isPage = view(context) == page;
    Problem problem =
        switch (exception.getStatus()) {
          case 404 ->
              Problem.of(
                  "not-found", isPage ? "There is no such page" : "There is no such resource");
          case 405 -> Problem.of("method-not-allowed", "This method is not possible on this path");
          case 413 -> Problem.of("too-large", "The body must have at most 1 MB");
          default -> Problem.of("malformed-request", "The request cannot be understood");
        };
    view(context).show(context, exception.getStatus(), problem);
  }

  private FailureView view(Context context) {
    return Paths.isForPrograms(context.path()) ? json : page;
  }
}
