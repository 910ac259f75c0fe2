package io.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.model.evidence.Evidence.Incident;
import io.sluice.model.evidence.Outcome;
import io.sluice.model.flag.Flag;
import io.sluice.model.flag.Flags;
import io.sluice.model.flag.Vector;
import io.sluice.model.plan.Trial;
import io.sluice.testing.Plans;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LanesTest {
  private static final Flags FLAGS = new Flags(List.of(Flag.bool("risk")));
  private static final Vector OFF = FLAGS.allOff();

  private final List<Incident> incidents = Collections.synchronizedList(new ArrayList<>());

  @Test
  void a_repeat_comes_after_the_trials_that_wait() throws InterruptedException {
    TrialQueue queue = queue(3);
    TrialTask first = queue.next().orElseThrow();
    queue.done(first, true);
    List<TrialTask> rest = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      TrialTask next = queue.next().orElseThrow();
      rest.add(next);
      queue.done(next, false);
    }
    assertThat(rest.get(2)).isSameAs(first);
    assertThat(rest).doesNotHaveDuplicates();
    assertThat(queue.next()).isEmpty();
  }

  @Test
  void every_trial_is_worked_on_until_it_needs_no_more() {
    AtomicInteger attempts = new AtomicInteger();
    lanes().work(queue(50), 4, (task, lane) -> attempts.incrementAndGet() <= 30);
    assertThat(attempts).hasValue(80);
    assertThat(incidents).isEmpty();
  }

  @Test
  void a_lane_that_dies_is_told_and_the_others_go_on() {
    AtomicInteger attempts = new AtomicInteger();
    lanes()
        .work(
            queue(20),
            3,
            (task, lane) -> {
              if (attempts.incrementAndGet() == 5) {
                throw new IllegalStateException("a bug");
              }
              return false;
            });
    assertThat(attempts).hasValue(20);
    assertThat(incidents)
        .singleElement()
        .satisfies(
            incident -> {
              assertThat(incident.code()).isEqualTo("lane-died");
              assertThat(incident.text()).contains("a bug", "LanesTest");
            });
  }

  @Test
  void stopped_lanes_begin_nothing_more() {
    AtomicInteger attempts = new AtomicInteger();
    Lanes lanes = lanes();
    lanes.work(
        queue(20),
        1,
        (task, lane) -> {
          if (attempts.incrementAndGet() == 3) {
            lanes.stop();
          }
          return false;
        });
    lanes.work(queue(5), 1, (task, lane) -> attempts.incrementAndGet() < 0);
    assertThat(attempts).hasValue(3);
  }

  @Test
  void the_environment_is_broken_where_nearly_every_first_attempt_fails() {
    assertThat(watch(100, 100)).contains("environment-broken");
    assertThat(watch(100, 85)).isEmpty();
    assertThat(watch(19, 100)).as("too few to say").isEmpty();
  }

  @Test
  void own_trouble_with_nearly_every_trial_ends_the_run_sooner() {
    EnvironmentWatch watch = new EnvironmentWatch(1000);
    List<Trial> all = trials(20);
    Optional<Incident> said = Optional.empty();
    for (Trial trial : all) {
      assertThat(said).isEmpty();
      TrialTask task = new TrialTask(trial);
      task.add(Plans.attempt(Outcome.BROKEN));
      said = watch.first(task);
    }
    assertThat(said).isPresent();
  }

  /** The code of what a watch says about so many trials of which a share in percent fails. */
  private static Optional<String> watch(int trials, int failing) {
    EnvironmentWatch watch = new EnvironmentWatch(trials);
    Optional<Incident> said = Optional.empty();
    List<Trial> all = trials(trials);
    for (int i = 0; i < trials && said.isEmpty(); i++) {
      TrialTask task = new TrialTask(all.get(i));
      // Spread evenly: of every hundred, so many fail.
      boolean fails = (i * 61 + 7) % 100 < failing;
      task.add(Plans.attempt(fails ? Outcome.FAILED : Outcome.PASSED));
      said = watch.first(task);
    }
    return said.map(Incident::code);
  }

  private static TrialQueue queue(int trials) {
    return new TrialQueue(trials(trials).stream().map(TrialTask::new).toList(), 2, 1, 0);
  }

  private Lanes lanes() {
    // No attempt of these tests looks at its lane.
    Lane none = null;
    return new Lanes(none, () -> none, incidents::add);
  }

  private static List<Trial> trials(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Trial.of(Plans.scenario("s" + i, "AC-" + i), OFF))
        .toList();
  }
}
