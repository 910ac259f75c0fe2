package io.sluice.run;

import io.sluice.model.evidence.Attempt;
import io.sluice.model.evidence.Evidence.Incident;
import io.sluice.model.evidence.Failure;
import io.sluice.model.evidence.Outcome;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Watches the first attempts. Where nearly all of them fail it is the environment that is broken,
 * not the build that is judged: going on, and repeating every failure, would show nothing.
 */
final class EnvironmentWatch {
  /** Fewer first attempts say nothing. */
  private static final int LEAST = 20;

  /** More are not waited for. */
  private static final int ENOUGH = 200;

  /** The share of first attempts that fail where the environment is broken. */
  private static final double NEARLY_ALL = 0.9;

  private final int needed;
  private final Map<String, Integer> causes = new HashMap<>();
  private int made;
  private int failed;
  private int broken;

  EnvironmentWatch(int planned) {
    this.needed = needed(planned);
  }

  /** After so many first attempts it is clear whether the environment is broken. */
  static int needed(int planned) {
    return Math.max(LEAST, Math.min(ENOUGH, planned / 2));
  }

  /** Takes note of a trial's first attempt; answers why the run should end, if it should. */
  synchronized Optional<Incident> first(TrialTask task) {
    made++;
    if (task.stumbledAtFirst()) {
      failed++;
      broken += task.attempts().get(0).outcome() == Outcome.BROKEN ? 1 : 0;
      causes.merge(cause(task.attempts().get(0)), 1, Integer::sum);
    }
    // Where tenants, flags or browsers fail there is nothing to be seen of the build: ends sooner.
    boolean ours = made >= LEAST && broken >= NEARLY_ALL * made;
    boolean all = made >= needed && failed >= NEARLY_ALL * made;
    return ours || all ? Optional.of(why()) : Optional.empty();
  }

  private Incident why() {
    Map.Entry<String, Integer> most =
        causes.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
    return new Incident(
        "environment-broken",
        String.format(
            Locale.ROOT,
            "%d of the first %d trials failed, so the environment seems broken; %d times: %s",
            failed,
            made,
            most.getValue(),
            most.getKey()),
        "see the trials and the service's log; the other trials were not run");
  }

  private static String cause(Attempt attempt) {
    return attempt
        .error()
        .map(Failure::message)
        .flatMap(message -> message.lines().findFirst())
        .orElse(attempt.outcome().word());
  }
}
