package io.sluice.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.model.InvalidInput;
import io.sluice.model.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'sluice: 1¶rings: [a,¶'               | 3:1  | expected the node content",
        "'sluice: 1¶service'                   | 2:8  | could not find expected",
        "'sluice: 1¶\tservice: x'              | 2:1  | TAB",
        "'sluice: 1: 2'                        | 1:10 | mapping values are not allowed",
        "'sluice: *gone'                       | 1:9  | undefined alias gone",
        "'sluice: \"x'                         | 1:11 | unexpected end of stream",
        "'sluice: 1¶---¶sluice: 1'             | 2:1  | another document",
        "'sluice: 1¶store: a\u0007b'           | 2:9  | the character U+0007",
        "'%YAML 3.0¶---¶sluice: 1'             | ''   | not valid YAML",
      })
  void wrong_yaml_is_told_at_its_place(String yaml, String place, String what) {
    Problem problem = only(SettingsProblemsTest.problems(yaml.replace('¶', '\n')));
    String expected = place.isEmpty() ? "sluice.yaml" : "sluice.yaml:" + place;
    assertThat(problem.where().orElseThrow()).hasToString(expected);
    assertThat(problem.what()).startsWith("not valid YAML: ").contains(what);
  }

  @Test
  void an_empty_file_is_told() {
    assertThat(only(SettingsProblemsTest.problems("# nothing\n")).what())
        .isEqualTo("sluice.yaml is empty");
  }

  @Test
  void a_bomb_of_aliases_does_not_go_off() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i <= 60; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    assertThat(only(SettingsProblemsTest.problems(bomb.toString())).what())
        .contains("more than 50 aliases");
  }

  @Test
  void a_mapping_that_holds_itself_is_not_followed() {
    assertThat(SettingsProblemsTest.problems("sluice: &a {x: *a}\nservice: &b [*b]\n"))
        .isNotEmpty();
  }

  @Test
  void brackets_without_end_are_told_where_they_become_too_many() {
    Problem problem = only(SettingsProblemsTest.problems("a: " + "[".repeat(100_000)));
    assertThat(problem.toString()).startsWith("sluice.yaml:1:43: nested more than 40 deep");
  }

  @Test
  void an_alias_reuses_a_part_and_tells_its_problems_once() {
    String yaml =
        """
        sluice: 1
        service: {ready: /health, build: {path: /version}}
        default-environment: a
        environments:
          a: &same {url: "http://localhost", flag: {}}
          b: *same
        """;
    assertThat(only(SettingsProblemsTest.problems(yaml)).toString())
        .startsWith("sluice.yaml:5:38: unknown key \"flag\"");
  }

  @Test
  void a_missing_file_is_answered_with_where_it_was_looked_for(@TempDir Path project) {
    assertThatThrownBy(() -> SettingsReader.read(project))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("there is no sluice.yaml")
        .hasMessageContaining(project.resolve("sluice.yaml").toString())
        .hasMessageContaining("docs/guides/configuration.md");
  }

  @Test
  void a_huge_file_is_not_read(@TempDir Path project) throws IOException {
    Files.writeString(project.resolve("sluice.yaml"), "# ".repeat(300 * 1024));
    assertThatThrownBy(() -> SettingsReader.read(project))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("more than 512 KB");
  }

  @Test
  void a_file_in_another_encoding_is_told(@TempDir Path project) throws IOException {
    byte[] latin = "sluice: 1 # für".getBytes(StandardCharsets.ISO_8859_1);
    Files.write(project.resolve("sluice.yaml"), latin);
    assertThatThrownBy(() -> SettingsReader.read(project))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("is not UTF-8 text");
  }

  @Test
  void a_directory_of_that_name_is_told(@TempDir Path project) throws IOException {
    Files.createDirectory(project.resolve("sluice.yaml"));
    assertThatThrownBy(() -> SettingsReader.read(project))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("cannot be read");
  }

  @Test
  void a_byte_order_mark_and_windows_line_ends_change_nothing() {
    assertThat(SettingsProblemsTest.problems("\uFEFF" + Invalid.BASE.replace("\n", "\r\n")))
        .isEmpty();
  }

  private static Problem only(List<Problem> problems) {
    assertThat(problems).hasSize(1);
    return problems.get(0);
  }
}
