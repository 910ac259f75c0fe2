package io.sluice.cli;

import io.sluice.lease.Lease;
import io.sluice.lease.RecoveryReport;
import io.sluice.lease.RecoveryReport.Going;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What became of what was left behind, as a table. */
final class RecoveryText {
  private final PrintWriter out;

  RecoveryText(PrintWriter out) {
    this.out = out;
  }

  void print(RecoveryReport report) {
    if (report.entries().isEmpty() && report.going().isEmpty()) {
      out.println("nothing was left behind");
      return;
    }
    if (!report.entries().isEmpty()) {
      table(report);
    }
    report.going().forEach(this::going);
    if (report.isSomethingLeft()) {
      out.println("something is left: see above, then run ./sluice recover again");
    }
  }

  private void table(RecoveryReport report) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("outcome", "what", "environment", "address", "run"));
    report.entries().forEach(entry -> rows.add(row(entry)));
    List<Integer> widths =
        IntStream.range(0, rows.get(0).size())
            .mapToObj(i -> rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))
            .toList();
    out.println(line(rows.get(0), widths));
    for (int i = 0; i < report.entries().size(); i++) {
      out.println(line(rows.get(i + 1), widths));
      report.entries().get(i).why().ifPresent(why -> out.println("    " + why));
    }
  }

  private static List<String> row(RecoveryReport.Entry entry) {
    Lease lease = entry.lease();
    String id = lease.identity().map(known -> " (" + known + ")").orElse("");
    return List.of(
        entry.word(),
        lease.kind().word() + " " + lease.name() + id,
        lease.environment(),
        lease.baseUrl(),
        lease.run());
  }

  private static String line(List<String> row, List<Integer> widths) {
    return IntStream.range(0, row.size())
        .mapToObj(i -> row.get(i) + " ".repeat(widths.get(i) - row.get(i).length()))
        .collect(Collectors.joining("  "))
        .stripTrailing();
  }

  private void going(Going run) {
    if (run.here()) {
      out.println("run " + run.run() + " goes on on this machine and is left alone");
    } else {
      out.println(
          "run "
              + run.run()
              + " on "
              + run.host()
              + " may still go on: it counts as over from "
              + run.until()
              + " on unless it says again that it does");
      out.println("    wait until then, or give --force if you know that it is over");
    }
  }
}
