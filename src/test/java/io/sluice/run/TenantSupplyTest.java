package io.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TenantSupplyTest {
  @Test
  void with_one_tenant_a_trial_there_is_a_lane_for_each() {
    assertThat(TenantSupply.pool(6, 1).lanes()).isEqualTo(6);
    assertThat(TenantSupply.pool(1, 1).lanes()).isEqualTo(1);
  }

  @Test
  void lanes_never_wait_for_each_other_whatever_their_trials_have_got() {
    for (int tenants = 1; tenants <= 12; tenants++) {
      for (int most = 1; most <= tenants; most++) {
        TenantSupply supply = TenantSupply.pool(tenants, most);
        String what = tenants + " tenants, at most " + most + ": " + supply;
        assertThat(supply.lanes()).as(what).isPositive();
        assertThat(supply.ofOneTrial()).as(what).isGreaterThanOrEqualTo(most);
        int allWaiting = supply.lanes() * (supply.ofOneTrial() - 1);
        assertThat(allWaiting).as("one is still free: " + what).isLessThan(tenants);
      }
    }
  }
}
