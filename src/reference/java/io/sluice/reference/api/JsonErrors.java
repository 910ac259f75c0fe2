package io.sluice.reference.api;

import io.javalin.http.Context;
import io.sluice.reference.check.Problem;
import io.sluice.reference.web.FailureView;

/** Failures as programs read them. */
public final class JsonErrors implements FailureView {
  private final Json json = new Json();

  @Override
  public void show(Context context, int status, Problem problem) {
    if (status == 401) {
      context.header("WWW-Authenticate", "Bearer");
    }
    json.error(context, status, problem);
  }
}
