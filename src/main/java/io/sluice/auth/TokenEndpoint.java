package io.sluice.auth;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.http.Answer;
import io.sluice.http.ControlClient;
import io.sluice.http.Placeholders;
import io.sluice.http.RequestTemplate;
import io.sluice.http.Values;
import io.sluice.model.Secrets;
import io.sluice.model.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Asks an authorization server for tokens (RFC 6749, sections 4.4, 5.1 and 5.2). Thread-safe. */
final class TokenEndpoint {
  private static final String FIX = "check auth.api.client-credentials in sluice.yaml";

  private final ApiAuth.ClientCredentials settings;
  private final ControlClient http;
  private final Values values;
  private final Secrets secrets;

  /**
   * What the server answered.
   *
   * @param text the access token
   * @param life {@code expires_in}; empty if the server does not say
   */
  record Token(String text, Optional<Duration> life) {
    @Override
    public String toString() {
      return "Token[" + life + "]";
    }
  }

  TokenEndpoint(
      ApiAuth.ClientCredentials settings, ControlClient http, Values values, Secrets secrets) {
    this.settings = settings;
    this.http = http;
    this.values = values;
    this.secrets = secrets;
  }

  /**
   * A new token for the role's client.
   *
   * @throws Trouble {@code sign-in-failed} with what came back
   */
  Token fetch(String role, ApiAuth.Client client) {
    RequestTemplate request = request(client);
    Answer answer;
    try {
      answer = http.send(request);
    } catch (IOException e) {
      throw Roles.notSignedIn(role, secrets.mask(String.valueOf(e.getMessage())), FIX);
    }
    if (!answer.ok()) {
      throw failed(role, answer, ": " + refusal(answer));
    }
    JsonNode token = answer.at("/access_token");
    if (!token.isTextual() || token.asText().isBlank()) {
      throw failed(role, answer, ", no access_token in the answer");
    }
    secrets.add(token.asText());
    JsonNode type = answer.at("/token_type");
    if (type.isTextual() && !type.asText().equalsIgnoreCase("bearer")) {
      throw failed(role, answer, ", a token of type \"" + secrets.mask(type.asText()) + "\"");
    }
    return new Token(token.asText(), life(answer.at("/expires_in")));
  }

  /** Some servers write the number as a text. */
  private static Optional<Duration> life(JsonNode seconds) {
    long life = seconds.asLong(-1);
    return life < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(life));
  }

  private RequestTemplate request(ApiAuth.Client client) {
    String id = values.fill(client.id());
    String secret = values.fill(client.secret());
    secrets.add(secret);
    Map<String, String> form = new TreeMap<>();
    form.put("grant_type", "client_credentials");
    client.scope().or(settings::scope).ifPresent(scope -> form.put("scope", values.fill(scope)));
    settings.audience().ifPresent(audience -> form.put("audience", values.fill(audience)));
    Map<String, String> headers = new TreeMap<>();
    headers.put("Accept", "application/json");
    headers.put("Content-Type", "application/x-www-form-urlencoded");
    if (settings.inBody()) {
      form.put("client_id", id);
      form.put("client_secret", secret);
    } else {
      // Section 2.3.1: both are form-encoded first.
      String both = Placeholders.inPath(id) + ":" + Placeholders.inPath(secret);
      secrets.add(Placeholders.inPath(secret));
      byte[] bytes = both.getBytes(StandardCharsets.UTF_8);
      headers.put("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
    }
    StringBuilder body = new StringBuilder();
    form.forEach(
        (name, value) ->
            body.append(body.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(Placeholders.inPath(value)));
    String url = values.fillPath(settings.tokenUrl());
    return new RequestTemplate("POST", url, headers, Optional.of(body.toString()));
  }

  /** {@code invalid_client (Unknown client)}, else the start of the answer. */
  private String refusal(Answer answer) {
    JsonNode error = answer.at("/error");
    JsonNode description = answer.at("/error_description");
    String text =
        error.isTextual()
            ? error.asText() + (description.isTextual() ? " (" + description.asText() + ")" : "")
            : answer.excerpt();
    return secrets.mask(text);
  }

  private static Trouble failed(String role, Answer answer, String why) {
    return Roles.notSignedIn(role, answer.line() + why, FIX);
  }
}
