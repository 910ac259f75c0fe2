package io.sluice.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.packaged.Command.Result;
import io.sluice.testing.StubProduct;
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

/**
 * A project elsewhere that has only what {@code sluice init} wrote runs its gate with Maven, from a
 * local repository: against the reference service, and against one that is not.
 */
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
    Files.copy(Project.CLI, target.resolve("sluice-" + version + "-cli.jar"));
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

  @Test
  void a_new_project_is_checked_planned_and_proved_as_it_is() {
    try (StubProduct product = new StubProduct()) {
      Project project = begin("--url", product.url().toString());
      Result plan = launcher(project, "plan");
      assertThat(plan.exitCode()).as(plan.output()).isZero();
      assertThat(plan.output()).contains("deploy *", "1 trials of 1 scenarios");
      Result lint = launcher(project, "lint");
      assertThat(lint.exitCode()).as(lint.output()).isZero();
      assertThat(lint.output()).contains("0 errors, 0 warnings in 1 scenario and 1 phrase");
      Result recover = launcher(project, "recover");
      assertThat(recover.exitCode()).as(recover.output()).isZero();

      Result result = verify(project, "-Dsluice.build=b1");
      assertThat(result.exitCode()).as(result.output()).isZero();
      // One scenario, one decision.
      assertThat(result.output()).contains("Tests run: 2, Failures: 0, Errors: 0");
    }
  }

  @Test
  void a_new_project_without_its_scenario_is_never_green() throws IOException {
    try (StubProduct product = new StubProduct()) {
      Project project = begin("--url", product.url().toString());
      Files.delete(folder.resolve("features/first.feature"));
      Result result = verify(project, "-Dsluice.build=b1");
      assertThat(result.exitCode()).as(result.output()).isNotZero();
      assertThat(result.output()).contains("no scenario");
    }
  }

  /** What init wrote, with the settings of this repository and no feature. */
  private Project adopter() throws IOException {
    Project project = begin();
    Files.delete(folder.resolve("features/first.feature"));
    Files.delete(folder.resolve("features/first.phrases"));
    return project.write("sluice.yaml", Project.settings());
  }

  /** A project made by init that finds the library in the local repository. */
  private Project begin(String... options) {
    List<String> arguments = Stream.concat(Stream.of("init"), Stream.of(options)).toList();
    Project project = Project.at(folder);
    Result made = Command.sluice(project, arguments.toArray(String[]::new)).await();
    assertThat(made.exitCode()).as(made.output()).isZero();
    String local =
        "  <repositories>\n    <repository><id>built-here</id><url>%s</url></repository>\n"
            .formatted(repository.toUri());
    String pom =
        Project.read(folder.resolve("pom.xml"))
            .replaceFirst("<sluice.version>[^<]+<", "<sluice.version>" + version + "<")
            .replace("  <dependencies>", local + "  </repositories>\n\n  <dependencies>");
    return project.write("pom.xml", pom);
  }

  /** The launcher that init wrote, with the Maven of this repository's wrapper. */
  private static Result launcher(Project project, String... arguments) {
    project.write("mvnw", "#!/bin/sh\nexec " + Project.REPOSITORY.resolve("mvnw") + " \"$@\"\n");
    assertThat(project.folder.resolve("mvnw").toFile().setExecutable(true)).isTrue();
    List<String> command = Stream.concat(Stream.of("./sluice"), Stream.of(arguments)).toList();
    return Command.start(project.folder, command).await();
  }

  /** With the Maven of the wrapper, so that the machine needs none. */
  private static Result verify(Project project, String... options) {
    String wrapper = Project.REPOSITORY.resolve("mvnw").toString();
    List<String> command =
        Stream.concat(
                Stream.of(wrapper, "-B", "-Dstyle.color=never", "-ntp", "verify"),
                Stream.of(options))
            .toList();
    return Command.start(project.folder, command).await();
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
