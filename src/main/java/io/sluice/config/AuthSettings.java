package io.sluice.config;

import io.sluice.auth.ApiAuth;
import io.sluice.auth.User;
import io.sluice.model.Place;
import io.sluice.model.world.Phrase;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How steps act as somebody.
 *
 * @param api where requests get what they act by
 * @param roles the roles scenarios may name; empty takes those tenant creation answers
 * @param users role to what its user signs in by, where tenant creation does not hand that out
 * @param signIn steps that sign a user in, with {@code ${username}} and {@code ${password}}
 * @param variables the environment variables this needs ({@code ${env:NAME}}), each with the first
 *     place that names it
 */
public record AuthSettings(
    ApiAuth api,
    List<String> roles,
    Map<String, User> users,
    Optional<Phrase> signIn,
    Map<String, Place> variables) {
  /** Makes the collections immutable, keeping their order. */
  public AuthSettings {
    roles = List.copyOf(roles);
    users = Collections.unmodifiableMap(new LinkedHashMap<>(users));
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
  }

  /** What holds when sluice.yaml says nothing. */
  public static AuthSettings defaults() {
    return new AuthSettings(
        new ApiAuth.OfTenant(), List.of(), Map.of(), Optional.empty(), Map.of());
  }
}
