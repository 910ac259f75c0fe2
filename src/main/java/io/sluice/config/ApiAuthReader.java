package io.sluice.config;

import io.sluice.auth.ApiAuth;
import io.sluice.auth.ApiAuth.Given;
import io.sluice.http.RequestTemplate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads {@code auth.api}. */
final class ApiAuthReader {
  private static final String TENANT = "tenant";
  private static final String BEARER = "Bearer ";
  private static final String[] KINDS = {"static", "client-credentials", "sign-in"};

  private final Template known;

  /** Placeholders every text of it may hold. */
  ApiAuthReader(Template known) {
    this.known = known;
  }

  ApiAuth read(Value value) {
    ApiAuth fallback = new ApiAuth.OfTenant();
    if (value.node() instanceof ScalarNode) {
      word(value);
      return fallback;
    }
    Optional<Section> section = value.section(Shape.API);
    if (section.isEmpty()) {
      return fallback;
    }
    Section from = section.get();
    List<String> given = from.present(KINDS);
    if (given.size() != 1) {
      if (given.size() > 1 || !from.hasUnknownKey()) {
        value.problem(
            given.isEmpty()
                ? "auth.api does not say where requests get their tokens"
                : "auth.api has both " + String.join(" and ", given),
            "Give one of: tenant (as a word), " + String.join(", ", KINDS) + ".");
      }
      return fallback;
    }
    return switch (given.get(0)) {
      case "static" -> fixed(from.find("static").orElseThrow());
      case "client-credentials" ->
          from.section("client-credentials", Shape.CLIENT_CREDENTIALS)
              .<ApiAuth>map(this::clients)
              .orElse(fallback);
      default -> from.section("sign-in", Shape.SIGN_IN).<ApiAuth>map(this::signIn).orElse(fallback);
    };
  }

  /** One word is tenant; the others need more to be said. */
  private static void word(Value value) {
    Optional<String> word = value.raw();
    if (word.filter(text -> List.of(KINDS).contains(text)).isPresent()) {
      value.problem(
          "\"" + word.get() + "\" must say more",
          "Write it as a mapping: " + word.get() + ": and what it needs below it.");
    } else if (word.filter(text -> !text.equals(TENANT)).isPresent()) {
      List<String> all = List.of(TENANT, KINDS[0], KINDS[1], KINDS[2]);
      value.oneOf(all);
    }
  }

  private ApiAuth fixed(Value value) {
    Map<String, Given> roles = new LinkedHashMap<>();
    roles(value)
        .forEach(
            (role, entry) ->
                given(entry.value()).ifPresent(credential -> roles.put(role, credential)));
    return new ApiAuth.Static(roles);
  }

  private static Map<String, Value.Entry> roles(Value value) {
    Optional<Map<String, Value.Entry>> entries = value.entries();
    if (entries.filter(Map::isEmpty).isPresent()) {
      value.problem(value.path() + " has no role", "Name each role that steps act as.");
    }
    Map<String, Value.Entry> roles = entries.orElse(Map.of());
    roles.forEach((role, entry) -> AuthReader.isRole(entry.key(), role));
    return roles;
  }

  private Optional<Given> given(Value value) {
    if (value.node() instanceof ScalarNode) {
      return RequestsReader.line(value, known)
          .map(token -> new Given.Header("Authorization", BEARER + token));
    }
    Optional<Section> section = value.section(Shape.GIVEN);
    if (section.isEmpty()) {
      return Optional.empty();
    }
    Section from = section.get();
    boolean header = !from.present("header", "value").isEmpty();
    boolean basic = !from.present("username", "password").isEmpty();
    if (header == basic) {
      if (header || !from.hasUnknownKey()) {
        value.problem(
            value.path() + (header ? " is both a header and a user" : " says nothing"),
            "Write a bearer token as text, {header, value}, or {username, password}.");
      }
      return Optional.empty();
    }
    return header ? header(from) : basic(from);
  }

  private Optional<Given> header(Section from) {
    Optional<Value> name = from.require("header");
    name.flatMap(Value::raw).ifPresent(text -> Names.checkHeader(name.get(), text));
    Optional<String> value = from.require("value").flatMap(v -> RequestsReader.line(v, known));
    return name.flatMap(Value::raw).flatMap(n -> value.map(v -> new Given.Header(n, v)));
  }

  private Optional<Given> basic(Section from) {
    Optional<String> name = from.require("username").flatMap(v -> v.template(known));
    name.filter(text -> text.replaceAll("\\$\\{[^}]*}", "").contains(":"))
        .ifPresent(
            text ->
                from.find("username")
                    .orElseThrow()
                    .problem("a user name for Basic holds no colon", "RFC 7617, section 2."));
    Optional<String> password = from.require("password").flatMap(v -> v.template(known));
    return name.flatMap(n -> password.map(p -> new Given.Basic(n, p)));
  }

  private ApiAuth clients(Section from) {
    Map<String, ApiAuth.Client> clients = new LinkedHashMap<>();
    from.require("clients")
        .map(ApiAuthReader::roles)
        .orElse(Map.of())
        .forEach(
            (role, entry) ->
                entry
                    .value()
                    .section(Shape.CLIENT)
                    .flatMap(this::client)
                    .ifPresent(client -> clients.put(role, client)));
    return new ApiAuth.ClientCredentials(
        from.require("token-url").flatMap(v -> RequestsReader.path(v, known)).orElse("/"),
        from.find("client-auth")
            .flatMap(value -> value.oneOf(List.of("basic", "body")))
            .filter("body"::equals)
            .isPresent(),
        from.find("scope").flatMap(v -> v.template(known)),
        from.find("audience").flatMap(v -> v.template(known)),
        clients);
  }

  private Optional<ApiAuth.Client> client(Section from) {
    Optional<String> id = from.require("id").flatMap(v -> v.template(known));
    Optional<String> secret = from.require("secret").flatMap(v -> v.template(known));
    Optional<String> scope = from.find("scope").flatMap(v -> v.template(known));
    return id.flatMap(i -> secret.map(s -> new ApiAuth.Client(i, s, scope)));
  }

  private ApiAuth signIn(Section from) {
    RequestTemplate request =
        RequestsReader.request(from, Map.of(), known.and("username", "password", "tenant"));
    Optional<Value> token = from.find("token");
    for (String key : from.present("header", "value")) {
      if (token.isEmpty()) {
        from.key(key)
            .problem(
                "\"" + key + "\" without \"token\"",
                "Without a token the cookies of the answer are sent.");
      }
    }
    Optional<Value> header = from.find("header");
    header.flatMap(Value::raw).ifPresent(text -> Names.checkHeader(header.get(), text));
    return new ApiAuth.SignIn(
        request,
        token.map(value -> RequestsReader.pointer(Optional.of(value))),
        header.flatMap(Value::raw).orElse("Authorization"),
        from.find("value")
            .flatMap(v -> RequestsReader.line(v, known.and("token")))
            .orElse(BEARER + "${token}"));
  }
}
