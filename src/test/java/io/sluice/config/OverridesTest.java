package io.sluice.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.model.InvalidInput;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class OverridesTest {
  @Test
  void an_option_stands_above_a_variable_and_a_variable_above_the_file() {
    Overrides options =
        new Overrides(
            Optional.of("there"),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(true));
    Overrides merged =
        options.or(
            Overrides.ofVariables(
                Map.of(
                    "SLUICE_ENVIRONMENT", "here",
                    "SLUICE_BUILD", "b7",
                    "SLUICE_STORE", "elsewhere",
                    "SLUICE_LANES", "9",
                    "SLUICE_DRIVER", "/opt/driver",
                    "SLUICE_HEADLESS", "false")));
    Settings settings = SettingsReaderTest.read(Valid.FULL).with(merged);
    assertThat(settings.environment().name()).isEqualTo("there");
    assertThat(merged.build()).contains("b7");
    assertThat(settings.store())
        .isEqualTo(new StoreSettings.Directory(Path.of("/project/elsewhere")));
    assertThat(settings.lanes()).hasValue(9);
    assertThat(settings.browser().binary()).contains(Path.of("/usr/bin/chromium"));
    assertThat(settings.browser().driver()).contains(Path.of("/opt/driver"));
    assertThat(settings.browser().headless()).isTrue();
  }

  @Test
  void nothing_above_the_file_leaves_it_as_it_is() {
    Settings settings = SettingsReaderTest.read(Valid.FULL);
    assertThat(settings.with(Overrides.none()).toString()).isEqualTo(settings.toString());
  }

  @Test
  void an_environment_that_is_not_there_is_invalid() {
    Overrides overrides = Overrides.ofVariables(Map.of("SLUICE_ENVIRONMENT", "prod"));
    assertThatThrownBy(() -> SettingsReaderTest.read(Valid.FULL).with(overrides))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("unknown environment \"prod\"");
  }

  @Test
  void an_empty_variable_says_nothing() {
    assertThat(Overrides.ofVariables(Map.of("SLUICE_BUILD", "", "SLUICE_LANES", " ")))
        .isEqualTo(Overrides.none());
  }

  @Test
  void values_that_are_none_are_told_together() {
    assertThatThrownBy(
            () ->
                Overrides.ofVariables(Map.of("SLUICE_LANES", "many", "SLUICE_HEADLESS", "perhaps")))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("SLUICE_LANES is \"many\"")
        .hasMessageContaining("SLUICE_HEADLESS is \"perhaps\"");
  }

  @Test
  void a_misspelt_variable_is_not_ignored() {
    assertThatThrownBy(() -> Overrides.ofVariables(Map.of("SLUICE_ENVIROMENT", "prod")))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("Did you mean SLUICE_ENVIRONMENT?");
  }

  @Test
  void variables_of_other_purposes_are_left_alone() {
    assertThat(Overrides.ofVariables(Map.of("SLUICE_JAVA_OPTIONS", "-Xmx1g", "PATH", "/bin")))
        .isEqualTo(Overrides.none());
  }
}
