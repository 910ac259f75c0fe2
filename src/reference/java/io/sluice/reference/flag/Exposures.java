package io.sluice.reference.flag;

import dev.openfeature.sdk.FlagEvaluationDetails;
import dev.openfeature.sdk.Hook;
import dev.openfeature.sdk.HookContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An OpenFeature hook that notes what was evaluated while one request was served. {@code
 * finallyAfter} is also called after an error, so that nothing is missing.
 */
public final class Exposures implements Hook<Object> {
  /** The header that tells them. */
  public static final String HEADER = "Sluice-Flags";

  private record Exposure(String value, String reason) {}

  private final Map<String, Exposure> entries = new LinkedHashMap<>();

  @Override
  public void finallyAfter(
      HookContext<Object> context,
      FlagEvaluationDetails<Object> details,
      Map<String, Object> hints) {
    String value =
        details.getValue() instanceof Boolean on ? on ? "on" : "off" : "" + details.getValue();
    String reason = Optional.ofNullable(details.getReason()).orElse("UNKNOWN");
    entries.put(details.getFlagKey(), new Exposure(value, reason));
  }

  /** The header's value: {@code risk-v2=on;reason=TARGETING_MATCH, …}; empty if there is none. */
  public String header() {
    return entries.entrySet().stream()
        .map(
            entry ->
                entry.getKey()
                    + "="
                    + entry.getValue().value()
                    + ";reason="
                    + entry.getValue().reason())
        .collect(Collectors.joining(", "));
  }

  /** The value of each flag evaluated: {@code on}, {@code off}, or its word. */
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    entries.forEach((flag, exposure) -> values.put(flag, exposure.value()));
    return values;
  }
}
