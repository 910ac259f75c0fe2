package io.sluice.reference.api;

import io.javalin.http.Context;
import java.util.Optional;

/** The token of an {@code Authorization: Bearer} header (RFC 6750). */
final class Bearer {
  private static final String SCHEME = "Bearer ";

  private Bearer() {}

  static Optional<String> token(Context context) {
    return Optional.ofNullable(context.header("Authorization"))
        .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(header -> header.substring(SCHEME.length()).strip());
  }
}
