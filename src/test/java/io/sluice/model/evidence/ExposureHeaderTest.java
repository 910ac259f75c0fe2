package io.sluice.model.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExposureHeaderTest {
  @Test
  void flags_values_and_reasons_are_read_in_order() {
    assertThat(
            ExposureHeader.parse(
                "risk-v2=on;reason=TARGETING_MATCH, bulk-import=off;reason=DEFAULT"))
        .containsExactly(
            new Exposure("risk-v2", "on", "TARGETING_MATCH"),
            new Exposure("bulk-import", "off", "DEFAULT"));
  }

  @Test
  void a_reason_may_be_missing_and_other_fields_are_ignored() {
    assertThat(ExposureHeader.parse("a=on,b=gold;x=1;reason=STATIC"))
        .containsExactly(new Exposure("a", "on", ""), new Exposure("b", "gold", "STATIC"));
  }

  @Test
  void parts_that_make_no_sense_are_left_out() {
    assertThat(ExposureHeader.parse("")).isEmpty();
    assertThat(ExposureHeader.parse(" , ;reason=X, =on, flag=, flag, ok=on"))
        .containsExactly(new Exposure("ok", "on", ""));
  }
}
