package io.sluice.cli;

import io.sluice.Prepared;
import io.sluice.model.flag.Vector;
import io.sluice.model.plan.Need;
import io.sluice.model.plan.Plan;
import io.sluice.model.plan.Trial;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A plan as text: what each question costs, and what it does not. */
final class PlanText {
  private final Plan plan;
  private final Map<String, Duration> durations;
  private final StringBuilder text = new StringBuilder();

  private PlanText(Plan plan, Map<String, Duration> durations) {
    this.plan = plan;
    this.durations = durations;
  }

  /**
   * The text.
   *
   * @param durations how long trials took when they were last run, by id; empty if that is not
   *     known
   */
  static String of(Prepared prepared, Map<String, Duration> durations) {
    PlanText text = new PlanText(prepared.plan(), durations);
    text.questions();
    text.sums(
        prepared.features().catalog().scenarios().size(), prepared.settings().flags().all().size());
    return text.text.toString();
  }

  private void questions() {
    text.append(
        String.format(
            Locale.ROOT,
            "%-42s %7s %10s %8s  %s%n",
            "question",
            "trials",
            "only here",
            durations.isEmpty() ? "" : "work",
            "vectors"));
    for (Need need : plan.needs()) {
      String vectors =
          need.vectors().stream()
              .map(vector -> "[" + vector.name() + "]")
              .collect(Collectors.joining(" "));
      text.append(
          String.format(
              Locale.ROOT,
              "%-42s %7d %10d %8s  %s%n",
              VerdictText.name(need.question()) + (need.required() ? " *" : ""),
              need.trials().size(),
              onlyHere(need),
              work(need.trials()),
              vectors));
      need.gaps()
          .forEach(
              gap ->
                  text.append("    missing: ")
                      .append(gap.text())
                      .append("\n        ")
                      .append(gap.fix())
                      .append('\n'));
    }
  }

  private int onlyHere(Need need) {
    Set<String> own = new HashSet<>(need.trials());
    plan.needs().stream()
        .filter(other -> !other.equals(need))
        .forEach(n -> own.removeAll(n.trials()));
    return own.size();
  }

  private String work(List<String> trials) {
    Duration sum =
        trials.stream()
            .flatMap(id -> Optional.ofNullable(durations.get(id)).stream())
            .reduce(Duration.ZERO, Duration::plus);
    return durations.isEmpty() ? "" : String.format(Locale.ROOT, "%.1f s", sum.toMillis() / 1000.0);
  }

  private void sums(int scenarios, int flags) {
    long vectors = plan.trials().stream().map(Trial::vector).distinct().count();
    Optional<Vector> first = plan.needs().stream().flatMap(n -> n.vectors().stream()).findFirst();
    long one =
        first.map(v -> plan.trials().stream().filter(t -> t.vector().equals(v)).count()).orElse(0L);
    String every = flags > 40 ? "more than 10^12" : Long.toString((long) scenarios << flags);
    text.append(
        String.format(
            Locale.ROOT,
            "%n* decides the exit code%n"
                + "%d trials of %d scenarios under %d vectors answer all questions%n"
                + "%d would try one vector alone; %s every combination of %d flags%n",
            plan.trials().size(),
            scenarios,
            vectors,
            one,
            every,
            flags));
    if (!plan.controls().isEmpty()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%d more try scenarios of a flag with the flag off%n",
              plan.controls().size()));
    }
  }
}
