package io.sluice.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.model.world.Variables;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VariablesTest {
  private static final Instant START = Instant.parse("2026-01-31T23:30:00.120Z");

  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger made = new AtomicInteger();
  private final Variables variables =
      new Variables(
          () -> START.plus(Duration.ofHours(asked.getAndIncrement())),
          () -> "u" + made.incrementAndGet());

  @Test
  void a_name_stands_for_what_was_remembered_last() {
    variables.remember("client", "c-1");
    variables.remember("client", "$2 \\ ${x}");

    assertThat(variables.fill("/api/${client}/${client}")).isEqualTo("/api/$2 \\ ${x}/$2 \\ ${x}");
  }

  @Test
  void a_doubled_dollar_keeps_the_reference_as_it_is() {
    assertThat(variables.fill("$${client} costs 3 $ {x} $")).isEqualTo("${client} costs 3 $ {x} $");
  }

  @Test
  void a_name_that_was_never_remembered_is_answered_with_the_nearest() {
    variables.remember("client", "c-1");
    variables.remember("tenant", "t-1");

    assertThatThrownBy(() -> variables.fill("${clinet}"))
        .isInstanceOf(InvalidInput.class)
        .hasMessage(
            "nothing is remembered as \"clinet\"; did you mean \"client\"?\n"
                + "    remembered are client, tenant");
    assertThatThrownBy(() -> variables.fill("${zz}"))
        .hasMessage("nothing is remembered as \"zz\"\n    remembered are client, tenant");
  }

  @ParameterizedTest
  @CsvSource({
    "today, 2026-01-31",
    "today+1d, 2026-02-01",
    "today-1w, 2026-01-24",
    "today+1m, 2026-02-28",
    "today+1y-1d, 2027-01-30",
    "today:dd.MM.yyyy, 31.01.2026",
    "today+7d:EEE d MMM, Sat 7 Feb",
    "now-30min, 2026-02-01T00:00:00.120Z",
    "now+1d+2h, 2026-02-02T02:30:00.120Z",
    "now:HH:mm, 00:30",
  })
  void dates_are_relative_to_the_start_and_times_to_now(String name, String value) {
    assertThat(variables.fill("${" + name + "}")).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"today+1h", "today+d", "today-", "now+1x", "today:HH", "today:{", "now: b"})
  void a_date_that_is_none_is_answered_with_how_to_write_one(String name) {
    String written = "${" + name + "}";

    assertThatThrownBy(() -> variables.fill(written))
        .isInstanceOf(InvalidInput.class)
        .hasMessageStartingWith(written + ": ")
        .hasMessageContaining("write ${today}, ${today+30d}");
  }

  @Test
  void what_is_unique_is_made_once_and_only_when_it_is_asked_for() {
    assertThat(variables.fill("x")).isEqualTo("x");
    assertThat(made).hasValue(0);

    assertThat(variables.fill("${unique} ${unique}")).isEqualTo("u1 u1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"today", "now", "unique", "", "a}b"})
  void a_name_that_could_not_be_told_apart_is_refused(String name) {
    assertThatThrownBy(() -> variables.remember(name, "x")).isInstanceOf(InvalidInput.class);
  }

  @Test
  void a_name_that_only_starts_like_a_date_is_a_name() {
    variables.remember("todaysList", "l");
    variables.remember("now-or-never", "n");

    assertThat(variables.fill("${todaysList}${now-or-never}")).isEqualTo("ln");
  }
}
