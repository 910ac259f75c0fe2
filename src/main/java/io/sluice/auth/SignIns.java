package io.sluice.auth;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.http.Answer;
import io.sluice.http.ControlClient;
import io.sluice.http.ControlClient.WithHeaders;
import io.sluice.http.RequestTemplate;
import io.sluice.http.Values;
import io.sluice.model.Secrets;
import io.sluice.model.Trouble;
import io.sluice.model.world.Credential;
import io.sluice.model.world.Credentials;
import io.sluice.model.world.Tenant;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Signs a role in when it first acts, once for each attempt: a session that one trial ends, or that
 * grew old, is no matter of another. For the attempt's own thread.
 */
final class SignIns implements Credentials {
  private static final String FIX = "check auth.api.sign-in and auth.users in sluice.yaml";

  /** Shorter values that scripts may read are rather settings such as a language. */
  private static final int LENGTH_OF_A_SECRET = 16;

  private final ApiAuth.SignIn settings;
  private final ControlClient http;
  private final Values values;
  private final Secrets secrets;
  private final Consumer<WithHeaders> seen;
  private final Map<String, Credential> known = new HashMap<>();

  /**
   * @param seen gets each answer: it may tell which flags were evaluated
   */
  SignIns(
      ApiAuth.SignIn settings,
      ControlClient http,
      Values values,
      Secrets secrets,
      Consumer<WithHeaders> seen) {
    this.settings = settings;
    this.http = http;
    this.values = values;
    this.secrets = secrets;
    this.seen = seen;
  }

  @Override
  public Credential of(Tenant tenant, String which, String role) {
    String key = tenant.id() + " " + role;
    Credential credential = known.get(key);
    if (credential == null) {
      Tenant.SignIn user = tenant.signIns().get(role);
      if (user == null) {
        throw Roles.unknown(
            "auth.users, nor among the sign-ins of " + which, role, tenant.signIns().keySet());
      }
      credential = signIn(tenant, role, user);
      known.put(key, credential);
    }
    return credential;
  }

  private Credential signIn(Tenant tenant, String role, Tenant.SignIn user) {
    secrets.add(user.password());
    RequestTemplate request =
        values
            .with("username", user.username())
            .with("password", user.password())
            .with("tenant", tenant.id())
            .fill(settings.request());
    WithHeaders received;
    try {
      received = http.exchange(request);
    } catch (IOException e) {
      throw Roles.notSignedIn(role, secrets.mask(String.valueOf(e.getMessage())), FIX);
    }
    seen.accept(received);
    return settings.token().isPresent()
        ? token(role, received.answer(), settings.token().get())
        : cookies(role, received);
  }

  private Credential token(String role, Answer answer, String pointer) {
    if (!answer.ok()) {
      throw refused(role, answer);
    }
    JsonNode token = answer.at(pointer);
    if (!token.isValueNode() || token.isNull() || token.asText().isBlank()) {
      throw Roles.notSignedIn(role, answer.line() + ", no token at " + pointer, FIX);
    }
    secrets.add(token.asText());
    String value = values.with("token", token.asText()).fill(settings.value());
    return Credential.header(settings.header(), value);
  }

  /** Signing in by a form is often answered with a redirect. */
  private Credential cookies(String role, WithHeaders received) {
    Answer answer = received.answer();
    if (answer.status() >= 400) {
      throw refused(role, answer);
    }
    Map<String, String> cookies = new LinkedHashMap<>();
    received.all("Set-Cookie").forEach(line -> cookie(line).ifPresent(c -> put(cookies, c)));
    if (cookies.isEmpty()) {
      throw Roles.notSignedIn(
          role,
          answer.line() + ", the answer sets no cookie",
          "where the answer holds a token, set auth.api.sign-in.token to where; else " + FIX);
    }
    return new Credential(Map.of(), cookies);
  }

  /** What RFC 6265, section 5.2, takes of a Set-Cookie line. */
  private record Cookie(String name, String value, List<String> attributes) {
    boolean has(String attribute) {
      return attributes.contains(attribute);
    }
  }

  private static Optional<Cookie> cookie(String line) {
    List<String> parts = List.of(line.split(";", -1));
    int equals = parts.get(0).indexOf('=');
    if (equals <= 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Cookie(
            parts.get(0).substring(0, equals).strip(),
            parts.get(0).substring(equals + 1).strip(),
            parts.stream().skip(1).map(p -> p.strip().toLowerCase(Locale.ROOT)).toList()));
  }

  private void put(Map<String, String> cookies, Cookie cookie) {
    if (cookie.value().isEmpty() || cookie.has("max-age=0")) {
      cookies.remove(cookie.name());
      return;
    }
    if (cookie.has("httponly") || cookie.value().length() >= LENGTH_OF_A_SECRET) {
      secrets.add(cookie.value());
    }
    cookies.put(cookie.name(), cookie.value());
  }

  private Trouble refused(String role, Answer answer) {
    return Roles.notSignedIn(role, answer.line() + ": " + secrets.mask(answer.excerpt()), FIX);
  }
}
