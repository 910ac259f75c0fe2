package io.sluice.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.sluice.http.Answer;
import io.sluice.http.ControlClient;
import io.sluice.http.RequestTemplate;
import io.sluice.http.Values;
import io.sluice.model.Secrets;
import io.sluice.model.Trouble;
import io.sluice.model.world.Tenant;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Tenants made and removed by requests that sluice.yaml describes. */
public final class HttpTenants implements TenantControl {
  private static final String STAGE = "tenants";
  private static final String FIX = "check `tenants` of the environment in sluice.yaml";

  private final TenantSettings settings;
  private final ControlClient client;
  private final Values values;
  private final Secrets secrets;

  /**
   * @param values {@code run.secret}, {@code env:NAME} and what else the templates may hold
   * @param secrets gets every token and password that is handed out
   */
  public HttpTenants(
      TenantSettings settings, ControlClient client, Values values, Secrets secrets) {
    this.settings = settings;
    this.client = client;
    this.values = values;
    this.secrets = secrets;
  }

  @Override
  public Tenant create(String name) {
    RequestTemplate request = values.with("tenant.name", name).fill(settings.create());
    Answer answer;
    try {
      answer = client.send(request);
    } catch (IOException e) {
      throw notCreated(String.valueOf(e.getMessage()));
    }
    if (!answer.ok()) {
      throw notCreated(answer.line() + ": " + secrets.mask(answer.excerpt()));
    }
    JsonNode id = answer.at(settings.idPointer());
    if (!id.isValueNode() || id.isNull() || id.asText().isEmpty()) {
      throw notCreated(answer.line() + ", no id at " + settings.idPointer());
    }
    return new Tenant(id.asText(), tokens(answer), signIns(answer));
  }

  private Map<String, String> tokens(Answer answer) {
    Map<String, String> tokens = new TreeMap<>();
    roles(answer, settings.tokensPointer(), "tokens")
        .properties()
        .forEach(
            role -> {
              secrets.add(role.getValue().asText());
              tokens.put(role.getKey(), role.getValue().asText());
            });
    return tokens;
  }

  private Map<String, Tenant.SignIn> signIns(Answer answer) {
    Map<String, Tenant.SignIn> signIns = new TreeMap<>();
    roles(answer, settings.signInsPointer(), "sign-ins")
        .properties()
        .forEach(
            role -> {
              String password = role.getValue().path("password").asText();
              secrets.add(password);
              String username = role.getValue().path("username").asText();
              signIns.put(role.getKey(), new Tenant.SignIn(username, password));
            });
    return signIns;
  }

  private static JsonNode roles(Answer answer, String pointer, String what) {
    JsonNode roles = pointer.isEmpty() ? MissingNode.getInstance() : answer.at(pointer);
    if (!pointer.isEmpty() && !roles.isObject()) {
      throw notCreated(answer.line() + ", no " + what + " by role at " + pointer);
    }
    return roles;
  }

  @Override
  public void delete(String id) {
    try {
      Answer answer = client.send(values.with("tenant", id).fill(settings.delete()));
      boolean gone = answer.status() == 404 || answer.status() == 410;
      if (!answer.ok() && !gone) {
        throw notDeleted(id, answer.line());
      }
    } catch (IOException e) {
      throw notDeleted(id, String.valueOf(e.getMessage()));
    }
  }

  private static Trouble notCreated(String why) {
    return new Trouble("tenant-not-created", STAGE, "no tenant was created: " + why, FIX);
  }

  private static Trouble notDeleted(String id, String why) {
    return new Trouble(
        "tenant-not-deleted",
        STAGE,
        "tenant " + id + " was not deleted: " + why,
        FIX + "; `recover` tries again");
  }
}
