package io.sluice.config;

import io.sluice.flags.ReadSettings;
import io.sluice.http.RequestTemplate;
import io.sluice.tenants.HandedOut;
import io.sluice.tenants.TenantSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads requests as templates, and the control of tenants made of them. */
final class RequestsReader {
  static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private static final String POINTER = "(/([^~]|~[01])*)?";

  private final Template base;

  /** Placeholders every request of the environment may hold. */
  RequestsReader(Template base) {
    this.base = base;
  }

  /** A request that reads one flag of one tenant, with the headers its mapping gives to all. */
  ReadSettings read(Section common, Optional<Section> read) {
    return new ReadSettings(
        request(read, headers(common, base), base),
        pointer(read.flatMap(from -> from.find("value"))));
  }

  /** A request of a mapping, with the headers the mapping gives to all. */
  RequestTemplate request(Section common, Optional<Section> request, String... alsoKnown) {
    return request(request, headers(common, base), base.and(alsoKnown));
  }

  Optional<TenantSettings> tenants(Section from) {
    if (!from.present("pool", "clean", "shared").isEmpty()) {
      // Refused already; what create and delete lack then is of no interest.
      return Optional.empty();
    }
    Map<String, String> common = headers(from, base);
    Optional<Section> create = from.requireSection("create", Shape.CREATE);
    return Optional.of(
        new TenantSettings(
            request(create, common, base.and("tenant.name", "tenant.secret")),
            pointer(create.flatMap(c -> c.require("id"))),
            handedOut(create),
            request(from.requireSection("delete", Shape.REQUEST), common, base.and("tenant"))));
  }

  private HandedOut handedOut(Optional<Section> create) {
    Optional<Value> tokens = create.flatMap(c -> c.find("tokens"));
    Optional<Value> signIns = create.flatMap(c -> c.find("sign-ins"));
    Map<String, String> tokenOf = new TreeMap<>();
    tokens
        .filter(Value::isMapping)
        .flatMap(Value::entries)
        .orElse(Map.of())
        .forEach(
            (role, entry) -> {
              AuthReader.isRole(entry.key(), role);
              tokenOf.put(role, pointer(Optional.of(entry.value())));
            });
    Map<String, HandedOut.SignInSource> signInOf = new TreeMap<>();
    Template known = base.and("tenant", "tenant.name", "tenant.secret");
    signIns
        .filter(Value::isMapping)
        .flatMap(Value::entries)
        .orElse(Map.of())
        .forEach(
            (role, entry) -> {
              AuthReader.isRole(entry.key(), role);
              AuthReader.user(entry.value(), known)
                  .map(u -> new HandedOut.SignInSource(u.username(), u.password()))
                  .ifPresent(source -> signInOf.put(role, source));
            });
    return new HandedOut(
        pointer(tokens.filter(value -> !value.isMapping())),
        tokenOf,
        pointer(signIns.filter(value -> !value.isMapping())),
        signInOf);
  }

  private RequestTemplate request(
      Optional<Section> section, Map<String, String> common, Template known) {
    if (section.isEmpty()) {
      return new RequestTemplate("GET", "/", common, Optional.empty());
    }
    return request(section.get(), common, known);
  }

  static RequestTemplate request(Section from, Map<String, String> common, Template known) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(common);
    headers.putAll(headers(from, known));
    return new RequestTemplate(
        from.require("method").flatMap(value -> value.oneOf(METHODS)).orElse("GET"),
        from.require("path").flatMap(value -> path(value, known)).orElse("/"),
        headers,
        from.find("body").flatMap(value -> value.template(known)));
  }

  /** A path of the service, or a whole URL. */
  static Optional<String> path(Value value, Template known) {
    Optional<String> path = value.template(known);
    path.filter(text -> !text.matches("(?s)(/|https?://|\\$\\{env:).*") || text.matches(".*\\s.*"))
        .ifPresent(
            text ->
                value.problem(
                    value.path() + " must start with / or be a whole http:// or https:// URL",
                    "Blanks in it are written %20."));
    return path;
  }

  private static Map<String, String> headers(Section from, Template known) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    from.find("headers")
        .flatMap(Value::entries)
        .orElse(Map.of())
        .forEach(
            (name, entry) -> {
              Names.checkHeader(entry.key(), name);
              line(entry.value(), known).ifPresent(text -> headers.put(name, text));
            });
    return headers;
  }

  /** What a header can hold. */
  static Optional<String> line(Value value, Template known) {
    return value.template(known).filter(text -> oneLine(value, text));
  }

  private static boolean oneLine(Value value, String text) {
    if (text.contains("\n") || text.contains("\r")) {
      value.problem("a header is one line", "Take the line breaks out.");
      return false;
    }
    return true;
  }

  /** A JSON Pointer (RFC 6901); empty text for the whole answer. */
  static String pointer(Optional<Value> value) {
    Optional<String> pointer = value.flatMap(Value::raw);
    pointer
        .filter(text -> !text.matches(POINTER))
        .ifPresent(
            text ->
                value
                    .orElseThrow()
                    .problem(
                        "\"" + text + "\" is no JSON Pointer",
                        "Write it as /id or /tenant/id, from the top of the answer."));
    return pointer.orElse("");
  }
}
