package io.sluice.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.model.InvalidInput;
import io.sluice.model.Secrets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PlaceholdersTest {
  private static Optional<String> value(String name) {
    return Optional.ofNullable(Map.of("port", "8080", "odd", "a\"b/c$1 ü").get(name));
  }

  @Test
  void every_placeholder_is_filled_and_nothing_else_changes() {
    assertThat(Placeholders.fill("--port=${port} $x {y} ${odd}", PlaceholdersTest::value))
        .isEqualTo("--port=8080 $x {y} a\"b/c$1 ü");
  }

  @Test
  void an_unknown_name_is_invalid_input_that_names_it() {
    assertThatThrownBy(() -> Placeholders.fill("${prot}", PlaceholdersTest::value))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("${prot} has no value here");
  }

  @Test
  void an_environment_variable_is_read_when_used_and_becomes_a_secret() {
    Secrets secrets = new Secrets();
    Function<String, Optional<String>> environment =
        Placeholders.environment(Map.of("TOKEN", "very-secret"), secrets);

    assertThat(secrets.mask("very-secret")).isEqualTo("very-secret");
    assertThat(Placeholders.fill("Bearer ${env:TOKEN}", environment))
        .isEqualTo("Bearer very-secret");
    assertThat(secrets.mask("very-secret")).isEqualTo("***");
    assertThatThrownBy(() -> Placeholders.fill("${env:TOKE}", environment))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("set the environment variable TOKE");
  }

  @Test
  void a_template_is_filled_as_each_place_needs_it() {
    RequestTemplate template =
        new RequestTemplate(
            "PUT",
            "/tenants/${tenant}/flags?f=${odd}",
            Map.of("X-Name", "${tenant}"),
            Optional.of("{\"tenant\": \"${odd}\", \"value\": ${value}}"));
    Values values =
        Values.of(PlaceholdersTest::value)
            .with("tenant", "a/b c")
            .withJson("value", "gold", "\"gold\"");

    RequestTemplate filled = values.fill(template);

    assertThat(filled.path()).isEqualTo("/tenants/a%2Fb%20c/flags?f=a%22b%2Fc%241%20%C3%BC");
    assertThat(filled.headers()).containsEntry("X-Name", "a/b c");
    assertThat(filled.body()).contains("{\"tenant\": \"a\\\"b/c$1 ü\", \"value\": \"gold\"}");
  }

  @Test
  void a_form_gets_its_values_encoded_and_a_base_url_stays_as_it_is() {
    RequestTemplate form =
        new RequestTemplate(
            "POST",
            "${base}/x/${tenant}",
            Map.of("content-type", "application/x-www-form-urlencoded"),
            Optional.of("name=${tenant}"));
    Values values =
        Values.of(PlaceholdersTest::value)
            .with("tenant", "a&b")
            .with("base", "http://localhost:1/y");

    assertThat(values.fill(form).path()).isEqualTo("http://localhost:1/y/x/a%26b");
    assertThat(values.fill(form).body()).contains("name=a%26b");
  }
}
