package io.sluice.auth;

import io.sluice.http.Values;
import io.sluice.model.Secrets;
import io.sluice.model.world.Credential;
import io.sluice.model.world.Credentials;
import io.sluice.model.world.Tenant;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What sluice.yaml gives each role, whatever the tenant. Thread-safe. */
final class StaticCredentials implements Credentials {
  private final ApiAuth.Static settings;
  private final Values values;
  private final Secrets secrets;

  StaticCredentials(ApiAuth.Static settings, Values values, Secrets secrets) {
    this.settings = settings;
    this.values = values;
    this.secrets = secrets;
  }

  @Override
  public Credential of(Tenant tenant, String which, String role) {
    ApiAuth.Given given = settings.roles().get(role);
    if (given == null) {
      throw Roles.unknown("auth.api.static", role, settings.roles().keySet());
    }
    return given instanceof ApiAuth.Given.Basic basic
        ? basic(basic)
        : header((ApiAuth.Given.Header) given);
  }

  private Credential header(ApiAuth.Given.Header given) {
    String value = values.fill(given.value());
    secrets.add(value.startsWith("Bearer ") ? value.substring("Bearer ".length()) : value);
    return Credential.header(given.name(), value);
  }

  private Credential basic(ApiAuth.Given.Basic given) {
    String password = values.fill(given.password());
    secrets.add(password);
    String both = values.fill(given.username()) + ":" + password;
    String encoded = Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    return Credential.header("Authorization", "Basic " + encoded);
  }
}
