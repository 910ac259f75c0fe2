package io.sluice.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.model.InvalidInput;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreSettingsTest {
  private static final Path PROJECT = Path.of("/project");

  @ParameterizedTest
  @CsvSource({
    "s3://gate, gate, ''",
    "s3://gate/, gate, ''",
    "s3://gate/sluice, gate, sluice",
    "s3://my.gate-1/a/b/, my.gate-1, a/b"
  })
  void a_bucket_is_named_by_its_address(String text, String bucket, String prefix) {
    assertThat(StoreSettings.require(PROJECT, text))
        .isEqualTo(new StoreSettings.S3(bucket, prefix, Path.of("/project/.sluice")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"kept", "/kept", "s3", "s3:/gate", "../kept"})
  void everything_else_is_a_directory(String text) {
    assertThat(StoreSettings.require(PROJECT, text))
        .isEqualTo(new StoreSettings.Directory(PROJECT.resolve(text)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3://", "s3:///x", "s3://Gate", "s3://a", "gs://gate", "https://x.test"})
  void what_looks_like_an_address_and_is_none_is_invalid(String text) {
    assertThat(StoreSettings.parse(PROJECT, text)).isEmpty();
    assertThatThrownBy(() -> StoreSettings.require(PROJECT, text))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining(text);
    assertThatThrownBy(
            () ->
                SettingsReaderTest.read(
                    Valid.FULL.replaceFirst("store: .*", "store: \"" + text + "\"")))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("which is no store");
  }

  @Test
  void a_variable_names_a_bucket_as_well() {
    Overrides overrides = Overrides.ofVariables(Map.of("SLUICE_STORE", "s3://gate/sluice"));
    assertThat(SettingsReaderTest.read(Valid.FULL).with(overrides).store())
        .hasToString("s3://gate/sluice");
  }
}
