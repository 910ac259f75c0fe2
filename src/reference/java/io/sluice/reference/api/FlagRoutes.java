package io.sluice.reference.api;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.sluice.reference.check.Input;
import io.sluice.reference.check.Refused;
import io.sluice.reference.flag.Flag;
import io.sluice.reference.flag.FlagSettings;
import io.sluice.reference.flag.FlagState;
import io.sluice.reference.flag.Flags;
import io.sluice.reference.tenant.Tenants;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The flags of tenants, for the administrator. They are read the way the product reads them, so
 * that the answer tells what the tenant's next request sees; they are changed here only where they
 * are the service's own.
 */
public final class FlagRoutes {
  private final Tenants tenants;
  private final FlagSettings settings;
  private final Flags flags;
  private final Json json = new Json();

  /** The flags of tenants; {@link AdminRoutes} guards the way in. */
  public FlagRoutes(Tenants tenants, FlagSettings settings, Flags flags) {
    this.tenants = tenants;
    this.settings = settings;
    this.flags = flags;
  }

  /** Adds the routes. */
  public void register(Javalin app) {
    app.get("/admin/tenants/{tenant}/flags", this::flags);
    app.get("/admin/tenants/{tenant}/flags/{flag}", this::flag);
    app.put("/admin/tenants/{tenant}/flags/{flag}", this::set);
    app.delete("/admin/tenants/{tenant}/flags/{flag}", this::clear);
  }

  /** Refuses what would change flags that come from elsewhere. */
  static void mustBeOwn(Flags flags) {
    if (!flags.source().isOwn()) {
      throw Refused.flagsElsewhere(flags.source().description());
    }
  }

  private void flags(Context context) {
    String tenant = tenantId(context);
    Map<String, Object> values = new LinkedHashMap<>();
    for (Flag flag : Flag.values()) {
      values.put(flag.key(), state(tenant, flag).value());
    }
    json.answer(context, 200, Map.of("flags", values));
  }

  private void flag(Context context) {
    String tenant = tenantId(context);
    Flag flag = flagOf(context);
    FlagState state = state(tenant, flag);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("flag", flag.key());
    answer.put("value", state.value());
    answer.put("source", state.source());
    json.answer(context, 200, answer);
  }

  /** A failed evaluation has the default for its value: no setting, so it is not told as one. */
  private FlagState state(String tenant, Flag flag) {
    FlagState state = flags.state(tenant, flag);
    state
        .failure()
        .ifPresent(
            reason -> {
              throw Refused.flagsUnavailable(reason);
            });
    return state;
  }

  private void set(Context context) {
    Input input = json.body(context);
    String tenant = tenantId(context);
    Flag flag = flagOf(context);
    boolean on =
        flag.meaning(input.value("value").orElse(""))
            .orElseThrow(
                () ->
                    Refused.invalid("invalid", "The value must be " + flag.values("or"), "value"));
    mustBeOwn(flags);
    settings.set(tenant, flag, on);
    flag(context);
  }

  private void clear(Context context) {
    String tenant = tenantId(context);
    Flag flag = flagOf(context);
    mustBeOwn(flags);
    settings.clear(tenant, flag);
    context.status(204);
  }

  private String tenantId(Context context) {
    String id = context.pathParam("tenant");
    if (!tenants.exists(id)) {
      throw AdminRoutes.noSuchTenant();
    }
    return id;
  }

  private static Flag flagOf(Context context) {
    return Flag.byKey(context.pathParam("flag"))
        .orElseThrow(() -> Refused.notFound("There is no such flag"));
  }
}
