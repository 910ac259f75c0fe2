package io.sluice.run;

import io.cucumber.core.backend.ObjectFactory;
import io.cucumber.core.eventbus.EventBus;
import io.cucumber.core.exception.CucumberException;
import io.cucumber.core.feature.GluePath;
import io.cucumber.core.gherkin.Feature;
import io.cucumber.core.options.CucumberProperties;
import io.cucumber.core.options.CucumberPropertiesParser;
import io.cucumber.core.options.RuntimeOptions;
import io.cucumber.core.options.RuntimeOptionsBuilder;
import io.cucumber.core.plugin.PluginFactory;
import io.cucumber.core.plugin.Plugins;
import io.cucumber.core.runner.Runner;
import io.cucumber.core.runtime.BackendServiceLoader;
import io.cucumber.core.runtime.CucumberExecutionContext;
import io.cucumber.core.runtime.ExitStatus;
import io.cucumber.core.runtime.SynchronizedEventBus;
import io.cucumber.core.runtime.TimeServiceEventBus;
import io.cucumber.messages.types.Envelope;
import io.sluice.model.InvalidInput;
import io.sluice.model.Problem;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Cucumber, set up for one run: its options from {@code cucumber.properties}, system properties and
 * environment, its plugins, and a runner for each lane. Selection and dry run are Sluice's
 * business: Cucumber's own options for them are not heeded.
 */
final class CucumberRun {
  private static final String BUILT_IN_STEPS = "io.sluice.steps";

  private final RuntimeOptions options;
  private final EventBus bus;
  private final boolean hasPlugins;
  private final Supplier<UUID> ids;
  private final ExitStatus exitStatus;

  CucumberRun(List<String> glue, Clock clock, Supplier<UUID> ids) {
    this.ids = ids;
    this.options = options(glue, false);
    this.bus = SynchronizedEventBus.synchronize(new TimeServiceEventBus(clock, ids));
    Plugins plugins = new Plugins(new PluginFactory(), options);
    this.hasPlugins = !plugins.getPlugins().isEmpty();
    this.exitStatus = new ExitStatus(options);
    plugins.addPlugin(exitStatus);
    plugins.setSerialEventBusOnEventListenerPlugins(bus);
  }

  /** Cucumber's options; a dry run matches steps and carries out none. */
  static RuntimeOptions options(List<String> glue, boolean dry) {
    try {
      RuntimeOptions given =
          new CucumberPropertiesParser().parse(CucumberProperties.create()).build();
      Set<URI> paths = new LinkedHashSet<>();
      paths.add(GluePath.parse(BUILT_IN_STEPS));
      glue.forEach(name -> paths.add(GluePath.parse(name)));
      paths.addAll(given.getGlue());
      RuntimeOptionsBuilder builder = new RuntimeOptionsBuilder().setDryRun(dry);
      paths.forEach(builder::addGlue);
      return builder.build(given);
    } catch (CucumberException | IllegalArgumentException e) {
      throw new InvalidInput(
          Problem.of(
              "Cucumber's options are not understood: " + e.getMessage(),
              "correct cucumber.properties or the cucumber.* properties"));
    }
  }

  /** A runner with step classes of its own; used by one thread. */
  Runner newRunner(TrialObjectFactory factory, Consumer<Object> recorder) {
    LaneBus laneBus = new LaneBus(bus, hasPlugins, recorder);
    BackendServiceLoader backends =
        new BackendServiceLoader(CucumberRun::classLoader, () -> factory);
    return new Runner(laneBus, backends.get(), factory, options);
  }

  /** The object factory of the adopter's dependency injection, if there is one. */
  Optional<ObjectFactory> adoptersFactory() {
    List<ObjectFactory> found = new ArrayList<>();
    ServiceLoader.load(ObjectFactory.class, classLoader()).stream()
        .filter(provider -> !provider.type().getName().startsWith("io.cucumber.core."))
        .filter(
            provider ->
                options.getObjectFactoryClass() == null
                    || provider.type().equals(options.getObjectFactoryClass()))
        .forEach(provider -> found.add(provider.get()));
    if (found.size() > 1) {
      String names = String.join(", ", found.stream().map(f -> f.getClass().getName()).toList());
      throw new InvalidInput(
          Problem.of(
              "several Cucumber object factories are on the class path: " + names,
              "choose one with cucumber.object-factory"));
    }
    return found.stream().findFirst();
  }

  /** Announces the run and runs {@code @BeforeAll} hooks; answers what ends it. */
  Session begin(Runner runner, List<Feature> features) {
    CucumberExecutionContext context = new CucumberExecutionContext(bus, exitStatus, () -> runner);
    context.startTestRun();
    if (hasPlugins) {
      features.forEach(context::beforeFeature);
    }
    return new Session(context);
  }

  /** Announces a pickle that no feature file holds as such. */
  void announce(io.cucumber.messages.types.Pickle pickle) {
    if (hasPlugins) {
      bus.send(Envelope.of(pickle));
    }
  }

  Supplier<UUID> ids() {
    return ids;
  }

  static ClassLoader classLoader() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return context == null ? CucumberRun.class.getClassLoader() : context;
  }

  /** A begun run. */
  static final class Session implements AutoCloseable {
    private final CucumberExecutionContext context;

    private Session(CucumberExecutionContext context) {
      this.context = context;
    }

    /** Runs the {@code @BeforeAll} hooks; what they throw comes out. */
    void beforeAll() {
      context.runBeforeAllHooks();
    }

    /** Runs the {@code @AfterAll} hooks and announces the end. */
    @Override
    public void close() {
      try {
        context.runAfterAllHooks();
      } finally {
        context.finishTestRun();
      }
    }
  }
}
