package io.sluice.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SecretsTest {
  private final Secrets secrets = new Secrets();

  @Test
  void every_occurrence_is_masked() {
    secrets.add("s3cr3t-token");

    assertThat(secrets.mask("a s3cr3t-token and s3cr3t-tokens3cr3t-token!"))
        .isEqualTo("a *** and ******!");
  }

  @Test
  void the_longer_of_two_secrets_with_the_same_start_is_masked_whole() {
    secrets.add("abcdef");
    secrets.add("abcdefghij");

    assertThat(secrets.mask("abcdefghij abcdefgh")).isEqualTo("*** ***gh");
  }

  @Test
  void short_values_are_ignored() {
    secrets.add("abcde");
    secrets.add("");

    assertThat(secrets.mask("abcde")).isEqualTo("abcde");
  }

  @Test
  void url_json_and_html_forms_are_masked() {
    String secret = "pä\"ss & <word>";
    secrets.add(secret);

    assertThat(secrets.mask("q=" + URLEncoder.encode(secret, StandardCharsets.UTF_8)))
        .isEqualTo("q=***");
    assertThat(secrets.mask("{\"p\":\"pä\\\"ss & <word>\"}")).isEqualTo("{\"p\":\"***\"}");
    assertThat(secrets.mask("value='pä&quot;ss &amp; &lt;word&gt;'")).isEqualTo("value='***'");
  }

  @Test
  void basic_credentials_are_masked_whatever_the_user_name() {
    secrets.add("correct-horse");

    for (String user : new String[] {"", "a", "ab", "abc", "abcd"}) {
      String basic = base64(user + ":correct-horse");
      assertThat(secrets.mask("Basic " + basic)).doesNotContain(basic).contains("***");
      String inner = base64(user + ":correct-horse, and more");
      assertThat(secrets.mask(inner)).contains("***");
    }
    assertThat(secrets.mask("Basic " + base64("ada:another-horse"))).doesNotContain("***");
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
