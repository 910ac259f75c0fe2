package io.sluice.model.plan;

import static io.sluice.testing.Plans.catalog;
import static io.sluice.testing.Plans.flags;
import static io.sluice.testing.Plans.off;
import static io.sluice.testing.Plans.on;
import static io.sluice.testing.Plans.onIn;
import static io.sluice.testing.Plans.scenario;
import static io.sluice.testing.Plans.settings;
import static io.sluice.testing.Plans.turning;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.model.InvalidInput;
import io.sluice.model.criterion.Catalog;
import io.sluice.model.criterion.Criterion;
import io.sluice.model.criterion.Scenario;
import io.sluice.model.criterion.Scenario.Turn.Kind;
import io.sluice.model.flag.Flag;
import io.sluice.model.flag.Flags;
import io.sluice.model.flag.Vector;
import io.sluice.model.plan.Question.Deploy;
import io.sluice.model.plan.Question.Release;
import io.sluice.model.ring.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlannerTest {
  private static final Scenario ALWAYS = scenario("always", "AC-1");
  private static final Scenario RISK = scenario("risk", "AC-2", on("risk"));
  private static final Scenario NO_RISK = scenario("norisk", "AC-3", off("risk"));

  @Test
  void a_flag_live_nowhere_adds_no_vector_to_deploy() {
    Flags flags = flags(Flag.bool("bulk", "internal"), Flag.bool("risk"));
    Need deploy = need(plan(flags, ALWAYS, RISK, NO_RISK), "deploy");
    assertThat(deploy.vectors()).extracting(Vector::name).containsExactly("all off", "bulk=on");
    assertThat(deploy.trials())
        .containsExactly(
            "features/always.feature:1 [all off]",
            "features/always.feature:1 [bulk=on]",
            "features/norisk.feature:1 [all off]",
            "features/norisk.feature:1 [bulk=on]");
  }

  @Test
  void a_release_asks_for_the_next_ring_with_what_is_live_there() {
    Flags flags = flags(Flag.bool("bulk", "internal"), Flag.bool("risk"));
    Plan plan = plan(flags, ALWAYS, RISK);
    assertThat(plan.needs())
        .extracting(n -> n.question().id())
        .containsExactly(
            "deploy",
            "release:bulk:non-production",
            "release:risk:internal",
            "kill:bulk",
            "kill:risk");
    assertThat(need(plan, "release:risk:internal").vectors())
        .extracting(Vector::name)
        .containsExactly("bulk=on,risk=on");
    assertThat(need(plan, "release:bulk:non-production").vectors())
        .extracting(Vector::name)
        .containsExactly("bulk=on");
  }

  @Test
  void a_flag_on_everywhere_has_no_release_left() {
    Flags flags = flags(Flag.bool("done", "internal", "non-production", "production"));
    assertThat(plan(flags, ALWAYS).needs())
        .extracting(n -> n.question().id())
        .containsExactly("deploy", "kill:done");
  }

  @Test
  void questions_share_their_trials() {
    Flags flags = flags(Flag.bool("bulk", "internal"));
    Plan plan = plan(flags, ALWAYS);
    assertThat(plan.trials()).hasSize(2);
    assertThat(plan.questionsOf(plan.trials().get(1)))
        .contains(new Deploy(), new Release("bulk", "on", "non-production"));
  }

  @Test
  void ten_flags_are_not_a_thousand_vectors() {
    List<Flag> ten = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      ten.add(Flag.bool("flag-" + i));
    }
    Plan plan = kills(new Flags(ten), ALWAYS);
    assertThat(plan.trials()).hasSize(11);
  }

  @Test
  void a_release_without_a_criterion_of_its_own_has_a_gap() {
    Flags flags = flags(Flag.bool("risk"));
    assertThat(codes(need(plan(flags, ALWAYS), "release:risk:internal")))
        .containsExactly("no-criterion-for-flag");
    assertThat(codes(need(plan(flags, ALWAYS, RISK), "release:risk:internal"))).isEmpty();
  }

  @Test
  void a_refactoring_needs_no_criterion_of_its_own() {
    Flag same =
        new Flag(
            "risk", "false", "true", List.of(), Map.of(), true, Optional.empty(), Optional.empty());
    assertThat(codes(need(plan(flags(same), ALWAYS), "release:risk:internal"))).isEmpty();
  }

  @Test
  void a_release_to_production_needs_a_rehearsal() {
    Flags flags = flags(Flag.bool("risk", "internal", "non-production"));
    assertThat(codes(need(plan(flags, ALWAYS, RISK), "release:risk:production")))
        .containsExactly("no-release-scenario");
    Plan rehearsed = plan(flags, ALWAYS, RISK, turning("rehearsal", "risk", Kind.RELEASE));
    Need release = need(rehearsed, "release:risk:production");
    assertThat(codes(release)).isEmpty();
    assertThat(release.trials()).contains("features/rehearsal.feature:1 [all off]");
  }

  @Test
  void a_rehearsal_counts_only_for_its_own_question() {
    Flags flags = flags(Flag.bool("risk"));
    Plan plan = kills(flags, ALWAYS, RISK, turning("rehearsal", "risk", Kind.RELEASE));
    assertThat(need(plan, "deploy").trials()).noneMatch(id -> id.contains("rehearsal"));
    assertThat(need(plan, "kill:risk").trials()).noneMatch(id -> id.contains("rehearsal"));
  }

  @Test
  void a_kill_needs_a_kill_scenario_and_every_vector_turned_off() {
    Flags flags = flags(Flag.bool("bulk", "internal"), Flag.bool("risk"));
    Plan plan = kills(flags, ALWAYS, RISK, turning("killing", "bulk", Kind.KILL));
    Need kill = need(plan, "kill:bulk");
    assertThat(kill.vectors()).extracting(Vector::name).containsExactly("all off");
    assertThat(kill.trials()).contains("features/killing.feature:1 [bulk=on]");
    assertThat(codes(kill)).isEmpty();
    assertThat(codes(need(plan, "kill:risk"))).containsExactly("no-kill-scenario");
  }

  @Test
  void a_vector_that_breaks_a_requirement_is_never_planned() {
    Flag needy =
        new Flag(
            "needy",
            "false",
            "true",
            List.of(),
            Map.of("risk", "on"),
            false,
            Optional.empty(),
            Optional.empty());
    Plan plan = plan(flags(Flag.bool("risk"), needy), ALWAYS);
    assertThat(plan.trials()).noneMatch(t -> t.vector().name().equals("needy=on"));
    assertThat(codes(need(plan, "release:needy:internal"))).contains("requirement-not-live");
  }

  @Test
  void a_rehearsal_never_ends_in_a_vector_that_breaks_a_requirement() {
    Flag needy =
        new Flag(
            "needy",
            "false",
            "true",
            List.of(),
            Map.of("risk", "on"),
            false,
            Optional.empty(),
            Optional.empty());
    Plan plan =
        plan(flags(Flag.bool("risk"), needy), ALWAYS, turning("needy", "needy", Kind.RELEASE));
    assertThat(need(plan, "release:needy:internal").trials()).isEmpty();
    Plan live =
        plan(
            flags(Flag.bool("risk", "internal"), needy),
            ALWAYS,
            turning("needy", "needy", Kind.RELEASE));
    assertThat(need(live, "release:needy:internal").trials())
        .contains("features/needy.feature:1 [risk=on]");
  }

  @Test
  void an_expected_criterion_without_scenario_is_a_gap_of_deploy() {
    Flags flags = flags();
    Catalog catalog =
        new Catalog(
            List.of(ALWAYS),
            List.of(new Criterion("AC-77", "", Optional.empty())),
            "sha256:0",
            false);
    Plan plan = Planner.plan(settings(flags), catalog, onIn(flags));
    assertThat(codes(need(plan, "deploy"))).containsExactly("criterion-unproved");
  }

  @Test
  void a_required_question_that_is_none_is_invalid() {
    Flags flags = flags(Flag.bool("risk"));
    for (String id : List.of("release:risk:nowhere", "release:rsk:internal", "kill", "kill:x")) {
      assertThatThrownBy(() -> Planner.plan(settings(flags, id), catalog(ALWAYS), onIn(flags)))
          .isInstanceOf(InvalidInput.class)
          .hasMessageContaining("release:risk:internal");
    }
  }

  @Test
  void a_ring_may_be_passed_over_only_where_the_policy_says_so() {
    Flags flags = flags(Flag.bool("risk"));
    Plan plan =
        Planner.plan(
            settings(flags, "release:risk:production"), catalog(ALWAYS, RISK), onIn(flags));
    assertThat(need(plan, "release:risk:production").gaps())
        .anyMatch(gap -> gap.code().equals("ring-skipped") && gap.refuses());
  }

  @Test
  void what_is_asked_leaves_out_every_other_question() {
    Flags flags = flags(Flag.bool("bulk", "internal"), Flag.bool("risk"));
    PlanSettings asking =
        new PlanSettings(
            flags,
            settings(flags).rings(),
            List.of("production"),
            List.of("production"),
            false,
            List.of("kill:bulk"),
            List.of("release:risk=strict:internal"),
            false);
    Plan plan = Planner.plan(asking, catalog(ALWAYS, RISK), onIn(flags));
    assertThat(plan.needs())
        .extracting(n -> n.question().id())
        .containsExactly("deploy", "kill:bulk", "release:risk=strict:internal");
    assertThat(need(plan, "release:risk=strict:internal").vectors())
        .extracting(Vector::name)
        .containsExactly("bulk=on,risk=strict");
  }

  @Test
  void a_flag_nobody_declared_is_a_gap_of_every_question() {
    Flags flags = flags(Flag.bool("risk"));
    Snapshot seen = new Snapshot(onIn(flags).rings(), List.of("mystery"));
    assertThat(Planner.plan(settings(flags), catalog(ALWAYS, RISK), seen).needs())
        .allSatisfy(need -> assertThat(codes(need)).contains("undeclared-flag"));
  }

  @Test
  void flags_are_proved_by_trying_their_scenarios_without_them() {
    Flags flags = flags(Flag.bool("bulk", "internal"), Flag.bool("risk"));
    PlanSettings proving =
        new PlanSettings(
            flags,
            settings(flags).rings(),
            List.of("production"),
            List.of("production"),
            false,
            List.of(),
            List.of(),
            true);
    assertThat(Planner.plan(proving, catalog(ALWAYS, RISK, NO_RISK), onIn(flags)).controls())
        .extracting(control -> control.trial().id())
        .containsExactly("features/risk.feature:1 [bulk=on]");
  }

  private static Plan kills(Flags flags, Scenario... scenarios) {
    String[] kills = flags.names().stream().map(name -> "kill:" + name).toArray(String[]::new);
    return Planner.plan(settings(flags, kills), catalog(scenarios), onIn(flags));
  }

  private static Plan plan(Flags flags, Scenario... scenarios) {
    return Planner.plan(settings(flags), catalog(scenarios), onIn(flags));
  }

  private static Need need(Plan plan, String id) {
    return plan.needs().stream()
        .filter(need -> need.question().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> codes(Need need) {
    return need.gaps().stream().map(Need.Gap::code).toList();
  }
}
