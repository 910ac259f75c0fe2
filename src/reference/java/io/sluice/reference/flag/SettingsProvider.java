package io.sluice.reference.flag;

import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.FeatureProvider;
import dev.openfeature.sdk.Metadata;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.Reason;
import dev.openfeature.sdk.Value;
import java.util.Optional;

/**
 * An OpenFeature provider over the service's own settings. The tenant is the attribute {@code
 * tenantId} of the evaluation context; a flag is a boolean or a word.
 */
final class SettingsProvider implements FeatureProvider {
  static final String TENANT_ID = "tenantId";

  private final FlagSettings settings;

  SettingsProvider(FlagSettings settings) {
    this.settings = settings;
  }

  @Override
  public Metadata getMetadata() {
    return () -> "sluice-clm";
  }

  @Override
  public ProviderEvaluation<Boolean> getBooleanEvaluation(
      String key, Boolean defaultValue, EvaluationContext context) {
    return evaluate(key, Boolean.class, defaultValue, context);
  }

  @Override
  public ProviderEvaluation<String> getStringEvaluation(
      String key, String defaultValue, EvaluationContext context) {
    return evaluate(key, String.class, defaultValue, context);
  }

  private <T> ProviderEvaluation<T> evaluate(
      String key, Class<T> type, T defaultValue, EvaluationContext context) {
    Optional<Flag> flag = Flag.byKey(key);
    if (flag.isEmpty()) {
      return error(defaultValue, ErrorCode.FLAG_NOT_FOUND, "no such flag: " + key);
    }
    Optional<String> tenantId =
        Optional.ofNullable(context.getValue(TENANT_ID)).map(Value::asString);
    if (tenantId.isEmpty()) {
      return error(defaultValue, ErrorCode.INVALID_CONTEXT, TENANT_ID + " is missing");
    }
    Optional<Boolean> setting = settings.find(tenantId.get(), flag.get());
    boolean on = setting.orElse(false);
    Object value = flag.get().value(on);
    if (!type.isInstance(value)) {
      return error(defaultValue, ErrorCode.TYPE_MISMATCH, key + " is no " + type.getSimpleName());
    }
    return ProviderEvaluation.<T>builder()
        .value(type.cast(value))
        .variant(on ? "on" : "off")
        .reason((setting.isPresent() ? Reason.TARGETING_MATCH : Reason.DEFAULT).name())
        .build();
  }

  @Override
  public ProviderEvaluation<Integer> getIntegerEvaluation(
      String key, Integer defaultValue, EvaluationContext context) {
    return mismatch(key, defaultValue);
  }

  @Override
  public ProviderEvaluation<Double> getDoubleEvaluation(
      String key, Double defaultValue, EvaluationContext context) {
    return mismatch(key, defaultValue);
  }

  @Override
  public ProviderEvaluation<Value> getObjectEvaluation(
      String key, Value defaultValue, EvaluationContext context) {
    return mismatch(key, defaultValue);
  }

  private static <T> ProviderEvaluation<T> mismatch(String key, T defaultValue) {
    return error(defaultValue, ErrorCode.TYPE_MISMATCH, key + " is a boolean or a word");
  }

  private static <T> ProviderEvaluation<T> error(T defaultValue, ErrorCode code, String message) {
    return ProviderEvaluation.<T>builder()
        .value(defaultValue)
        .reason(Reason.ERROR.name())
        .errorCode(code)
        .errorMessage(message)
        .build();
  }
}
