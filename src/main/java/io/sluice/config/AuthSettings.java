package io.sluice.config;

import io.sluice.model.world.Phrase;
import java.util.List;
import java.util.Optional;

/**
 * How steps act as somebody.
 *
 * @param api where tokens come from
 * @param roles the roles scenarios may name; empty takes those tenant creation answers
 * @param signIn steps that sign a user in, with {@code ${username}} and {@code ${password}}
 */
public record AuthSettings(Api api, List<String> roles, Optional<Phrase> signIn) {
  /** Where tokens come from. */
  public enum Api {
    /** From the answer that creates the tenant. */
    TENANT
  }

  /** Makes the list immutable. */
  public AuthSettings {
    roles = List.copyOf(roles);
  }

  /** What holds when sluice.yaml says nothing. */
  public static AuthSettings defaults() {
    return new AuthSettings(Api.TENANT, List.of(), Optional.empty());
  }
}
