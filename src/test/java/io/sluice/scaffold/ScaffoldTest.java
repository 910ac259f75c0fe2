package io.sluice.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.config.Settings;
import io.sluice.config.SettingsReader;
import io.sluice.deploy.DeploySettings;
import io.sluice.model.InvalidInput;
import io.sluice.scaffold.NewProject.Source;
import io.sluice.scaffold.ScaffoldedFile.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScaffoldTest {
  private static final Source THERE = new Source.Url("https://clm.example.com");

  @TempDir private Path folder;

  @Test
  void the_settings_are_valid_whichever_way_the_service_comes_to_be_there() {
    write(project(THERE, false));
    assertThat(settings().environments()).containsOnlyKeys("local");

    Source started = new Source.Command(List.of("node", "a \"b\".js", "--port", "${port}"));
    write(project(started, true));
    DeploySettings deploy = settings().environment("local").deploy();
    assertThat(deploy).isInstanceOf(DeploySettings.OfProcess.class);
    assertThat(((DeploySettings.OfProcess) deploy).command())
        .containsExactly("node", "a \"b\".js", "--port", "${port}");
  }

  @Test
  void every_setting_that_waits_in_a_comment_is_valid() {
    write(project(new Source.Command(List.of("java")), false));
    // A comment that begins with a blank is for people; one that does not is a setting.
    String all = text("sluice.yaml").replaceAll("(?m)^(\\s*)#(?! \\S)(?=.)", "$1");
    assertThat(all).contains("\nauth:", "\n    tenants:", "\n  staging:", "\npolicy:");
    Settings settings = SettingsReader.parse(folder, "sluice.yaml", all);
    assertThat(settings.environments()).containsOnlyKeys("local", "staging");
    assertThat(settings.auth().roles()).containsExactly("analyst");
  }

  @Test
  void what_is_there_stays_unless_force_is_used() throws IOException {
    Files.writeString(folder.resolve("pom.xml"), "<mine/>");
    List<ScaffoldedFile> kept = write(project(THERE, false));
    assertThat(kept).contains(new ScaffoldedFile(Path.of("pom.xml"), Outcome.KEPT));
    assertThat(kept).contains(new ScaffoldedFile(Path.of("sluice.yaml"), Outcome.WRITTEN));
    assertThat(text("pom.xml")).isEqualTo("<mine/>");

    List<ScaffoldedFile> replaced = write(project(THERE, true));
    assertThat(replaced).allMatch(file -> file.outcome() == Outcome.REPLACED);
    assertThat(text("pom.xml")).contains("<version>1</version>", "1.2.3");
  }

  @Test
  void any_name_of_a_service_is_written_so_that_it_can_be_read() {
    String name = "Kunden & \"Konten\" <neu>";
    write(new NewProject(folder, Optional.of(name), THERE, "/up", "1.2.3", false));
    assertThat(settings().environment("local").service().name()).isEqualTo(name);
    assertThat(text("pom.xml")).contains("<artifactId>kunden-konten-neu-acceptance</artifactId>");
    assertThat(text("features/first.feature")).contains("\"/up\" answers");
  }

  @Test
  void no_template_is_left_unfilled_and_the_launcher_can_be_run() {
    for (ScaffoldedFile file : write(project(THERE, false))) {
      assertThat(text(file.file().toString())).doesNotContainPattern("@[a-z-]+@").isNotBlank();
    }
    assertThat(folder.resolve("sluice")).isExecutable();
  }

  @Test
  void the_editor_gets_the_schema_this_version_reads_by() throws IOException {
    write(project(THERE, false));
    Path schema = Path.of("src/main/resources/io/sluice/sluice.schema.json");
    assertThat(text(".vscode/sluice.schema.json")).isEqualTo(Files.readString(schema));
    assertThat(text("sluice.yaml")).startsWith("# yaml-language-server: $schema=.vscode/");
  }

  @Test
  void a_file_made_elsewhere_is_kept_like_the_others() {
    NewProject project = project(THERE, false);
    assertThat(Scaffold.write(project, ".vscode/Steps.java", "class Steps {}").outcome())
        .isEqualTo(Outcome.WRITTEN);
    assertThat(Scaffold.write(project, ".vscode/Steps.java", "other").outcome())
        .isEqualTo(Outcome.KEPT);
    assertThat(text(".vscode/Steps.java")).isEqualTo("class Steps {}");
  }

  @Test
  void a_file_is_no_folder() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    NewProject project = new NewProject(file, Optional.empty(), THERE, "/health", "1.2.3", true);
    assertThatThrownBy(() -> write(project))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("is not a folder");
  }

  private NewProject project(Source source, boolean force) {
    return new NewProject(folder, Optional.empty(), source, "/health", "1.2.3", force);
  }

  private static List<ScaffoldedFile> write(NewProject project) {
    return Scaffold.write(project);
  }

  private Settings settings() {
    return SettingsReader.read(folder);
  }

  private String text(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
