package io.sluice.reference.client;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A stand-in for a sanctions list: it has everybody whose name contains "blocked". */
final class Screening {
  /** Who acts in the audit trail when nobody does. */
  static final String ACTOR = "screening";

  private Screening() {}

  /** The first name on the list: the client's own, then those of its owners. */
  static Optional<String> hit(Client client) {
    return Stream.concat(Stream.of(client.name()), client.owners().stream().map(Owner::name))
        .filter(name -> name.toLowerCase(Locale.ROOT).contains("blocked"))
        .findFirst();
  }
}
