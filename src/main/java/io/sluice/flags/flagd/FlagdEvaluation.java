package io.sluice.flags.flagd;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.openfeature.contrib.providers.flagd.Config;
import dev.openfeature.contrib.providers.flagd.FlagdOptions;
import dev.openfeature.contrib.providers.flagd.FlagdProvider;
import dev.openfeature.contrib.providers.flagd.resolver.process.storage.connector.QueuePayload;
import dev.openfeature.contrib.providers.flagd.resolver.process.storage.connector.QueuePayloadType;
import dev.openfeature.contrib.providers.flagd.resolver.process.storage.connector.QueueSource;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.Value;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.snakeyaml.engine.v2.api.Load;

/**
 * What flags evaluate to, by OpenFeature's provider for flagd, so that it is what a service gets.
 * The only class that knows that library, which is not on every class path.
 */
final class FlagdEvaluation implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(5);
  private static final ObjectMapper LENIENT =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build();

  private final FlagdProvider provider;

  private FlagdEvaluation(FlagdProvider provider) {
    this.provider = provider;
  }

  /**
   * Of the flags in this text.
   *
   * @param json without comments
   * @throws Exception if the provider does not take it
   */
  static FlagdEvaluation of(String json) throws Exception {
    FlagdOptions options =
        FlagdOptions.builder()
            .resolverType(Config.Resolver.IN_PROCESS)
            .customConnector(new Text(json))
            .deadline(Math.toIntExact(DEADLINE.toMillis()))
            .build();
    FlagdEvaluation evaluation = new FlagdEvaluation(new FlagdProvider(options));
    try {
      evaluation.provider.initialize(new ImmutableContext());
      return evaluation;
    } catch (Exception e) {
      evaluation.close();
      throw e;
    }
  }

  /** The text of a flag file as JSON without comments. */
  static String asJson(String name, String text) throws JsonProcessingException {
    return FlagText.isYaml(name)
        ? LENIENT.writeValueAsString(new Load(YamlSpots.settings()).loadFromString(text))
        : LENIENT.readTree(text).toString();
  }

  /** A source of flags that says one thing, once. */
  private record Text(BlockingQueue<QueuePayload> queue) implements QueueSource {
    Text(String json) {
      this(new LinkedBlockingQueue<>());
      queue.add(new QueuePayload(QueuePayloadType.DATA, json));
    }

    @Override
    public void init() {
      // It is there already.
    }

    @Override
    public BlockingQueue<QueuePayload> getStreamQueue() {
      return queue;
    }

    @Override
    public void shutdown() {
      // Nothing is held.
    }
  }

  /**
   * The wire value that a tenant gets.
   *
   * @throws RuntimeException as the provider throws it, if the service would get an error
   */
  String value(String flag, String tenant, String tenantKey) {
    EvaluationContext context = new ImmutableContext(tenant, Map.of(tenantKey, new Value(tenant)));
    ProviderEvaluation<Value> evaluated = provider.getObjectEvaluation(flag, new Value(), context);
    if (evaluated.getErrorCode() != null) {
      throw new IllegalStateException(evaluated.getErrorCode() + " " + evaluated.getErrorMessage());
    }
    return Optional.ofNullable(evaluated.getValue().asObject())
        .map(String::valueOf)
        .orElseThrow(() -> new IllegalStateException("it has no value"));
  }

  @Override
  public void close() {
    provider.shutdown();
  }
}
