package io.sluice.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What one run holds for itself alone, wherever that is written down. */
abstract class ClaimsContract extends StoreContract {
  @Test
  void of_several_that_claim_the_same_at_once_one_wins_many_times() throws Exception {
    List<LeaseJournal> runs =
        IntStream.range(0, TOGETHER)
            .mapToObj(i -> LeaseJournal.open(journals(), "run-" + i, CLOCK))
            .toList();
    for (int round = 0; round < 20; round++) {
      String what = "tenant " + round % 2;
      List<Claim> won =
          together(i -> runs.get(i).claims().tryTake("e", what)).stream()
              .flatMap(Optional::stream)
              .toList();
      assertThat(won).as("round " + round).hasSize(1);
      assertThat(runs.get(0).claims().holder(what))
          .hasValueSatisfying(holder -> assertThat(holder.over()).isFalse());
      assertThat(runs.get(0).claims().holder("other " + what)).isEmpty();
      won.get(0).close();
      assertThat(runs.get(0).claims().holder(what)).isEmpty();
    }
    runs.forEach(LeaseJournal::close);
    nothingIsLeft();
  }

  @Test
  void of_several_that_take_over_what_a_dead_run_held_one_wins_and_that_run_notices()
      throws Exception {
    for (int round = 0; round < 5; round++) {
      LeaseJournal dead = elsewhere("dead-" + round);
      Claim lost = dead.claims().tryTake("e", "t").orElseThrow();
      List<LeaseJournal> runs = new ArrayList<>();
      for (int i = 0; i < TOGETHER; i++) {
        runs.add(LeaseJournal.open(journals(), "run-" + round + "-" + i, LATER));
      }
      List<Integer> winners = new ArrayList<>();
      List<Optional<Claim>> claims = together(i -> runs.get(i).claims().tryTake("e", "t"));
      IntStream.range(0, TOGETHER).filter(i -> claims.get(i).isPresent()).forEach(winners::add);
      // All may have lost to each other's look at the dead run: then the next one gets it.
      if (winners.isEmpty()) {
        assertThat(runs.get(0).claims().tryTake("e", "t")).isPresent();
        winners.add(0);
      }
      assertThat(winners).hasSize(1);

      lost.close();
      assertThat(runs.get(0).claims().holder("t").map(Claims.Holder::run))
          .contains("run-" + round + "-" + winners.get(0));
      assertThatThrownBy(() -> tenant(dead, "e", "t")).hasMessageContaining("held this run");
      dead.close();
      runs.forEach(LeaseJournal::close);
      nothingIsLeft();
    }
  }

  @Test
  void what_one_run_holds_no_other_gets_by_another_name_of_its_environment() {
    LeaseJournal run = elsewhere("run");
    run.claims().tryTake("staging", "t").orElseThrow();
    tenant(run, "staging", "t");
    try (LeaseJournal other = LeaseJournal.open(journals(), "other", LATER)) {
      assertThat(other.claims().tryTake("nightly", "t")).isEmpty();
      leftovers(LATER).recover();
      assertThat(other.claims().tryTake("nightly", "t")).isPresent();
    }
    nothingIsLeft();
  }

  @Test
  void what_a_dead_run_held_is_not_taken_over_before_what_it_did_there_is_undone() {
    LeaseJournal dead = elsewhere("dead");
    dead.claims().tryTake("e", "t").orElseThrow();
    tenant(dead, "e", "t");
    try (LeaseJournal run = LeaseJournal.open(journals(), "run", LATER)) {
      assertThat(run.claims().tryTake("e", "t")).isEmpty();
      assertThat(run.claims().holder("t").orElseThrow().toString())
          .contains("run dead on build-7", "./sluice recover");
      leftovers(LATER).recover();
      assertThat(run.claims().tryTake("e", "t")).isPresent();
      assertThat(run.claims().tryTake("e", "t")).as("it has it already").isEmpty();
    }
    nothingIsLeft();
  }
}
