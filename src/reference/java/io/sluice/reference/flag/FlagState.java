package io.sluice.reference.flag;

import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.FlagEvaluationDetails;
import java.util.Optional;

/**
 * What a tenant sees of a flag, and why.
 *
 * @param value a boolean or a word; of a failed evaluation it is the default and says nothing
 * @param source {@code tenant}, {@code default}, or {@code unknown} where the provider gives no
 *     reason
 * @param failure what went wrong, if the evaluation failed
 */
public record FlagState(Object value, String source, Optional<String> failure) {

  static FlagState of(FlagEvaluationDetails<?> details) {
    String reason = Optional.ofNullable(details.getReason()).orElse("");
    // A flag that the flag system does not know yet is off, as for the product.
    boolean failed =
        details.getErrorCode() != null && details.getErrorCode() != ErrorCode.FLAG_NOT_FOUND;
    Optional<String> failure =
        failed
            ? Optional.of(
                Optional.ofNullable(details.getErrorMessage())
                    .orElse(details.getErrorCode().name()))
            : Optional.empty();
    return new FlagState(details.getValue(), source(reason), failure);
  }

  private static String source(String reason) {
    return switch (reason) {
      case "TARGETING_MATCH" -> "tenant";
      case "" -> "unknown";
      default -> "default";
    };
  }
}
