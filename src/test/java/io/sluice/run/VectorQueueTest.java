package io.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.model.criterion.Scenario;
import io.sluice.model.criterion.Scenario.Turn;
import io.sluice.model.flag.Vector;
import io.sluice.model.plan.Trial;
import io.sluice.testing.Plans;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class VectorQueueTest {
  private static final Vector OFF = vector("off", "off", "off");
  private static final Vector A = vector("on", "off", "off");
  private static final Vector AB = vector("on", "on", "off");
  private static final Vector ABC = vector("on", "on", "on");

  private Optional<Vector> now = Optional.empty();

  @Test
  void trials_go_vector_by_vector_each_nearest_to_what_the_tenant_has() throws Exception {
    now = Optional.of(AB);
    List<TrialTask> tasks = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      for (Vector vector : List.of(OFF, ABC, A)) {
        tasks.add(task("s" + i, vector));
      }
    }
    assertThat(drain(queue(tasks)))
        .containsExactly(
            "s0 A", "s1 A", "s2 A", "s0 OFF", "s1 OFF", "s2 OFF", "s0 ABC", "s1 ABC", "s2 ABC");
  }

  @Test
  void where_nothing_is_known_of_the_tenant_the_fewest_flags_come_first() throws Exception {
    VectorQueue queue = queue(List.of(task("s", ABC), task("s", A), task("s", AB)));
    assertThat(name(queue.next().orElseThrow())).isEqualTo("s A");
  }

  @Test
  void repeats_and_what_is_found_necessary_join_their_vectors_group() throws Exception {
    now = Optional.of(OFF);
    VectorQueue queue = queue(List.of(task("s", OFF), task("t", OFF), task("s", A)));
    TrialTask first = next(queue);
    queue.add(List.of(task("probe", A), task("probe", OFF)));
    queue.done(first, true);
    assertThat(drain(queue)).containsExactly("t OFF", "probe OFF", "s OFF", "s A", "probe A");
  }

  @Test
  void a_scenario_that_turns_a_flag_comes_last_in_its_group() throws Exception {
    now = Optional.of(OFF);
    Scenario turning = Plans.turning("turning", "a", Turn.Kind.RELEASE);
    VectorQueue queue =
        queue(List.of(new TrialTask(Trial.of(turning, OFF)), task("s", OFF), task("s", A)));
    assertThat(name(next(queue))).isEqualTo("s OFF");
    queue.done(task("s", OFF), false);
    TrialTask turned = next(queue);
    assertThat(name(turned)).isEqualTo("turning OFF");
    now = Optional.of(A);
    queue.done(turned, false);
    assertThat(name(next(queue))).isEqualTo("s A");
  }

  @Test
  void one_is_in_hand_at_a_time() throws Exception {
    VectorQueue queue = queue(List.of(task("s", OFF), task("t", OFF)));
    TrialTask first = next(queue);
    CompletableFuture<Optional<TrialTask>> second =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return queue.next();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    assertThat(second).isNotDone();
    queue.done(first, false);
    assertThat(second.get(10, TimeUnit.SECONDS).map(VectorQueueTest::name)).contains("t OFF");
  }

  @Test
  void a_closed_queue_gives_nothing_more() throws Exception {
    VectorQueue queue = queue(List.of(task("s", OFF)));
    queue.close();
    assertThat(queue.next()).isEmpty();
  }

  private VectorQueue queue(List<TrialTask> tasks) {
    return new VectorQueue(tasks, () -> now);
  }

  /** As a run would: what a trial is run under is what the tenant has then. */
  private List<String> drain(VectorQueue queue) throws InterruptedException {
    List<String> order = new ArrayList<>();
    for (var task = queue.next(); task.isPresent(); task = queue.next()) {
      order.add(name(task.get()));
      now = Optional.of(task.get().trial().vector());
      queue.done(task.get(), false);
    }
    return order;
  }

  private static TrialTask next(VectorQueue queue) throws InterruptedException {
    return queue.next().orElseThrow();
  }

  private static String name(TrialTask task) {
    Map<Vector, String> names = Map.of(OFF, "OFF", A, "A", AB, "AB", ABC, "ABC");
    return task.trial().scenario().name() + " " + names.get(task.trial().vector());
  }

  private static TrialTask task(String name, Vector vector) {
    return new TrialTask(Trial.of(Plans.scenario(name, "AC-1"), vector));
  }

  private static Vector vector(String a, String b, String c) {
    return Vector.of(Map.of("a", a, "b", b, "c", c));
  }
}
