package io.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.model.criterion.Scenario;
import io.sluice.model.flag.Flags;
import io.sluice.model.plan.Trial;
import io.sluice.testing.Plans;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TrialQueueTest {
  @Test
  void trials_with_a_browser_go_first_but_never_more_than_there_are_browsers() throws Exception {
    TrialQueue queue = queue(1, api("a"), ui("x"), ui("y"), api("b"));
    TrialTask x = next(queue);
    TrialTask a = next(queue);
    assertThat(name(x)).isEqualTo("x");
    assertThat(name(a)).as("the browser is busy").isEqualTo("a");
    queue.done(x, false);
    assertThat(name(next(queue))).isEqualTo("y");
    assertThat(name(next(queue))).isEqualTo("b");
  }

  @Test
  void a_trial_that_is_repeated_goes_to_the_end() throws Exception {
    TrialQueue queue = queue(1, api("a"), api("b"), api("c"));
    TrialTask a = next(queue);
    queue.done(a, true);
    assertThat(name(next(queue))).isEqualTo("b");
    assertThat(name(next(queue))).isEqualTo("c");
    assertThat(next(queue)).isSameAs(a);
  }

  @Test
  void a_trial_that_is_repeated_rests_for_a_while_and_no_longer() throws Exception {
    List<TrialTask> many = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      many.add(new TrialTask(api("t" + i)));
    }
    TrialQueue queue = new TrialQueue(many, 2, 1, 0);
    TrialTask first = next(queue);
    queue.done(first, true);
    int others = 0;
    for (TrialTask task = next(queue); task != first; task = next(queue)) {
      others++;
      queue.done(task, false);
    }
    assertThat(others).isBetween(8, 18);
  }

  @Test
  void nothing_is_repeated_before_so_many_were_begun() throws Exception {
    List<TrialTask> many = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      many.add(new TrialTask(api("t" + i)));
    }
    TrialQueue queue = new TrialQueue(many, 2, 1, 30);
    TrialTask first = next(queue);
    queue.done(first, true);
    int others = 0;
    for (TrialTask task = next(queue); task != first; task = next(queue)) {
      others++;
      queue.done(task, false);
    }
    assertThat(others).isBetween(29, 30);
  }

  @Test
  void what_failed_lately_goes_first_then_what_takes_longest() throws Exception {
    TrialQueue queue =
        new TrialQueue(
            List.of(
                task(api("short"), 10, false),
                task(api("long"), 500, false),
                task(api("failed"), 20, true),
                task(api("middle"), 100, false)),
            2,
            1,
            0);
    List<String> order = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      TrialTask task = next(queue);
      order.add(name(task));
      queue.done(task, false);
    }
    assertThat(order).containsExactly("failed", "long", "middle", "short");
  }

  @Test
  void a_long_trial_goes_before_browsers_where_their_work_does_not_end_last() throws Exception {
    TrialQueue queue =
        new TrialQueue(
            List.of(
                task(ui("x"), 100, false),
                task(ui("y"), 100, false),
                task(api("endless"), 9000, false),
                task(api("short"), 10, false)),
            2,
            1,
            0);
    assertThat(name(next(queue))).isEqualTo("endless");
    assertThat(name(next(queue))).isEqualTo("x");
  }

  @Test
  void what_must_run_alone_waits_for_all_others_and_has_no_company() throws Exception {
    TrialQueue queue = queue(1, serial("s"), serial("t"), api("a"));
    TrialTask a = next(queue);
    assertThat(name(a)).isEqualTo("a");
    CompletableFuture<Optional<TrialTask>> waiting = waiting(queue);
    queue.add(List.of(new TrialTask(api("found"))));
    assertThat(waiting.get(10, TimeUnit.SECONDS).map(TrialQueueTest::name)).contains("found");
    CompletableFuture<Optional<TrialTask>> last = waiting(queue);
    queue.done(a, false);
    assertThat(last).isNotDone();
    queue.done(waiting.get().orElseThrow(), false);
    TrialTask s = last.get(10, TimeUnit.SECONDS).orElseThrow();
    assertThat(name(s)).isEqualTo("s");
    CompletableFuture<Optional<TrialTask>> after = waiting(queue);
    queue.done(s, true);
    TrialTask t = after.get(10, TimeUnit.SECONDS).orElseThrow();
    assertThat(name(t)).isEqualTo("t");
    queue.done(t, false);
    assertThat(name(next(queue))).as("its repeat").isEqualTo("s");
    queue.done(s, false);
    assertThat(queue.next()).isEmpty();
  }

  @Test
  void tenants_are_expected_for_what_comes_next() throws Exception {
    TrialQueue queue = queue(1, api("a"), api("b"), ui("x"));
    assertThat(queue.upcoming(2)).hasSize(2);
    next(queue);
    next(queue);
    assertThat(queue.upcoming(5)).hasSize(1);
    queue.close();
    assertThat(queue.upcoming(5)).isEmpty();
  }

  @Test
  void the_queue_ends_when_nothing_is_left_and_nothing_in_hand() throws Exception {
    TrialQueue queue = queue(1, api("a"));
    queue.done(next(queue), false);
    assertThat(queue.next()).isEmpty();
    assertThat(queue(1).next()).isEmpty();
  }

  @Test
  void a_lane_waits_for_a_trial_in_hand_that_may_come_back() throws Exception {
    TrialQueue queue = queue(1, api("a"));
    TrialTask a = next(queue);
    CompletableFuture<Optional<TrialTask>> waiting = waiting(queue);
    queue.done(a, true);
    assertThat(waiting.get(10, TimeUnit.SECONDS)).containsSame(a);
  }

  @Test
  void a_lane_that_waits_ends_with_the_last_trial() throws Exception {
    TrialQueue queue = queue(1, api("a"));
    TrialTask a = next(queue);
    CompletableFuture<Optional<TrialTask>> waiting = waiting(queue);
    queue.done(a, false);
    assertThat(waiting.get(10, TimeUnit.SECONDS)).isEmpty();
  }

  @Test
  void a_lane_waits_for_a_browser_where_only_trials_with_one_are_left() throws Exception {
    TrialQueue queue = queue(1, ui("x"), ui("y"));
    TrialTask x = next(queue);
    CompletableFuture<Optional<TrialTask>> waiting = waiting(queue);
    queue.done(x, false);
    assertThat(waiting.get(10, TimeUnit.SECONDS).map(TrialQueueTest::name)).contains("y");
  }

  @Test
  void a_closed_queue_gives_nothing_more_and_wakes_who_waits() throws Exception {
    TrialQueue queue = queue(1, ui("x"), ui("y"));
    TrialTask x = next(queue);
    CompletableFuture<Optional<TrialTask>> waiting = waiting(queue);
    queue.close();
    assertThat(waiting.get(10, TimeUnit.SECONDS)).isEmpty();
    queue.done(x, true);
    assertThat(queue.next()).isEmpty();
  }

  @Test
  void what_uses_a_browser_is_told_by_its_steps() {
    assertThat(TrialQueue.usesBrowser(ui("x").scenario())).isTrue();
    assertThat(TrialQueue.usesBrowser(api("a").scenario())).isFalse();
  }

  /** Asks from another thread, and comes back when that thread waits or has its answer. */
  private static CompletableFuture<Optional<TrialTask>> waiting(TrialQueue queue) {
    CompletableFuture<Optional<TrialTask>> answer = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                answer.complete(queue.next());
              } catch (InterruptedException e) {
                answer.completeExceptionally(new CompletionException(e));
              }
            });
    thread.setDaemon(true);
    thread.start();
    while (thread.getState() != Thread.State.WAITING && !answer.isDone()) {
      Thread.onSpinWait();
    }
    assertThat(answer).isNotDone();
    return answer;
  }

  private static TrialTask next(TrialQueue queue) throws InterruptedException {
    return queue.next().orElseThrow();
  }

  private static String name(TrialTask task) {
    return task.trial().scenario().name();
  }

  private static TrialQueue queue(int browserLanes, Trial... trials) {
    return new TrialQueue(Arrays.stream(trials).map(TrialTask::new).toList(), 2, browserLanes, 0);
  }

  private static TrialTask task(Trial trial, long millis, boolean failed) {
    return new TrialTask(trial, TrialTask.Role.JUDGED, Duration.ofMillis(millis), failed);
  }

  private static Trial serial(String name) {
    Scenario any = Plans.scenario(name, "AC-1");
    Scenario serial =
        new Scenario(
            any.id(),
            any.feature(),
            any.rule(),
            any.name(),
            any.place(),
            any.tags(),
            any.criteria(),
            any.conditions(),
            any.turns(),
            true,
            any.steps());
    return Trial.of(serial, new Flags(List.of()).allOff());
  }

  private static Trial api(String name) {
    return Trial.of(Plans.scenario(name, "AC-1"), new Flags(List.of()).allOff());
  }

  private static Trial ui(String name) {
    Scenario any = Plans.scenario(name, "AC-1");
    Scenario ui =
        new Scenario(
            any.id(),
            any.feature(),
            any.rule(),
            any.name(),
            any.place(),
            any.tags(),
            any.criteria(),
            any.conditions(),
            any.turns(),
            any.serial(),
            List.of("the client \"x\" exists", "I open \"/clients\""));
    return Trial.of(ui, new Flags(List.of()).allOff());
  }
}
