package io.sluice.cli;

import io.sluice.Prepared;
import io.sluice.model.flag.Vector;
import io.sluice.model.plan.Need;
import io.sluice.model.plan.Plan;
import java.util.Locale;
import java.util.stream.Collectors;

/** A plan as text. */
final class PlanText {
  private PlanText() {}

  static String of(Prepared prepared) {
    Plan plan = prepared.plan();
    StringBuilder text = new StringBuilder();
    for (Need need : plan.needs()) {
      String vectors = need.vectors().stream().map(Vector::name).collect(Collectors.joining("; "));
      text.append(
          String.format(
              Locale.ROOT,
              "%-42s %4d trials  [%s]%n",
              VerdictText.name(need.question()),
              need.trials().size(),
              vectors));
      need.gaps().forEach(gap -> text.append("    missing: ").append(gap.text()).append('\n'));
    }
    int scenarios = prepared.features().catalog().scenarios().size();
    int flags = prepared.settings().flags().all().size();
    text.append(
        String.format(
            Locale.ROOT,
            "%d trials of %d scenarios answer all questions; every combination of %d flags would be %d%n",
            plan.trials().size(),
            scenarios,
            flags,
            (long) scenarios << Math.min(flags, 40)));
    return text.toString();
  }
}
