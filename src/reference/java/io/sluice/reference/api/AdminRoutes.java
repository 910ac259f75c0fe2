package io.sluice.reference.api;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.sluice.reference.check.Checks;
import io.sluice.reference.check.Input;
import io.sluice.reference.check.Refused;
import io.sluice.reference.flag.Flag;
import io.sluice.reference.flag.FlagSettings;
import io.sluice.reference.flag.Flags;
import io.sluice.reference.tenant.NewTenant;
import io.sluice.reference.tenant.Secrets;
import io.sluice.reference.tenant.SignIn;
import io.sluice.reference.tenant.Tenant;
import io.sluice.reference.tenant.Tenants;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The administrator's API, {@code /admin/…}: tenants. */
public final class AdminRoutes {
  private static final int MAX_NAME = 100;

  private final Tenants tenants;
  private final FlagSettings settings;
  private final Flags flags;
  private final Optional<String> adminToken;
  private final Json json = new Json();

  /**
   * The API over tenants.
   *
   * @param adminToken the token to ask for; without one nobody gets in
   */
  public AdminRoutes(
      Tenants tenants, FlagSettings settings, Flags flags, Optional<String> adminToken) {
    this.tenants = tenants;
    this.settings = settings;
    this.flags = flags;
    this.adminToken = adminToken;
  }

  /** Adds the routes. */
  public void register(Javalin app) {
    app.before("/admin/*", this::admit);
    app.post("/admin/tenants", this::create);
    app.get("/admin/tenants", this::list);
    app.delete("/admin/tenants/{tenant}", this::delete);
    app.post("/admin/tenants/{tenant}/reset", this::reset);
  }

  private void admit(Context context) {
    boolean known =
        Bearer.token(context)
            .flatMap(given -> adminToken.map(expected -> Secrets.same(given, expected)))
            .orElse(false);
    if (!known) {
      throw Refused.unauthenticated();
    }
  }

  private void create(Context context) {
    Input input = json.body(context);
    Checks checks = new Checks();
    String name = checks.text(input, "name", "Name", MAX_NAME);
    Map<Flag, Boolean> wanted = wantedFlags(input, checks);
    checks.refuseIfWrong();
    if (!wanted.isEmpty()) {
      FlagRoutes.mustBeOwn(flags);
    }
    NewTenant tenant = tenants.create(name);
    wanted.forEach((flag, on) -> settings.set(tenant.id(), flag, on));
    json.answer(context, 201, created(tenant));
  }

  private static Map<Flag, Boolean> wantedFlags(Input input, Checks checks) {
    Map<Flag, Boolean> wanted = new EnumMap<>(Flag.class);
    Object flags = input.value("flags").orElse(Map.of());
    if (!(flags instanceof Map<?, ?> byName)) {
      checks.add("invalid", "Flags must be an object", "flags");
      return wanted;
    }
    byName.forEach(
        (name, value) -> {
          Optional<Flag> flag = Flag.byKey(name.toString());
          if (flag.isEmpty()) {
            checks.add("unknown-value", "There is no flag " + name, "flags." + name);
          } else {
            flag.flatMap(f -> f.meaning(value))
                .ifPresentOrElse(
                    on -> wanted.put(flag.get(), on),
                    () ->
                        checks.add(
                            "invalid",
                            "The flag must be " + flag.get().values("or"),
                            "flags." + name));
          }
        });
    return wanted;
  }

  private static Map<String, Object> created(NewTenant tenant) {
    Map<String, Object> tokens = new LinkedHashMap<>();
    Map<String, Object> signIns = new LinkedHashMap<>();
    for (SignIn signIn : tenant.signIns()) {
      tokens.put(signIn.role().key(), signIn.token());
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("username", signIn.username());
      entry.put("password", signIn.password());
      signIns.put(signIn.role().key(), entry);
    }
    Map<String, Object> created = new LinkedHashMap<>();
    created.put("id", tenant.id());
    created.put("name", tenant.name());
    created.put("tokens", tokens);
    created.put("signIns", signIns);
    return created;
  }

  private void list(Context context) {
    json.answer(
        context, 200, Map.of("tenants", tenants.all().stream().map(AdminRoutes::tenant).toList()));
  }

  private static Map<String, Object> tenant(Tenant tenant) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("id", tenant.id());
    entry.put("name", tenant.name());
    entry.put("createdAt", tenant.createdAt().toString());
    return entry;
  }

  private void delete(Context context) {
    if (!tenants.delete(context.pathParam("tenant"))) {
      throw noSuchTenant();
    }
    context.status(204);
  }

  private void reset(Context context) {
    if (!tenants.reset(context.pathParam("tenant"))) {
      throw noSuchTenant();
    }
    context.status(204);
  }

  static Refused noSuchTenant() {
    return Refused.notFound("There is no such tenant");
  }
}
