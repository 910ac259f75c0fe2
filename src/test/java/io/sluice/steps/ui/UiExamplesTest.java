package io.sluice.steps.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cucumber.cucumberexpressions.Argument;
import io.cucumber.cucumberexpressions.Expression;
import io.cucumber.cucumberexpressions.ExpressionFactory;
import io.cucumber.cucumberexpressions.ParameterType;
import io.cucumber.cucumberexpressions.ParameterTypeRegistry;
import io.cucumber.datatable.DataTable;
import io.cucumber.gherkin.GherkinParser;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.cucumber.messages.types.GherkinDocument;
import io.cucumber.messages.types.Scenario;
import io.cucumber.messages.types.Step;
import io.sluice.browser.BrowserPool;
import io.sluice.browser.LazyBrowser;
import io.sluice.browser.RealBrowser;
import io.sluice.examples.ExamplePages;
import io.sluice.testing.StubService;
import io.sluice.testing.StubService.Reply;
import io.sluice.testing.TestWorld;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Runs the examples of the steps about pages: each does what it says, or fails as it says. */
@TestInstance(Lifecycle.PER_CLASS)
class UiExamplesTest {
  private static final Path EXAMPLES = Path.of("src/main/resources/io/sluice/steps/examples");
  private static final Duration PASSING = Duration.ofSeconds(10);
  private static final Duration FAILING = Duration.ofSeconds(2);

  private final ExamplePages pages = new ExamplePages();
  private final StubService service =
      new StubService(
          request -> pages.answer(request).orElseGet(() -> new Reply(404, "none", Map.of())));
  private final BrowserPool pool = RealBrowser.pool(1);
  private final ExpressionFactory expressions = new ExpressionFactory(types());

  private static ParameterTypeRegistry types() {
    ParameterTypeRegistry types = new ParameterTypeRegistry(Locale.ENGLISH);
    UiWords words = new UiWords();
    for (Method method : UiWords.class.getMethods()) {
      io.cucumber.java.ParameterType type =
          method.getAnnotation(io.cucumber.java.ParameterType.class);
      if (type != null) {
        types.defineParameterType(
            new ParameterType<Object>(
                method.getName(),
                type.value(),
                Object.class,
                (String text) -> call(words, method, text)));
      }
    }
    return types;
  }

  @AfterAll
  void close() {
    pool.close();
    service.close();
  }

  @TestFactory
  Stream<DynamicTest> examples() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files
          .filter(file -> file.getFileName().toString().matches("ui.*\\.feature"))
          .sorted()
          .toList()
          .stream()
          .flatMap(this::scenarios);
    }
  }

  private Stream<DynamicTest> scenarios(Path file) {
    return parse(file).getFeature().orElseThrow().getChildren().stream()
        .flatMap(child -> child.getScenario().stream())
        .map(
            one ->
                DynamicTest.dynamicTest(
                    file.getFileName() + ":" + one.getLocation().getLine() + " " + one.getName(),
                    () -> run(one)));
  }

  private static GherkinDocument parse(Path file) {
    try {
      return GherkinParser.builder()
          .includeSource(false)
          .includePickles(false)
          .build()
          .parse(file)
          .flatMap(envelope -> envelope.getGherkinDocument().stream())
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void run(Scenario scenario) {
    boolean fails = scenario.getTags().stream().anyMatch(tag -> tag.getName().equals("@fails"));
    try (LazyBrowser browser = new LazyBrowser(pool, Duration.ofMinutes(1), header -> {})) {
      TestWorld world = new TestWorld(service.url(), fails ? FAILING : PASSING);
      Ui ui = new Ui(world, browser, AccessibilitySettings.defaults());
      List<Object> owners =
          List.of(
              new UiSteps(ui),
              new KeySteps(ui),
              new PageSteps(ui),
              new SeeSteps(ui),
              new FieldSteps(ui),
              new TableSteps(ui),
              new FileSteps(ui));
      assertThat(owners.stream().flatMap(UiExamplesTest::sentences)).contains(scenario.getName());
      List<Step> steps = scenario.getSteps();
      if (fails) {
        steps.subList(0, steps.size() - 1).forEach(step -> step(owners, step));
        String wanted = scenario.getDescription().strip();
        assertThatThrownBy(() -> step(owners, steps.get(steps.size() - 1)))
            .isInstanceOf(AssertionError.class)
            .satisfies(e -> assertThat(squashed(e.getMessage())).matches(pattern(wanted)));
      } else {
        steps.forEach(step -> step(owners, step));
      }
    }
  }

  private static String squashed(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  private static Pattern pattern(String wanted) {
    return Pattern.compile(
        Stream.of(squashed(wanted).split("\\*", -1))
            .map(Pattern::quote)
            .reduce((one, other) -> one + ".*" + other)
            .orElse(""));
  }

  private static Stream<String> sentences(Object owner) {
    return Arrays.stream(owner.getClass().getMethods())
        .flatMap(method -> Arrays.stream(method.getAnnotations()))
        .map(UiExamplesTest::sentence);
  }

  private static String sentence(Annotation annotation) {
    if (annotation instanceof Given given) {
      return given.value();
    }
    if (annotation instanceof When when) {
      return when.value();
    }
    return annotation instanceof Then then ? then.value() : "";
  }

  private void step(List<Object> owners, Step step) {
    List<Runnable> matches = new ArrayList<>();
    for (Object owner : owners) {
      for (Method method : owner.getClass().getMethods()) {
        for (Annotation annotation : method.getAnnotations()) {
          String sentence = sentence(annotation);
          if (!sentence.isEmpty()) {
            Expression expression = expressions.createExpression(sentence);
            List<Argument<?>> found = expression.match(step.getText());
            if (found != null) {
              matches.add(() -> call(owner, method, arguments(found, step)));
            }
          }
        }
      }
    }
    assertThat(matches).as("steps for: %s", step.getText()).hasSize(1);
    matches.get(0).run();
  }

  private static Object[] arguments(List<Argument<?>> found, Step step) {
    List<Object> arguments = new ArrayList<>();
    found.forEach(argument -> arguments.add(argument.getValue()));
    step.getDocString().ifPresent(doc -> arguments.add(doc.getContent()));
    step.getDataTable()
        .ifPresent(
            table ->
                arguments.add(
                    DataTable.create(
                        table.getRows().stream()
                            .map(
                                row ->
                                    row.getCells().stream().map(cell -> cell.getValue()).toList())
                            .toList())));
    return arguments.toArray();
  }

  private static Object call(Object owner, Method method, Object... arguments) {
    try {
      return method.invoke(owner, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof AssertionError failed) {
        throw failed;
      }
      throw new IllegalStateException(e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
