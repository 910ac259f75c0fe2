package io.sluice.steps.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.cucumberexpressions.Argument;
import io.cucumber.cucumberexpressions.CaptureGroupTransformer;
import io.cucumber.cucumberexpressions.Expression;
import io.cucumber.cucumberexpressions.ExpressionFactory;
import io.cucumber.cucumberexpressions.ParameterType;
import io.cucumber.cucumberexpressions.ParameterTypeRegistry;
import io.cucumber.cucumberexpressions.Transformer;
import io.cucumber.datatable.DataTable;
import io.cucumber.docstring.DocString;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.sluice.model.InvalidInput;
import io.sluice.model.Secrets;
import io.sluice.steps.Hidden;
import io.sluice.steps.WorldSteps;
import io.sluice.testing.TestWorld;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs sentences of a feature on the step classes, as Cucumber matches them. */
final class StepRunner implements AutoCloseable {
  private static final Pattern WITHIN = Pattern.compile("within (\\d+) s, (.*)");

  final TestWorld world;
  final Secrets secrets = new Secrets();
  final Api api;
  private final List<Object> steps;
  private final ExpressionFactory expressions;

  StepRunner(URI url) {
    this(url, Duration.ofSeconds(10));
  }

  StepRunner(URI url, Duration stepTimeout) {
    world = new TestWorld(url, stepTimeout);
    api =
        new Api(
            world,
            new ApiSettings("Sluice-Flags", secrets, new io.sluice.http.PooledClient(stepTimeout)));
    steps =
        List.of(
            new ApiSteps(world, api),
            new AnswerSteps(world, api),
            new ValueSteps(world, api),
            new EntrySteps(world, api),
            new WorldSteps(world));
    ParameterTypeRegistry types = new ParameterTypeRegistry(Locale.ENGLISH);
    Transformer<Value> toValue = Value::ofStep;
    types.defineParameterType(new ParameterType<>("value", Value.REGEX, Value.class, toValue));
    CaptureGroupTransformer<Caller> toCaller =
        groups -> Caller.of(Optional.ofNullable(groups[0]), Optional.ofNullable(groups[1]));
    types.defineParameterType(
        new ParameterType<>("caller", List.of(Caller.REGEX), Caller.class, toCaller, false, false));
    expressions = new ExpressionFactory(types);
  }

  /** Runs one step; {@code within 5 s, …} as the reader of features takes it. */
  void step(String sentence) {
    run(sentence, List.of());
  }

  /** Runs one step with a table. */
  void table(String sentence, String... cells) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < cells.length; i += 2) {
      rows.add(List.of(cells[i], cells[i + 1]));
    }
    rows(sentence, rows);
  }

  /** Runs one step with a table of these rows. */
  void rows(String sentence, List<List<String>> rows) {
    run(sentence, List.of(DataTable.create(rows)));
  }

  /** Every sentence there is a step for. */
  List<String> sentences() {
    return steps.stream()
        .flatMap(owner -> Arrays.stream(owner.getClass().getMethods()))
        .filter(method -> !method.isAnnotationPresent(Hidden.class))
        .flatMap(method -> sentences(method).stream())
        .toList();
  }

  /** Runs one step with a doc string. */
  void doc(String sentence, String type, String content) {
    run(sentence, List.of(DocString.create(content, type)));
  }

  private void run(String written, List<Object> more) {
    Matcher within = WITHIN.matcher(written);
    if (within.matches()) {
      step("the next check may take " + within.group(1) + " s");
    }
    String sentence = within.matches() ? within.group(2) : written;
    List<Runnable> matches = new ArrayList<>();
    for (Object owner : steps) {
      for (Method method : owner.getClass().getMethods()) {
        for (String text : sentences(method)) {
          Expression expression = expressions.createExpression(text);
          List<Argument<?>> found = expression.match(sentence);
          if (found != null) {
            matches.add(() -> invoke(owner, method, found, more));
          }
        }
      }
    }
    assertThat(matches).as("steps for: %s", sentence).hasSize(1);
    matches.get(0).run();
  }

  private static List<String> sentences(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(
            annotation -> {
              if (annotation instanceof Given given) {
                return given.value();
              }
              if (annotation instanceof When when) {
                return when.value();
              }
              return annotation instanceof Then then ? then.value() : "";
            })
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private static void invoke(
      Object owner, Method method, List<Argument<?>> found, List<Object> more) {
    List<Object> arguments = new ArrayList<>();
    found.forEach(argument -> arguments.add(argument.getValue()));
    arguments.addAll(more);
    try {
      method.invoke(owner, arguments.toArray());
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof AssertionError failed) {
        throw failed;
      }
      if (e.getCause() instanceof InvalidInput wrong) {
        throw wrong;
      }
      throw new IllegalStateException(e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    api.close();
  }
}
