package io.sluice.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.packaged.Command.Result;
import io.sluice.testing.StubService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project elsewhere that has only pom.xml, sluice.yaml and features runs its gate with Maven. */
class MavenProjectIT {
  private final String version = "0-it-" + UUID.randomUUID();

  @TempDir private Path folder;
  @TempDir private Path repository;

  @BeforeEach
  void publishTheLibrary() throws IOException {
    Path target = repository.resolve("io/sluice/sluice").resolve(version);
    Files.createDirectories(target);
    String pom =
        Project.read(Project.REPOSITORY.resolve("pom.xml"))
            .replaceFirst("<version>[^<]+</version>", "<version>" + version + "</version>");
    Files.writeString(target.resolve("sluice-" + version + ".pom"), pom);
    Files.copy(jar(), target.resolve("sluice-" + version + ".jar"));
  }

  @AfterEach
  void forgetTheLibrary() throws IOException {
    Path cached = localRepository().resolve("io/sluice/sluice").resolve(version);
    if (Files.exists(cached)) {
      try (Stream<Path> files = Files.walk(cached)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  @Test
  void criteria_that_hold_are_green_and_every_trial_is_a_test() throws IOException {
    Result result = verify(adopter().feature("a", Project.green()));
    assertThat(result.exitCode()).as(result.output()).isZero();
    // One scenario under four vectors, and seven decisions.
    assertThat(result.output()).contains("Tests run: 11, Failures: 0, Errors: 0");
  }

  @Test
  void a_service_of_others_without_tenants_and_flags_has_its_gate_too() throws IOException {
    try (StubService service =
        new StubService(
            request ->
                StubService.Reply.json(request.path().startsWith("/api") ? 401 : 302, "{}"))) {
      Project project = adopter().feature("a", Project.green());
      project.write(
          "sluice.yaml",
          """
          sluice: 1
          service: {build: {value: '1.4.2'}}
          environments: {app: {url: '%s'}}
          """
              .formatted(service.url()));
      Result result = verify(project);
      assertThat(result.exitCode()).as(result.output()).isZero();
      assertThat(result.output()).contains("Tests run: 2, Failures: 0, Errors: 0");
    }
  }

  @Test
  void a_red_scenario_is_a_red_build() throws IOException {
    Project project = adopter();
    project.feature("a", Project.green().replace("is 401", "is 200"));
    Result result = verify(project);
    assertThat(result.exitCode()).as(result.output()).isNotZero();
    assertThat(result.output())
        .contains("BUILD FAILURE", "No token [all off]", "reproduce: ./sluice try")
        .contains("deploy: no");
  }

  @Test
  void a_failure_that_blocks_only_a_release_is_not() throws IOException {
    Project project = adopter().feature("a", Project.green());
    project.feature(
        "b", Project.green().replace("@AC-1", "@AC-2 @flag:risk-v2").replace("is 401", "is 200"));
    Result result = verify(project);
    assertThat(result.exitCode()).as(result.output()).isZero();
    assertThat(result.output())
        .containsPattern("Tests run: 12, Failures: 0, Errors: 0, Skipped: [1-9]");
  }

  @Test
  void an_empty_folder_and_invalid_features_are_never_green() throws IOException {
    Project project = adopter();
    Result empty = verify(project);
    assertThat(empty.exitCode()).as(empty.output()).isNotZero();
    assertThat(empty.output()).contains("no scenario");
    Result invalid = verify(project.feature("a", Project.green().replace("@AC-1", "@flag:nope")));
    assertThat(invalid.exitCode()).as(invalid.output()).isNotZero();
    assertThat(invalid.output()).contains("features/a.feature:2:3");
  }

  private Project adopter() {
    String pom =
        Project.read(Project.REPOSITORY.resolve("src/test/resources/adopter/pom.xml"))
            .replace("@sluice.version@", version)
            .replace("@repository@", repository.toUri().toString());
    return new Project(folder).write("pom.xml", pom);
  }

  /** With the Maven of the wrapper, so that the machine needs none. */
  private static Result verify(Project project) {
    String wrapper = Project.REPOSITORY.resolve("mvnw").toString();
    return Command.start(
            project.folder, List.of(wrapper, "-B", "-Dstyle.color=never", "-ntp", "verify"))
        .await();
  }

  private static Path localRepository() {
    return Path.of(
        System.getProperty(
            "maven.repo.local",
            Path.of(System.getProperty("user.home"), ".m2/repository").toString()));
  }

  private static Path jar() throws IOException {
    try (Stream<Path> jars = Files.list(Project.REPOSITORY.resolve("target"))) {
      return jars.filter(path -> path.getFileName().toString().matches("sluice-\\d.*\\.jar"))
          .findFirst()
          .orElseThrow();
    }
  }
}
