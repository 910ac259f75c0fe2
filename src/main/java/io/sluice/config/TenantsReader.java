package io.sluice.config;

import io.sluice.http.RequestTemplate;
import io.sluice.model.world.Tenant;
import io.sluice.tenants.HandedOut;
import io.sluice.tenants.TenantList;
import io.sluice.tenants.TenantSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Reads {@code tenants} of an environment: one of three ways to come to them. */
final class TenantsReader {
  private static final List<String> GIVEN = List.of("pool", "shared");

  private final Template base;
  private final List<String> roles;

  /**
   * @param base placeholders every text there may hold
   * @param roles those of {@code auth.roles}; none where it does not name any
   */
  TenantsReader(Template base, List<String> roles) {
    this.base = base;
    this.roles = roles;
  }

  Optional<TenantSettings> read(Section from) {
    List<String> ways = ways(from);
    if (ways.size() > 1) {
      from.key(ways.get(1))
          .problem(
              from.self().path() + " has both " + ways.get(0) + " and " + ways.get(1),
              "Keep one of: create and delete, pool, shared.");
      return Optional.empty();
    }
    if (ways.isEmpty()) {
      if (!from.hasUnknownKey()) {
        from.self()
            .problem(
                from.self().path() + " does not say where tenants come from",
                "Give it one of: create and delete, pool, shared.");
      }
      return Optional.empty();
    }
    return Optional.of(
        switch (ways.get(0)) {
          case "pool" -> pool(from);
          case "shared" -> shared(from);
          default -> created(from);
        });
  }

  /** A key for each way that is begun, in written order. */
  private static List<String> ways(Section from) {
    Map<String, String> keys = new LinkedHashMap<>();
    from.present("create", "delete", "list", "pool", "shared")
        .forEach(key -> keys.putIfAbsent(GIVEN.contains(key) ? key : "created", key));
    return List.copyOf(keys.values());
  }

  private TenantSettings created(Section from) {
    Map<String, String> common = RequestsReader.headers(from, base);
    if (from.find("clean").isPresent()) {
      from.key("clean")
          .problem(
              "\"clean\" without \"pool\" or \"shared\"", "A tenant that was created is deleted.");
    }
    Optional<Section> create = from.requireSection("create", Shape.CREATE);
    return new TenantSettings.Created(
        RequestsReader.request(create, common, base.and("tenant.name", "tenant.secret")),
        RequestsReader.pointer(create.flatMap(c -> c.require("id"))),
        handedOut(create),
        RequestsReader.request(
            from.requireSection("delete", Shape.REQUEST), common, base.and("tenant")),
        from.section("list", Shape.TENANT_LIST).map(list -> list(list, common)));
  }

  private TenantList list(Section from, Map<String, String> common) {
    return new TenantList(
        RequestsReader.request(from, common, base),
        RequestsReader.pointer(from.find("items")),
        RequestsReader.pointer(from.require("name")),
        RequestsReader.pointer(from.require("id")));
  }

  private TenantSettings pool(Section from) {
    Map<String, String> common = RequestsReader.headers(from, base);
    List<Tenant> tenants = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    from.elements("pool").forEach(value -> given(value, ids).ifPresent(tenants::add));
    if (from.find("pool").flatMap(Value::list).filter(List::isEmpty).isPresent()) {
      from.find("pool").get().problem("the pool is empty", "Name the tenants that trials may use.");
    }
    return new TenantSettings.Pool(
        tenants,
        RequestsReader.request(
            from.requireSection("clean", Shape.REQUEST), common, base.and("tenant")));
  }

  private TenantSettings shared(Section from) {
    Map<String, String> common = RequestsReader.headers(from, base);
    Tenant tenant =
        from.find("shared")
            .flatMap(value -> given(value, new HashSet<>()))
            .orElse(new Tenant("", Map.of(), Map.of()));
    Optional<RequestTemplate> clean =
        from.section("clean", Shape.REQUEST)
            .map(request -> RequestsReader.request(request, common, base.and("tenant")));
    return new TenantSettings.Shared(tenant, clean);
  }

  private Optional<Tenant> given(Value value, Set<String> ids) {
    Optional<Section> section = value.section(Shape.GIVEN_TENANT);
    if (section.isEmpty()) {
      return Optional.empty();
    }
    Section from = section.get();
    Optional<Value> id = from.require("id");
    Optional<String> text = id.flatMap(v -> v.filled(base));
    if (text.isPresent() && !ids.add(text.get())) {
      id.get()
          .problem(
              "duplicate tenant \"" + text.get() + "\"",
              "One trial at a time uses a tenant: name each once.");
    }
    Map<String, String> tokens = new TreeMap<>();
    byRole(
        from.find("tokens"),
        (role, token) -> token.template(base).ifPresent(given -> tokens.put(role, given)));
    Map<String, Tenant.SignIn> signIns = new TreeMap<>();
    byRole(
        from.find("sign-ins"),
        (role, user) ->
            AuthReader.user(user, base)
                .map(u -> new Tenant.SignIn(u.username(), u.password()))
                .ifPresent(signIn -> signIns.put(role, signIn)));
    return text.map(known -> new Tenant(known, tokens, signIns));
  }

  private void byRole(Optional<Value> mapping, BiConsumer<String, Value> each) {
    mapping
        .flatMap(Value::entries)
        .orElse(Map.of())
        .forEach(
            (role, entry) -> {
              if (AuthReader.isRole(entry.key(), role)
                  && !roles.isEmpty()
                  && !roles.contains(role)) {
                entry
                    .key()
                    .problem(
                        "unknown role \"" + role + "\"" + Nearest.hint(role, roles),
                        "auth.roles has " + String.join(", ", roles) + ".");
              }
              each.accept(role, entry.value());
            });
  }

  private HandedOut handedOut(Optional<Section> create) {
    Optional<Value> tokens = create.flatMap(c -> c.find("tokens"));
    Optional<Value> signIns = create.flatMap(c -> c.find("sign-ins"));
    Map<String, String> tokenOf = new TreeMap<>();
    byRole(
        tokens.filter(Value::isMapping),
        (role, at) -> tokenOf.put(role, RequestsReader.pointer(Optional.of(at))));
    Map<String, HandedOut.SignInSource> signInOf = new TreeMap<>();
    Template known = base.and("tenant", "tenant.name", "tenant.secret");
    byRole(
        signIns.filter(Value::isMapping),
        (role, user) ->
            AuthReader.user(user, known)
                .map(u -> new HandedOut.SignInSource(u.username(), u.password()))
                .ifPresent(source -> signInOf.put(role, source)));
    return new HandedOut(
        RequestsReader.pointer(tokens.filter(value -> !value.isMapping())),
        tokenOf,
        RequestsReader.pointer(signIns.filter(value -> !value.isMapping())),
        signInOf);
  }
}
