package io.sluice.cli;

import io.sluice.model.verdict.Decision;
import io.sluice.model.verdict.Reason;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The reasons of decisions; what one decision was told of is not told again of the next. */
final class ReasonText {
  private static final int REASONS_SHOWN = 5;

  private final Paint paint;
  private final Set<String> told = new HashSet<>();

  ReasonText(Paint paint) {
    this.paint = paint;
  }

  /** Appends the reasons of one decision, indented. */
  void append(StringBuilder text, Decision decision) {
    List<Reason> fresh =
        decision.reasons().stream().filter(reason -> !told.contains(reason.topic())).toList();
    int known = decision.reasons().size() - fresh.size();
    fresh.stream().limit(REASONS_SHOWN).forEach(reason -> append(text, reason));
    fresh.forEach(reason -> told.add(reason.topic()));
    int more = fresh.size() - REASONS_SHOWN;
    if (more > 0) {
      text.append("    and ").append(count(more, "more reason")).append('\n');
    }
    if (known > 0) {
      text.append("    ").append(count(known, "reason")).append(" as above\n");
    }
  }

  /** Appends one reason, indented. */
  void append(StringBuilder text, Reason reason) {
    text.append("    ").append(reason.code()).append(": ").append(reason.text()).append('\n');
    if (!reason.blame().isEmpty()) {
      text.append("        blame: ").append(String.join("; ", reason.blame())).append('\n');
    }
    reason.fix().ifPresent(fix -> text.append("        ").append(paint.dim(fix)).append('\n'));
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
