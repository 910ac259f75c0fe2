package io.sluice.steps.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTest {
  @ParameterizedTest
  @CsvSource({
    "2026-11-25, 2026-11-26, -1",
    "2026-11-25, 2026-11-25, 0",
    "2026-11-25T23:59, 2026-11-25, 0",
    "2026-11-25, 2026-11-24T23:59:59Z, 1",
    "2026-11-25T10:00, 2026-11-25T09:59:59.999, 1",
    "2026-11-25T10:00:00+01:00, 2026-11-25T09:30:00Z, -1",
    "2026-11-25T10:00:00.5+0100, 2026-11-25T09:00:00.500Z, 0",
  })
  void moments_are_compared_as_precisely_as_both_are_written(String left, String right, int sign) {
    Moment one = Moment.of(left).orElseThrow();
    Moment other = Moment.of(right).orElseThrow();

    assertThat(Integer.signum(one.compare(other).getAsInt())).isEqualTo(sign);
    assertThat(Integer.signum(other.compare(one).getAsInt())).isEqualTo(-sign);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "25.11.2026", "2026-02-30", "2026-11-25T25:00", "1764063000"})
  void what_is_no_date_is_none(String text) {
    assertThat(Moment.of(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-25T10:00:00Z", "2026-11-25T10:00:00+01:00"})
  void a_time_without_an_offset_is_not_compared_with_one_that_has_one(String zoned) {
    Moment local = Moment.of("2026-11-25T10:00:00").orElseThrow();

    assertThat(local.compare(Moment.of(zoned).orElseThrow())).isEmpty();
  }
}
