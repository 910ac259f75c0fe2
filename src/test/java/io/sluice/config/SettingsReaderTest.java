package io.sluice.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.deploy.BuildSource;
import io.sluice.deploy.DeploySettings;
import io.sluice.deploy.OutputValue;
import io.sluice.flags.FlagControlSettings;
import io.sluice.flags.ProbeSettings;
import io.sluice.model.InvalidInput;
import io.sluice.model.Place;
import io.sluice.model.criterion.Condition;
import io.sluice.model.flag.Flag;
import io.sluice.model.ring.Ring;
import io.sluice.model.verdict.Policy;
import io.sluice.model.verdict.Quarantine;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsReaderTest {
  private static final Path PROJECT = Path.of("/project");

  static List<String> valid() {
    return Valid.ALL;
  }

  @ParameterizedTest
  @MethodSource("valid")
  void valid_settings_are_read(String yaml) {
    assertThat(read(yaml).environments()).isNotEmpty();
  }

  @Test
  void the_smallest_settings_have_the_documented_defaults() {
    Settings settings = read(Invalid.BASE);
    assertThat(settings.criteria().id().pattern()).isEqualTo("AC-\\d+");
    assertThat(settings.ringNames()).containsExactly("internal", "non-production", "production");
    assertThat(settings.flags().all()).isEmpty();
    assertThat(settings.exposureHeader()).isEmpty();
    assertThat(settings.openApi()).isEmpty();
    assertThat(settings.defaultEnvironment()).isEqualTo("local");
    assertThat(settings.lanes()).isEmpty();
    assertThat(settings.store()).isEqualTo(PROJECT.resolve(".sluice"));
    assertThat(settings.policy())
        .isEqualTo(
            new Policy(
                settings.ringNames(),
                new Policy.Release(false, "production"),
                15,
                0.05,
                new Policy.Timeouts(
                    Duration.ofSeconds(10), Duration.ofMinutes(2), Duration.ofMinutes(30)),
                Optional.empty(),
                false,
                Quarantine.none(),
                Policy.Skip.none()));
    EnvironmentSettings local = settings.environment();
    assertThat(local.service().readyTimeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(local.service().build()).isEqualTo(new BuildSource.Asked("/version", ""));
    assertThat(local.deploy())
        .isEqualTo(new DeploySettings.OfUrl(URI.create("http://localhost:8080")));
    assertThat(local.flags()).isEmpty();
    assertThat(local.tenants()).isEmpty();
  }

  @Test
  void everything_that_is_written_is_read() {
    Settings settings = read(Valid.FULL);
    assertThat(settings.criteria().expected()).containsExactly("REQ-1", "REQ-2");
    assertThat(settings.criteria().link()).contains("https://tracker.example.com/${id}");
    assertThat(settings.rings())
        .containsExactly(
            new Ring("inner", List.of("acme", "42")),
            new Ring("outer", List.of()),
            new Ring("last", List.of()));
    assertThat(settings.ignoredFlags()).containsExactly("old-banner");
    assertThat(settings.exposureHeader()).contains("X-Flags");
    assertThat(settings.auth().roles()).containsExactly("clerk");
    assertThat(settings.store()).isEqualTo(PROJECT.resolve("kept"));
    assertThat(settings.lanes()).hasValue(4);
    assertThat(settings.browser().binary()).contains(Path.of("/usr/bin/chromium"));
    assertThat(settings.browser().lanes()).isEqualTo(3);
    assertThat(settings.browser().width()).isEqualTo(1024);
    assertThat(settings.browser().height()).isEqualTo(768);
    assertThat(settings.browser().headless()).isFalse();
    assertThat(settings.policy())
        .isEqualTo(
            new Policy(
                List.of("inner", "outer"),
                new Policy.Release(true, "outer"),
                0,
                0.1,
                new Policy.Timeouts(
                    Duration.ofMillis(500), Duration.ofSeconds(90), Duration.ofHours(1)),
                Optional.of(Duration.ofDays(7)),
                true,
                new Quarantine(
                    3,
                    10,
                    List.of(
                        new Quarantine.Entry(
                            Optional.of("A slow one"),
                            Optional.empty(),
                            Optional.of(new Condition("layout", Optional.of("on"))),
                            "me",
                            "T-1",
                            LocalDate.parse("2027-01-31")),
                        new Quarantine.Entry(
                            Optional.empty(),
                            Optional.of("REQ-2"),
                            Optional.empty(),
                            "me",
                            "T-2",
                            LocalDate.parse("2027-01-31")))),
                Policy.Skip.none()));
    assertThat(settings.criteria().retired()).containsExactly("REQ-9");
  }

  @Test
  void flags_keep_their_order_values_and_needs() {
    Settings settings = read(Valid.FULL);
    assertThat(settings.flags().names()).containsExactly("layout", "plan", "bare");
    assertThat(settings.flags().find("layout"))
        .contains(
            new Flag(
                "layout",
                "classic",
                "modern",
                List.of("inner"),
                Map.of("plan", "on", "bare", "off"),
                true,
                Optional.of("team-a"),
                Optional.of(LocalDate.of(2027, 6, 30))));
    assertThat(settings.flags().find("bare")).contains(Flag.bool("bare"));
  }

  @Test
  void a_process_and_its_requests_keep_their_placeholders() {
    EnvironmentSettings environment = read(Valid.FULL).environment("there");
    assertThat(environment.service().readyTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(environment.deploy())
        .isEqualTo(
            new DeploySettings.OfProcess(
                List.of("run", "--port", "${port}", "8", "true", "$${HOME}"),
                Map.of("TOKEN", "${env:TOKEN}", "LEVEL", "3"),
                OptionalInt.of(8099),
                Optional.empty()));
    assertThat(
            ((FlagControlSettings.OfHttp) environment.flags().orElseThrow().control()).set().body())
        .contains("{\"value\": ${value}}");
    assertThat(
            ((ProbeSettings.OfAnswer) environment.flags().orElseThrow().probe()).read().pointer())
        .isEqualTo("/value");
    assertThat(environment.tenants().orElseThrow().idPointer()).isEqualTo("/id");
    assertThat(environment.tenants().orElseThrow().handedOut().tokens()).isEmpty();
  }

  @Test
  void tools_are_read_with_what_is_left_out() {
    Settings settings = read(Valid.TOOLS);
    assertThat(settings.environment("commands").deploy())
        .isEqualTo(
            new DeploySettings.OfCommand(
                List.of("./deploy.sh", "${build}", "8"),
                List.of("./destroy.sh", "${url}"),
                Optional.of("deploy"),
                Map.of("TOKEN", "${run.secret}", "KEY", "${env:KEY}"),
                Duration.ofMinutes(5),
                new OutputValue.Matching(Pattern.compile("deployed to (http\\S+)")),
                Optional.of(new OutputValue.At("/build"))));
    assertThat(settings.environment("commands").variables()).containsOnlyKeys("KEY");
    assertThat(settings.environment("fixed").deploy())
        .isInstanceOfSatisfying(
            DeploySettings.OfCommand.class,
            command -> {
              assertThat(command.url())
                  .isEqualTo(new OutputValue.Fixed("https://staging.example.com"));
              assertThat(command.destroy()).isEmpty();
              assertThat(command.takesBuild()).isFalse();
            });
    assertThat(settings.environment("attached").deploy())
        .isEqualTo(
            new DeploySettings.OfTerraform(
                "infra",
                Map.of(),
                "service_url",
                Optional.empty(),
                false,
                "terraform",
                Duration.ofMinutes(10)));
    assertThat(settings.environment("applied").deploy().takesBuild()).isTrue();
    assertThat(settings.environment("own-stack").deploy())
        .isEqualTo(
            new DeploySettings.OfPulumi(
                "infra",
                "acme/clm/gate",
                Map.of("build", "${build}", "aws:region", "eu-west-1"),
                "url",
                Optional.empty(),
                true,
                "./pulumi",
                Duration.ofMinutes(15)));
  }

  @Test
  void a_request_has_the_common_headers_and_its_own_win_whatever_their_case() {
    EnvironmentSettings environment = read(Valid.FULL).environment("there");
    assertThat(
            ((ProbeSettings.OfAnswer) environment.flags().orElseThrow().probe())
                .read()
                .request()
                .headers())
        .containsExactlyInAnyOrderEntriesOf(Map.of("Authorization", "Bearer ${env:ADMIN}"));
    assertThat(
            ((FlagControlSettings.OfHttp) environment.flags().orElseThrow().control())
                .set()
                .headers()
                .values())
        .containsExactly("Basic ${run.secret}");
  }

  @Test
  void the_sign_in_phrase_stays_as_it_is_and_knows_where_its_first_line_stands() {
    Settings settings = read(Valid.FULL);
    int line = Valid.FULL.lines().toList().indexOf("      I open \"/in\"") + 1;
    assertThat(settings.auth().signIn().orElseThrow().text())
        .isEqualTo("I open \"/in\"\nI fill in \"User\" with \"${username}\"\n");
    assertThat(settings.auth().signIn().orElseThrow().place())
        .isEqualTo(new Place("sluice.yaml", line, 0));
  }

  @Test
  void without_production_the_last_ring_asks_for_evidence() {
    assertThat(read(Invalid.BASE + "rings: [a, b]\n").policy().release().evidenceFromRing())
        .isEqualTo("b");
  }

  @Test
  void variables_are_looked_up_only_for_the_environment_that_is_used() {
    Settings settings = read(Valid.FULL);
    settings.environment("here").requireVariables(name -> Optional.empty());
    assertThatThrownBy(
            () ->
                settings
                    .environment("there")
                    .requireVariables(
                        name -> Optional.of("s3cret").filter(v -> name.equals("ADMIN"))))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("the environment variable TOKEN is not set")
        .hasMessageMatching("(?s)sluice.yaml:\\d+:\\d+: .*")
        .hasMessageNotContaining("ADMIN")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void an_unknown_environment_is_answered_with_those_there_are() {
    assertThatThrownBy(() -> read(Valid.FULL).environment("ther"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("did you mean \"there\"?")
        .hasMessageContaining("here, there");
  }

  static Settings read(String yaml) {
    return SettingsReader.parse(PROJECT, "sluice.yaml", yaml);
  }
}
