package io.sluice.model.evidence;

import java.util.ArrayList;
import java.util.List;

/**
 * The response header in which a service says what it evaluated: {@code
 * risk-v2=on;reason=TARGETING_MATCH, bulk-import=off;reason=DEFAULT}.
 */
public final class ExposureHeader {
  /** The header's name by default. */
  public static final String NAME = "Sluice-Flags";

  private ExposureHeader() {}

  /** What the header's value says, in order; parts that make no sense are left out. */
  public static List<Exposure> parse(String value) {
    List<Exposure> exposures = new ArrayList<>();
    for (String part : value.split(",", -1)) {
      String[] fields = part.trim().split(";", -1);
      int equals = fields[0].indexOf('=');
      if (equals > 0) {
        String flag = fields[0].substring(0, equals).trim();
        String word = fields[0].substring(equals + 1).trim();
        if (!flag.isEmpty() && !word.isEmpty()) {
          exposures.add(new Exposure(flag, word, reason(fields)));
        }
      }
    }
    return List.copyOf(exposures);
  }

  private static String reason(String[] fields) {
    for (int i = 1; i < fields.length; i++) {
      String field = fields[i].trim();
      if (field.startsWith("reason=")) {
        return field.substring("reason=".length()).trim();
      }
    }
    return "";
  }
}
