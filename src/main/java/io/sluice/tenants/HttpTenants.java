package io.sluice.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.http.Answer;
import io.sluice.http.ControlClient;
import io.sluice.http.RequestTemplate;
import io.sluice.http.Values;
import io.sluice.model.Secrets;
import io.sluice.model.Trouble;
import io.sluice.model.world.Tenant;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Tenants made and removed by requests that sluice.yaml describes. */
public final class HttpTenants implements TenantControl {
  private static final String STAGE = "tenants";
  private static final String FIX = "check `tenants` of the environment in sluice.yaml";
  private static final int SECRET_BYTES = 12;

  private final TenantSettings.Created settings;
  private final ControlClient client;
  private final Values values;
  private final Secrets secrets;
  private final List<String> roles;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param values {@code run.secret}, {@code env:NAME} and what else the templates may hold
   * @param secrets gets every token and password that is handed out
   * @param roles of sluice.yaml; where there is only one, an answer need not name it
   */
  public HttpTenants(
      TenantSettings.Created settings,
      ControlClient client,
      Values values,
      Secrets secrets,
      List<String> roles) {
    this.settings = settings;
    this.client = client;
    this.values = values;
    this.secrets = secrets;
    this.roles = List.copyOf(roles);
  }

  @Override
  public Tenant create(String name) {
    return create(name, id -> {});
  }

  @Override
  public Tenant create(String name, Consumer<String> made) {
    Values known = values.with("tenant.name", name).with("tenant.secret", newSecret());
    RequestTemplate request = known.fill(settings.create());
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
    made.accept(id.asText());
    Values all = known.with("tenant", id.asText());
    return new Tenant(id.asText(), tokens(answer), signIns(answer, all));
  }

  /** With every kind of character that rules for passwords ask for. */
  private String newSecret() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    String secret = "Aa1-" + HexFormat.of().formatHex(bytes);
    secrets.add(secret);
    return secret;
  }

  private Map<String, String> tokens(Answer answer) {
    Map<String, String> tokens = new TreeMap<>();
    String pointer = settings.handedOut().tokens();
    if (!pointer.isEmpty()) {
      JsonNode found = answer.at(pointer);
      if (found.isTextual() && roles.size() == 1) {
        tokens.put(roles.get(0), found.asText());
      } else {
        byRole(answer, found, "tokens", pointer)
            .properties()
            .forEach(role -> tokens.put(role.getKey(), role.getValue().asText()));
      }
    }
    settings
        .handedOut()
        .tokenOf()
        .forEach((role, at) -> tokens.put(role, text(answer, at, "token of the " + role)));
    tokens.values().forEach(secrets::add);
    return tokens;
  }

  private Map<String, Tenant.SignIn> signIns(Answer answer, Values known) {
    Map<String, Tenant.SignIn> signIns = new TreeMap<>();
    String pointer = settings.handedOut().signIns();
    if (!pointer.isEmpty()) {
      JsonNode found = answer.at(pointer);
      if (found.path("password").isValueNode() && roles.size() == 1) {
        signIns.put(roles.get(0), signIn(found));
      } else {
        byRole(answer, found, "sign-ins", pointer)
            .properties()
            .forEach(role -> signIns.put(role.getKey(), signIn(role.getValue())));
      }
    }
    settings
        .handedOut()
        .signInOf()
        .forEach(
            (role, source) ->
                signIns.put(
                    role,
                    new Tenant.SignIn(
                        given(answer, source.username(), known, "user name of the " + role),
                        given(answer, source.password(), known, "password of the " + role))));
    signIns.values().forEach(signIn -> secrets.add(signIn.password()));
    return signIns;
  }

  private static Tenant.SignIn signIn(JsonNode user) {
    return new Tenant.SignIn(user.path("username").asText(), user.path("password").asText());
  }

  private static String given(Answer answer, String source, Values known, String what) {
    return source.startsWith("/") ? text(answer, source, what) : known.fill(source);
  }

  private static String text(Answer answer, String pointer, String what) {
    JsonNode found = answer.at(pointer);
    if (!found.isValueNode() || found.isNull() || found.asText().isEmpty()) {
      throw notCreated(answer.line() + ", no " + what + " at " + pointer);
    }
    return found.asText();
  }

  private static JsonNode byRole(Answer answer, JsonNode found, String what, String pointer) {
    if (!found.isObject()) {
      throw notCreated(answer.line() + ", no " + what + " by role at " + pointer);
    }
    return found;
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

  /**
   * The id of the tenant of that name, if there is one among those that the service lists.
   *
   * @throws Trouble {@code tenants-not-listed}, also if the settings do not say how
   */
  public Optional<String> find(String name) {
    TenantList list =
        settings
            .list()
            .orElseThrow(() -> notListed("sluice.yaml does not say how they are listed"));
    JsonNode items = ask(list).at(list.items());
    if (!items.isArray()) {
      throw notListed("no list at " + (list.items().isEmpty() ? "the top" : list.items()));
    }
    for (JsonNode item : items) {
      if (item.at(list.name()).asText().equals(name)) {
        String id = item.at(list.id()).asText();
        if (id.isEmpty()) {
          throw notListed("the entry of " + name + " has no id at " + list.id());
        }
        return Optional.of(id);
      }
    }
    return Optional.empty();
  }

  private Answer ask(TenantList list) {
    try {
      Answer answer = client.send(values.fill(list.request()));
      if (!answer.ok()) {
        throw notListed(answer.line());
      }
      return answer;
    } catch (IOException e) {
      throw notListed(String.valueOf(e.getMessage()));
    }
  }

  private static Trouble notListed(String why) {
    return new Trouble("tenants-not-listed", STAGE, "the tenants are not known: " + why, FIX);
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
