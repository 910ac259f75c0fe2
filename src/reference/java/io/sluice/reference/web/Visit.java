package io.sluice.reference.web;

import io.javalin.http.Context;
import io.sluice.reference.flag.Exposures;
import io.sluice.reference.flag.FlagReader;
import io.sluice.reference.flag.Flags;
import io.sluice.reference.tenant.Session;
import io.sluice.reference.tenant.User;
import java.util.Optional;

/**
 * Who is asking in one request, and the flags as they are for them.
 *
 * @param session present when it is a page that is asked for
 */
public record Visit(User user, FlagReader flags, Exposures exposures, Optional<Session> session) {
  private static final String ATTRIBUTE = "visit";

  /** Notes who is asking; later handlers of the request find it. */
  public static void begin(Context context, User user, Optional<Session> session, Flags flags) {
    Exposures exposures = new Exposures();
    context.attribute(
        ATTRIBUTE, new Visit(user, flags.of(user.tenantId(), exposures), exposures, session));
  }

  /** Who is asking, if it is known. */
  public static Optional<Visit> find(Context context) {
    return Optional.ofNullable(context.attribute(ATTRIBUTE));
  }

  /** Who is asking, in a handler that only known users reach. */
  public static Visit of(Context context) {
    return find(context).orElseThrow(() -> new IllegalStateException("nobody is signed in"));
  }
}
