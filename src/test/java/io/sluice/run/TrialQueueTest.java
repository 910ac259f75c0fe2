package io.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.model.criterion.Scenario;
import io.sluice.model.flag.Flags;
import io.sluice.model.plan.Trial;
import io.sluice.testing.Plans;
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
    return new TrialQueue(Arrays.asList(trials), browserLanes);
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
