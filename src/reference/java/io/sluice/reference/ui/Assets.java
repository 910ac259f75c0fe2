package io.sluice.reference.ui;

import io.javalin.http.Context;
import java.util.Objects;

/** Files that never change while the service runs. */
final class Assets {
  private Assets() {}

  static void show(Context context, String name, String type) {
    context
        .contentType(type)
        .header("Cache-Control", "max-age=3600")
        .result(
            Objects.requireNonNull(
                Assets.class.getResourceAsStream("/io/sluice/reference/assets/" + name)));
  }
}
