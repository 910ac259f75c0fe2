package io.sluice.steps.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextsTest {
  @Test
  void white_space_is_normalised() {
    assertThat(Texts.squash(" a\u00a0 b\n\tc ")).isEqualTo("a b c");
  }

  @Test
  void the_nearest_names_come_first_and_the_rest_are_counted() {
    List<String> names = List.of("Delete", "Submit", "Save draft", "Submit");
    assertThat(Texts.nearest("Sumbit", names, 2)).isEqualTo("\"Submit\", \"Delete\" and 1 more");
    assertThat(Texts.nearest("x", List.of(""), 2)).isEmpty();
  }

  @Test
  void distance_counts_edits_regardless_of_case() {
    assertThat(Texts.distance("kitten", "Sitting")).isEqualTo(3);
    assertThat(Texts.distance("", "abc")).isEqualTo(3);
    assertThat(Texts.distance("same", "SAME")).isZero();
  }

  @Test
  void a_time_is_told_in_its_unit() {
    assertThat(Texts.span(Duration.ofSeconds(10))).isEqualTo("10 s");
    assertThat(Texts.span(Duration.ofMillis(1500))).isEqualTo("1500 ms");
  }
}
