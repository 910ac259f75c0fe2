package io.sluice.reference.flag;

import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.FlagEvaluationDetails;
import dev.openfeature.sdk.FlagEvaluationOptions;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.Value;
import java.util.EnumMap;
import java.util.Map;

/**
 * The flags of one tenant during one request: each is evaluated at most once, so that one answer
 * never mixes two values. Used by one thread.
 */
final class TenantFlags implements FlagReader {
  private final Client client;
  private final ImmutableContext context;
  private final FlagEvaluationOptions options;
  private final Map<Flag, Boolean> known = new EnumMap<>(Flag.class);

  TenantFlags(Client client, String tenantId, Exposures exposures) {
    this.client = client;
    this.context = context(tenantId);
    this.options = FlagEvaluationOptions.builder().hook(exposures).build();
  }

  private static ImmutableContext context(String tenantId) {
    return new ImmutableContext(Map.of(SettingsProvider.TENANT_ID, new Value(tenantId)));
  }

  /** One evaluation for a tenant that nobody takes down as an exposure. */
  static FlagEvaluationDetails<?> details(Client client, String tenantId, Flag flag) {
    return evaluate(client, flag, context(tenantId), FlagEvaluationOptions.builder().build());
  }

  private static FlagEvaluationDetails<?> evaluate(
      Client client, Flag flag, ImmutableContext context, FlagEvaluationOptions options) {
    return flag.value(false) instanceof String off
        ? client.getStringDetails(flag.key(), off, context, options)
        : client.getBooleanDetails(flag.key(), false, context, options);
  }

  @Override
  public boolean on(Flag flag) {
    return known.computeIfAbsent(flag, this::evaluate);
  }

  private boolean evaluate(Flag flag) {
    return flag.meaning(evaluate(client, flag, context, options).getValue()).orElse(false);
  }
}
