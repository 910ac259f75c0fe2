package io.sluice.run;

import io.sluice.model.Secrets;
import io.sluice.model.Trouble;
import io.sluice.model.evidence.Evidence;
import io.sluice.model.evidence.SequentialTest;
import io.sluice.model.evidence.TrialEvidence;
import io.sluice.model.flag.Flags;
import io.sluice.model.flag.Vector;
import io.sluice.model.plan.Plan;
import io.sluice.model.plan.Planner;
import io.sluice.model.world.Tenant;
import io.sluice.model.world.World;
import io.sluice.read.CatalogReader;
import io.sluice.read.ReadFeatures;
import io.sluice.read.ReadSettings;
import io.sluice.run.scripted.Script;
import io.sluice.testing.Plans;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** The whole machinery of a run over a service that follows a script. */
final class ScriptedRun {
  final Script script;
  final Tenants tenants = new Tenants();
  Flags flags = new Flags(List.of());
  int lanes = 1;
  int cap = SequentialTest.CAP;
  Duration trialTimeout = Duration.ofSeconds(30);
  SkipSettings skip = SkipSettings.none();
  PastRuns past = PastRuns.none();

  private final Path folder;

  ScriptedRun(Path folder, Script.Part part) {
    this.folder = folder;
    this.script = new Script(part);
  }

  /** Tenants of this process, which may be made to cause trouble. */
  static class Tenants implements TrialTenants {
    final AtomicInteger opened = new AtomicInteger();
    final Set<String> open = ConcurrentHashMap.newKeySet();
    TenantSupply supply = TenantSupply.unlimited();
    final AtomicInteger busiest = new AtomicInteger();
    Runnable beforeOpen = () -> {};
    Runnable beforeClose = () -> {};

    @Override
    public Tenant open(Vector vector) {
      int number = opened.incrementAndGet();
      beforeOpen.run();
      open.add("t-" + number);
      busiest.accumulateAndGet(open.size(), Math::max);
      return new Tenant("t-" + number, Map.of(), Map.of());
    }

    @Override
    public TenantSupply supply() {
      return supply;
    }

    @Override
    public void turn(Tenant tenant, String flag, String word) {
      throw new UnsupportedOperationException("no script turns a flag");
    }

    @Override
    public void close(Tenant tenant) {
      beforeClose.run();
      open.remove(tenant.id());
    }
  }

  /** Writes so many scenarios, {@code s0}, {@code s1}, …, of one step each. */
  ScriptedRun scenarios(int count) throws IOException {
    StringBuilder text = new StringBuilder("Feature: Scripted\n");
    for (int i = 0; i < count; i++) {
      text.append("\n  @AC-").append(i + 1).append("\n  Scenario: s").append(i);
      text.append("\n    When the script plays \"s").append(i).append("\"\n");
    }
    Files.createDirectories(folder.resolve("features"));
    Files.writeString(folder.resolve("features/scripted.feature"), text);
    return this;
  }

  /**
   * Each of the scenarios asks for so many tenants besides its own, by no step that Sluice knows.
   */
  ScriptedRun askingForMore(int tenants) throws IOException {
    Path file = folder.resolve("features/scripted.feature");
    String asking =
        "    Given the script asks for " + tenants + " more tenants\n    When the script plays";
    Files.writeString(file, Files.readString(file).replace("    When the script plays", asking));
    return this;
  }

  Evidence run() {
    return trialRun(new RunListener() {}).run(plan(), features());
  }

  TrialRun trialRun(RunListener listener) {
    RunSettings settings =
        new RunSettings(
            lanes,
            1,
            SequentialTest.ofGate(100, cap),
            flags,
            Duration.ofSeconds(1),
            trialTimeout,
            true,
            skip,
            past,
            List.of("io.sluice.run.scripted"));
    RunContext context =
        new RunContext(
            URI.create("http://localhost"),
            tenants,
            Tools::new,
            (from, to) -> List.of(),
            folder,
            folder,
            new Secrets(),
            trial -> "./sluice try " + trial.scenario().id(),
            Clock.systemUTC(),
            UUID::randomUUID);
    return new TrialRun(settings, context, listener);
  }

  Plan plan() {
    return Planner.plan(Plans.settings(flags), features().catalog(), Plans.onIn(flags));
  }

  ReadFeatures features() {
    ReadSettings read =
        new ReadSettings(
            Path.of("features"),
            flags,
            Pattern.compile("AC-\\d+"),
            List.of(),
            Optional.empty(),
            Optional.empty());
    return CatalogReader.read(folder, read, UUID::randomUUID);
  }

  static TrialEvidence trial(Evidence evidence, String scenario) {
    return evidence.trials().stream()
        .filter(trial -> trial.trial().scenario().name().equals(scenario))
        .findFirst()
        .orElseThrow();
  }

  private final class Tools implements AttemptTools {
    private final World world;

    Tools(World world) {
      this.world = world;
    }

    @Override
    public Map<Class<?>, Object> offered() {
      return Map.of(World.class, world, Script.class, script);
    }

    @Override
    public Optional<Trouble> lastLook(Optional<Throwable> thrown) {
      return Optional.empty();
    }

    @Override
    public void close() {}
  }
}
