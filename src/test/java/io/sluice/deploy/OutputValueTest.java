package io.sluice.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputValueTest {
  private static final OutputValue URL = new OutputValue.At("/url");

  @Test
  void a_pointer_reads_the_last_object_whatever_stands_around_it() {
    String output =
        """
        building {"url": "http://in-a-line"} …
        {"url": "http://first", "inner": {"url": "http://inner"}}
        { not json
          {
            "url": "http://last",
            "list": [{"url": "http://element"},
        {"url": "http://at the begin of a line, but within"}]
          }
        done in 3 s
        """;
    assertThat(URL.in(output)).contains("http://last");
    assertThat(new OutputValue.At("/list/0/url").in(output)).contains("http://element");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "url: http://x",
        "{}",
        "{\"url\": null}",
        "{\"url\": \" \"}",
        "{\"url\": [1]}",
        "{\"url\": \"http://cut",
        "{\"url\": \"http://x\"}\n{\"other\": 1}"
      })
  void what_is_not_there_is_not_made_up(String output) {
    assertThat(URL.in(output)).isEmpty();
  }

  @Test
  void of_a_regular_expression_the_last_match_counts() {
    OutputValue value = new OutputValue.Matching(Pattern.compile("deployed to (\\S+)"));
    assertThat(value.in("deployed to http://a\nretry\ndeployed to http://b now"))
        .contains("http://b");
    assertThat(value.in("deployed nowhere")).isEmpty();
  }

  @Test
  void many_lines_that_look_like_objects_take_no_time() {
    String output = "{{\n".repeat(200_000) + "{\"url\": \"http://x\"}";
    assertThat(URL.in(output)).contains("http://x");
  }
}
