package io.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.model.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectFilesTest {
  private static final String FEATURE = "features/clients/a.feature";

  @TempDir private Path folder;
  private Path project;
  private ProjectFiles files;

  @BeforeEach
  void files() throws IOException {
    project = folder.resolve("project");
    Files.createDirectories(project.resolve("features/clients"));
    Files.createDirectories(project.resolve("data"));
    Files.writeString(project.resolve("features/clients/people.csv"), "beside");
    Files.writeString(project.resolve("people.csv"), "above");
    Files.writeString(project.resolve("data/all.csv"), "all");
    Files.writeString(folder.resolve("secret.txt"), "secret");
    files = new ProjectFiles(project);
  }

  @Test
  void a_file_beside_the_feature_comes_before_one_of_the_project() {
    assertThat(files.find("people.csv", FEATURE)).hasContent("beside");
    assertThat(files.find("data/all.csv", FEATURE)).hasContent("all");
    assertThat(files.find("../../data/all.csv", FEATURE)).hasContent("all");
  }

  @Test
  void nothing_outside_the_project_is_a_file_of_it() throws IOException {
    Files.createSymbolicLink(project.resolve("link.txt"), folder.resolve("secret.txt"));
    String absolute = folder.resolve("secret.txt").toString();

    for (String path :
        new String[] {"../secret.txt", "../../../secret.txt", absolute, "link.txt"}) {
      assertThatThrownBy(() -> files.find(path, FEATURE))
          .isInstanceOf(InvalidInput.class)
          .hasMessageContaining("is outside the project");
    }
  }

  @Test
  void a_file_that_is_not_there_is_said_to_be_so() {
    for (String path : new String[] {"peple.csv", "data", "", "a\0b"}) {
      assertThatThrownBy(() -> files.find(path, FEATURE)).isInstanceOf(InvalidInput.class);
    }
    assertThatThrownBy(() -> files.find("peple.csv", FEATURE))
        .hasMessage(
            "there is no file \"peple.csv\"\n"
                + "    put it beside the feature, or write its path from the project's folder");
  }
}
