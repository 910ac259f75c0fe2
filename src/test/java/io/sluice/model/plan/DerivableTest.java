package io.sluice.model.plan;

import static io.sluice.testing.Plans.catalog;
import static io.sluice.testing.Plans.flags;
import static io.sluice.testing.Plans.on;
import static io.sluice.testing.Plans.onIn;
import static io.sluice.testing.Plans.scenario;
import static io.sluice.testing.Plans.settings;
import static io.sluice.testing.Plans.turning;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.model.criterion.Scenario.Turn;
import io.sluice.model.flag.Flag;
import io.sluice.model.flag.Flags;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DerivableTest {
  private static final Flags FLAGS = flags(Flag.bool("bulk", "internal"), Flag.bool("risk"));
  private static final Plan PLAN =
      Planner.plan(
          settings(FLAGS),
          catalog(
              scenario("always", "AC-1"),
              scenario("bulk", "AC-2", on("bulk")),
              scenario("risk", "AC-3", on("risk")),
              turning("kill", "risk", Turn.Kind.KILL),
              turning("release", "risk", Turn.Kind.RELEASE)),
          onIn(FLAGS));

  @Test
  void neither_what_deploy_needs_nor_a_proof_nor_a_rehearsal_may_be_concluded() {
    assertThat(PLAN.trials())
        .extracting(Trial::id)
        .contains(
            "features/always.feature:1 [all off]",
            "features/bulk.feature:1 [bulk=on]",
            "features/risk.feature:1 [bulk=on,risk=on]",
            "features/kill.feature:1 [bulk=on,risk=on]",
            "features/release.feature:1 [bulk=on]");
    assertThat(Derivable.of(PLAN, List.of("release", "kill")))
        .containsExactlyInAnyOrder(
            "features/always.feature:1 [bulk=on,risk=on]",
            "features/bulk.feature:1 [bulk=on,risk=on]");
  }

  @Test
  void the_policy_may_let_deploy_rest_on_conclusions_but_not_a_flags_own_proof() {
    Set<String> derivable = Derivable.of(PLAN, List.of("deploy", "release", "kill"));
    assertThat(derivable)
        .contains("features/always.feature:1 [all off]", "features/always.feature:1 [bulk=on]")
        .doesNotContain("features/risk.feature:1 [bulk=on,risk=on]")
        .noneMatch(id -> id.contains("kill") || id.contains("release"));
  }

  @Test
  void where_no_question_may_nothing_is() {
    assertThat(Derivable.of(PLAN, List.of())).isEmpty();
  }
}
