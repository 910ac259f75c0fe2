package io.sluice.reference.flag;

import dev.openfeature.sdk.Client;
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
    this.context = new ImmutableContext(Map.of(SettingsProvider.TENANT_ID, new Value(tenantId)));
    this.options = FlagEvaluationOptions.builder().hook(exposures).build();
  }

  @Override
  public boolean on(Flag flag) {
    return known.computeIfAbsent(flag, this::evaluate);
  }

  private boolean evaluate(Flag flag) {
    return flag.value(false) instanceof String off
        ? flag.meaning(client.getStringValue(flag.key(), off, context, options)).orElse(false)
        : client.getBooleanValue(flag.key(), false, context, options);
  }
}
