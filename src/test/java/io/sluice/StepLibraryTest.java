package io.sluice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.model.step.NearestSteps;
import io.sluice.model.step.StepCatalogue;
import io.sluice.model.step.StepEntry;
import io.sluice.model.step.StepEntry.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepLibraryTest {
  @TempDir private Path project;

  @BeforeEach
  void phrases() throws IOException {
    Files.createDirectories(project.resolve("features"));
    Files.writeString(
        project.resolve("features/clients.phrases"),
        """
        # Records a client <b>.
        Phrase: a client (new) "<name>" of <n> years
          the analyst sends POST "/clients/<name>"
          the answer is <n>
        """);
  }

  @Test
  void built_in_steps_and_phrases_are_listed_and_hidden_steps_are_not() {
    List<StepEntry> steps = StepLibrary.of(project).steps();
    assertThat(steps)
        .extracting(StepEntry::pattern)
        .contains("the answer is {int}", "I press {string}", "within {int} s, CHECK")
        .doesNotContain("the next check may take {int} s")
        .doesNotHaveDuplicates();
    StepEntry phrase = steps.get(steps.size() - 1);
    assertThat(phrase.kind()).isEqualTo(Kind.PHRASE);
    assertThat(phrase.description()).isEqualTo("Records a client <b>.");
    assertThat(phrase.place().map(Object::toString)).contains("features/clients.phrases:2:1");
  }

  @Test
  void what_is_proposed_for_a_misspelt_step_has_no_parameter_left() {
    List<String> patterns =
        StepLibrary.of(project).steps().stream().map(StepEntry::pattern).toList();
    assertThat(patterns).hasSizeGreaterThan(100);
    for (String pattern : patterns) {
      String written = pattern.replaceAll("\\{(int|value)}", "3").replaceAll("\\{\\w+}", "\"x\"");
      assertThat(NearestSteps.to("misspelt " + written, patterns))
          .as(pattern)
          .allSatisfy(near -> assertThat(near.replace("{word}", "…")).doesNotContain("{"));
    }
  }

  @Test
  void an_example_says_what_a_step_does_and_how_it_fails() {
    StepEntry within = StepLibrary.of(project).matching(List.of("within")).steps().get(0);
    assertThat(within.group()).isEqualTo("Waiting");
    assertThat(within.description()).startsWith("Gives one check");
    assertThat(within.example()).contains("Then within 5 s, the answer's \"state\" is \"done\"");
    assertThat(within.failing()).isPresent();
  }

  @Test
  void programs_get_json_and_browsers_a_page_with_everything_escaped() throws IOException {
    StepCatalogue steps = StepLibrary.of(project);
    JsonNode json = new ObjectMapper().readTree(StepLibrary.json(steps));
    assertThat(json.path("schema").asText()).isEqualTo("sluice-steps/1");
    assertThat(json.path("steps")).hasSize(steps.steps().size());
    String page = StepLibrary.page(steps);
    assertThat(page)
        .contains("a client (new) &quot;<var>&lt;name&gt;</var>&quot;")
        .contains("Records a client &lt;b&gt;.")
        .contains("default-src 'none'")
        .doesNotContain("src=\"http", "href=\"http", "url(");
  }

  @Test
  void the_java_for_editors_compiles_and_has_every_step_and_parameter() {
    String java = StepLibrary.glue(StepLibrary.of(project), "SluiceSteps");
    assertThat(java)
        .contains("@Given(\"a client \\\\(new\\\\) {string} of {word} years\")")
        .contains("@Given(\"I press {string}\")")
        .contains("@Given(\"^within (\\\\d+) s, (.+)$\")")
        .contains("public Object value(String text)");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    JavaFileObject source =
        new SimpleJavaFileObject(
            URI.create("string:///SluiceSteps.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreErrors) {
            return java;
          }
        };
    boolean compiles =
        compiler
            .getTask(
                null,
                null,
                null,
                List.of("-d", project.toString(), "-proc:none"),
                null,
                List.of(source))
            .call();
    assertThat(compiles).isTrue();
  }
}
