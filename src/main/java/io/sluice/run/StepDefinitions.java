package io.sluice.run;

import io.cucumber.core.eventbus.EventBus;
import io.cucumber.core.feature.FeatureParser;
import io.cucumber.core.gherkin.Pickle;
import io.cucumber.core.resource.Resource;
import io.cucumber.core.runner.Runner;
import io.cucumber.core.runtime.BackendServiceLoader;
import io.cucumber.core.runtime.TimeServiceEventBus;
import io.cucumber.java.en.Then;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.ParameterType;
import io.cucumber.plugin.event.PickleStepTestStep;
import io.cucumber.plugin.event.Result;
import io.cucumber.plugin.event.Status;
import io.cucumber.plugin.event.StepDefinedEvent;
import io.cucumber.plugin.event.TestStepFinished;
import io.sluice.steps.Hidden;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The steps that Java defines, built in and the adopter's own, and which of them a text names.
 * Cucumber itself matches, in a dry run: nothing is carried out and no step class is made. For one
 * thread.
 */
public final class StepDefinitions {
  private static final String BUILT_IN = "io.sluice.steps.";

  /** Nothing is carried out, so nothing takes time. */
  private static final Clock NO_TIME = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  private final FeatureParser parser;
  private final Runner runner;
  private final Map<String, StepDefinition> byPattern = new LinkedHashMap<>();
  private final Map<String, String> parameterTypes = new TreeMap<>();
  private final Map<String, Match> known = new HashMap<>();
  private Optional<TestStepFinished> last = Optional.empty();

  /** What a text names. */
  public sealed interface Match {
    /**
     * One step.
     *
     * @param step what is defined
     * @param given how many of its parameters the text fills
     */
    record Found(StepDefinition step, int given) implements Match {}

    /** No step. */
    record None() implements Match {}

    /**
     * More than one step.
     *
     * @param patterns what they look like
     */
    record Ambiguous(List<String> patterns) implements Match {
      /** Makes the list immutable. */
      public Ambiguous {
        patterns = List.copyOf(patterns);
      }
    }
  }

  private StepDefinitions(List<String> glue, Supplier<UUID> ids) {
    EventBus bus = new LaneBus(new TimeServiceEventBus(NO_TIME, ids), false, this::hear);
    TrialObjectFactory factory = new TrialObjectFactory(Optional.empty());
    BackendServiceLoader backends =
        new BackendServiceLoader(CucumberRun::classLoader, () -> factory);
    this.parser = new FeatureParser(ids);
    this.runner = new Runner(bus, backends.get(), factory, CucumberRun.options(glue, true));
  }

  /**
   * Finds the step definitions on the class path.
   *
   * @param glue further packages of step classes, beside those that Cucumber's options name
   */
  public static StepDefinitions load(List<String> glue, Supplier<UUID> ids) {
    StepDefinitions definitions = new StepDefinitions(glue, ids);
    // Cucumber tells of its glue when it has something to run.
    definitions.runner.runPickle(definitions.pickle("any"));
    return definitions;
  }

  /** Every step, hidden ones too. */
  public List<StepDefinition> all() {
    return List.copyOf(byPattern.values());
  }

  /** Parameters that Cucumber does not bring along, and what they take. */
  public Map<String, String> parameterTypes() {
    return Map.copyOf(parameterTypes);
  }

  /** What a text names, which stands on one line. */
  public Match match(String text) {
    return known.computeIfAbsent(text, this::dryRun);
  }

  private Match dryRun(String text) {
    last = Optional.empty();
    runner.runPickle(pickle(text));
    TestStepFinished finished = last.orElseThrow();
    Result result = finished.getResult();
    if (result.getStatus() == Status.UNDEFINED) {
      return new Match.None();
    }
    if (result.getStatus() == Status.AMBIGUOUS) {
      String told = String.valueOf(result.getError().getMessage());
      return new Match.Ambiguous(
          told.lines().skip(1).map(String::strip).map(StepDefinitions::unquoted).toList());
    }
    PickleStepTestStep step = (PickleStepTestStep) finished.getTestStep();
    StepDefinition definition = byPattern.get(step.getPattern());
    return definition == null
        ? new Match.None()
        : new Match.Found(definition, step.getDefinitionArgument().size());
  }

  /** Cucumber says {@code "the pattern" in the.Method(int)}. */
  private static String unquoted(String line) {
    int end = line.lastIndexOf("\" in ");
    return end > 0 && line.startsWith("\"") ? line.substring(1, end) : line;
  }

  private Pickle pickle(String text) {
    return parser
        .parseResource(new OneStep(text))
        .map(feature -> feature.getPickles().get(0))
        .orElseThrow();
  }

  private record OneStep(String text) implements Resource {
    @Override
    public URI getUri() {
      return URI.create("step:one");
    }

    @Override
    public InputStream getInputStream() {
      String gherkin = "Feature: one step\nScenario: one step\n* " + text + "\n";
      return new ByteArrayInputStream(gherkin.getBytes(StandardCharsets.UTF_8));
    }
  }

  private void hear(Object event) {
    if (event instanceof StepDefinedEvent defined) {
      io.cucumber.plugin.event.StepDefinition step = defined.getStepDefinition();
      byPattern.put(step.getPattern(), definition(step.getPattern(), step.getLocation()));
    } else if (event instanceof TestStepFinished finished
        && finished.getTestStep() instanceof PickleStepTestStep) {
      last = Optional.of(finished);
    } else if (event instanceof Envelope envelope) {
      envelope.getParameterType().ifPresent(this::parameterType);
    }
  }

  private void parameterType(ParameterType type) {
    parameterTypes.put(type.getName(), String.join("|", type.getRegularExpressions()));
  }

  private static StepDefinition definition(String pattern, String location) {
    Optional<Method> method = method(location);
    boolean builtIn = location.startsWith(BUILT_IN);
    return new StepDefinition(
        pattern,
        location,
        builtIn,
        method.filter(found -> found.isAnnotationPresent(Hidden.class)).isPresent(),
        method.filter(StepDefinitions::isCheck).isPresent(),
        method.map(Method::getParameterCount).orElse(-1));
  }

  private static boolean isCheck(Method method) {
    return method.isAnnotationPresent(Then.class) || method.isAnnotationPresent(Then.Thens.class);
  }

  /** The method that Cucumber means by {@code package.Class.method(int,java.lang.String)}. */
  private static Optional<Method> method(String location) {
    int bracket = location.indexOf('(');
    int dot = location.lastIndexOf('.', Math.max(bracket, 0));
    if (dot < 0) {
      return Optional.empty();
    }
    String parameters = location.substring(bracket + 1, location.lastIndexOf(')'));
    int count = parameters.isEmpty() ? 0 : parameters.split(",").length;
    try {
      Class<?> type = Class.forName(location.substring(0, dot), false, CucumberRun.classLoader());
      return Arrays.stream(type.getDeclaredMethods())
          .filter(method -> method.getName().equals(location.substring(dot + 1, bracket)))
          .filter(method -> method.getParameterCount() == count)
          .findFirst();
    } catch (ClassNotFoundException | LinkageError e) {
      return Optional.empty();
    }
  }
}
