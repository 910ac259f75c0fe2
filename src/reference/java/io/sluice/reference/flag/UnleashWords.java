package io.sluice.reference.flag;

import dev.openfeature.contrib.providers.unleash.UnleashProvider;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.FeatureProvider;
import dev.openfeature.sdk.Metadata;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.Value;
import java.util.Optional;

/**
 * The Unleash provider, with words for variants that have no payload: version 0.1.3-alpha fails on
 * those ({@code UnleashProvider.getStringEvaluation} asks a value that is not there for its text).
 */
final class UnleashWords implements FeatureProvider {
  private static final String DISABLED = "disabled"; // Unleash's name for "no variant"

  private final UnleashProvider provider;

  UnleashWords(UnleashProvider provider) {
    this.provider = provider;
  }

  @Override
  public ProviderEvaluation<String> getStringEvaluation(
      String key, String defaultValue, EvaluationContext context) {
    ProviderEvaluation<Value> found =
        provider.getObjectEvaluation(key, new Value(defaultValue), context);
    Optional<String> variant =
        Optional.ofNullable(found.getVariant()).filter(name -> !name.equals(DISABLED));
    String word =
        variant
            .map(
                name ->
                    Optional.ofNullable(found.getValue())
                        .map(Value::asString)
                        .filter(payload -> !payload.isEmpty())
                        .orElse(name))
            .orElse(defaultValue);
    return ProviderEvaluation.<String>builder()
        .value(word)
        .variant(found.getVariant())
        .reason(found.getReason())
        .build();
  }

  @Override
  public ProviderEvaluation<Boolean> getBooleanEvaluation(
      String key, Boolean defaultValue, EvaluationContext context) {
    return provider.getBooleanEvaluation(key, defaultValue, context);
  }

  @Override
  public ProviderEvaluation<Integer> getIntegerEvaluation(
      String key, Integer defaultValue, EvaluationContext context) {
    return provider.getIntegerEvaluation(key, defaultValue, context);
  }

  @Override
  public ProviderEvaluation<Double> getDoubleEvaluation(
      String key, Double defaultValue, EvaluationContext context) {
    return provider.getDoubleEvaluation(key, defaultValue, context);
  }

  @Override
  public ProviderEvaluation<Value> getObjectEvaluation(
      String key, Value defaultValue, EvaluationContext context) {
    return provider.getObjectEvaluation(key, defaultValue, context);
  }

  @Override
  public Metadata getMetadata() {
    return provider.getMetadata();
  }

  @Override
  public void initialize(EvaluationContext context) throws Exception {
    provider.initialize(context);
  }

  @Override
  public void shutdown() {
    provider.shutdown();
  }
}
