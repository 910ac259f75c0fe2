package io.sluice.reference.api;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.sluice.reference.check.Refused;
import io.sluice.reference.fault.Fault;
import io.sluice.reference.fault.Faults;
import io.sluice.reference.flag.Flags;
import io.sluice.reference.tenant.Tenants;
import io.sluice.reference.tenant.User;
import io.sluice.reference.web.Visit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets only known users into the product's API. */
public final class ProductAccess {
  private final Tenants tenants;
  private final Flags flags;
  private final Faults faults;
  private final AtomicInteger requests = new AtomicInteger();

  /** Access for the users of the tenants. */
  public ProductAccess(Tenants tenants, Flags flags, Faults faults) {
    this.tenants = tenants;
    this.flags = flags;
    this.faults = faults;
  }

  /** Guards {@code /api/…}. */
  public void register(Javalin app) {
    app.before("/api/*", this::admit);
  }

  private void admit(Context context) {
    User user =
        Bearer.token(context).flatMap(tenants::byToken).orElseThrow(Refused::unauthenticated);
    Visit.begin(context, user, Optional.empty(), flags);
    if (faults.has(Fault.UNSTABLE) && requests.incrementAndGet() % 4 == 0) {
      throw new IllegalStateException("planted: unstable");
    }
  }
}
