package io.sluice.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The query of a URL. */
final class Query {
  private Query() {}

  /** Its values by name, decoded, in order. */
  static Map<String, List<String>> of(@Nullable String raw) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    if (raw == null || raw.isEmpty()) {
      return values;
    }
    for (String pair : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = plain(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : plain(pair.substring(equals + 1));
      values.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
    }
    return values;
  }

  private static String plain(String text) {
    return Percent.decoded(text.replace("+", "%20"));
  }
}
