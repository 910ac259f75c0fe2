package io.sluice.run;

import io.sluice.model.InvalidInput;
import io.sluice.model.Problem;
import io.sluice.model.criterion.Scenario.Turn;
import io.sluice.model.evidence.Exposure;
import io.sluice.model.flag.Flags;
import io.sluice.model.flag.Vector;
import io.sluice.model.plan.Trial;
import io.sluice.model.world.Patience;
import io.sluice.model.world.Tenant;
import io.sluice.model.world.Variables;
import io.sluice.model.world.World;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The world of one attempt. */
final class TrialWorld implements World, AutoCloseable {
  /** 36 to the power of 9 of them: a run never meets one twice. */
  private static final int UNIQUE_DIGITS = 9;

  private final Trial trial;
  private final URI baseUrl;
  private final Duration stepTimeout;
  private final TrialTenants tenants;
  private final Flags flags;
  private final Tenant tenant;
  private final Variables variables;
  private final ProjectFiles files;
  private final Patience patience = new Patience();
  private final Map<String, Tenant> others = new LinkedHashMap<>();
  private final List<Exposure> exposures = new ArrayList<>();
  private final List<Piece> pieces = new ArrayList<>();
  private Vector vector;
  private boolean untold;

  /** A piece of evidence that is not yet written anywhere. */
  static final class Piece {
    final String name;
    final String mediaType;
    final Supplier<byte[]> content;

    Piece(String name, String mediaType, Supplier<byte[]> content) {
      this.name = name;
      this.mediaType = mediaType;
      this.content = content;
    }
  }

  TrialWorld(Trial trial, RunContext context, RunSettings settings, TrialTenants tenants) {
    this.trial = trial;
    this.flags = settings.flags();
    this.baseUrl = context.baseUrl();
    this.stepTimeout = settings.stepTimeout();
    this.tenants = tenants;
    this.files = new ProjectFiles(context.project());
    this.variables = new Variables(context.clock()::instant, () -> unique(context.ids().get()));
    this.vector = trial.vector();
    this.tenant = tenants.open(vector);
    variables.remember("tenant", tenant.id());
    rememberSignIns("", tenant);
  }

  /** Short enough for a name, and a letter first, as names have. */
  private static String unique(UUID id) {
    String digits = Long.toUnsignedString(id.getLeastSignificantBits(), Character.MAX_RADIX);
    return "u" + digits.substring(Math.max(0, digits.length() - UNIQUE_DIGITS));
  }

  @Override
  public URI baseUrl() {
    return baseUrl;
  }

  @Override
  public Tenant tenant() {
    return tenant;
  }

  @Override
  public Tenant another(String name) {
    Tenant known = others.get(name);
    if (known != null) {
      return known;
    }
    requireOneMore();
    Tenant made = tenants.open(vector);
    if (made.id().equals(tenant.id())) {
      throw new InvalidInput(
          Problem.at(
              trial.scenario().place(),
              "there is no other tenant: the service has none of its own here",
              "say under `tenants` of the environment in sluice.yaml how one is made, or leave the"
                  + " step out"));
    }
    others.put(name, made);
    variables.remember(name + ".id", made.id());
    rememberSignIns(name + ".", made);
    return made;
  }

  /** Steps of the team's own may ask for tenants that no feature shows. */
  private void requireOneMore() {
    int most = tenants.supply().ofOneTrial();
    if (others.size() + 1 >= most) {
      throw new InvalidInput(
          Problem.at(
              trial.scenario().place(),
              "the scenario asks for more tenants than it can have here: " + most,
              "name each in a step: Given another tenant \"globex\"; where there are too few, add"
                  + " to `tenants.pool`"));
    }
  }

  @Override
  public Tenant existing(String name) {
    Tenant known = others.get(name);
    if (known == null) {
      throw new AssertionError(
          "there is no tenant \""
              + name
              + "\" in this scenario"
              + (others.isEmpty() ? "" : "; there is " + String.join(", ", others.keySet()))
              + ". Write first: Given another tenant \""
              + name
              + "\"");
    }
    return known;
  }

  @Override
  public Vector vector() {
    return vector;
  }

  @Override
  public void turn(String flag, String word) {
    if (!trial.scenario().turns().map(Turn::flag).equals(Optional.of(flag))) {
      throw new InvalidInput(
          Problem.at(
              trial.scenario().place(),
              "a step turns the flag \"" + flag + "\" in a scenario that is not tagged for it",
              "tag the scenario @release:" + flag + " or @kill:" + flag));
    }
    tenants.turn(tenant, flag, word);
    others.values().forEach(other -> tenants.turn(other, flag, word));
    vector = vector.with(flag, word);
  }

  @Override
  public Variables variables() {
    return variables;
  }

  @Override
  public Path file(String path) {
    return files.find(path, trial.scenario().place().file());
  }

  @Override
  public void attach(String name, String mediaType, byte[] content) {
    byte[] kept = content.clone();
    attach(name, mediaType, () -> kept);
  }

  @Override
  public void attach(String name, String mediaType, Supplier<byte[]> content) {
    pieces.add(new Piece(name, mediaType, content));
  }

  @Override
  public synchronized void untold(String answer) {
    untold = true;
  }

  /** Whether every answer said which flags the service evaluated. */
  synchronized boolean isAccounted() {
    return !untold;
  }

  @Override
  public synchronized void exposed(Exposure exposure) {
    String word =
        flags
            .find(exposure.flag())
            .map(flag -> flag.word(exposure.value()))
            .orElse(exposure.value());
    exposures.add(new Exposure(exposure.flag(), word, exposure.reason()));
  }

  @Override
  public Patience patience() {
    return patience;
  }

  @Override
  public Duration stepTimeout() {
    return stepTimeout;
  }

  List<Piece> pieces() {
    return pieces;
  }

  synchronized List<Exposure> exposures() {
    return List.copyOf(exposures);
  }

  /** Removes every tenant of the attempt, also when removing one of them fails. */
  @Override
  public void close() {
    List<RuntimeException> failures = new ArrayList<>();
    List<Tenant> all = new ArrayList<>(others.values());
    all.add(tenant);
    for (Tenant each : all) {
      try {
        tenants.close(each);
      } catch (RuntimeException e) {
        failures.add(e);
      }
    }
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
  }

  private void rememberSignIns(String prefix, Tenant of) {
    of.signIns()
        .forEach(
            (role, signIn) -> {
              variables.remember(prefix + role + ".username", signIn.username());
              variables.remember(prefix + role + ".password", signIn.password());
            });
  }
}
