package io.sluice.reference.web;

import io.javalin.http.Context;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.IntSupplier;

/** What a Prometheus server may read. */
public final class Metrics {
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Counter requests;
  private final Histogram seconds;
  private final Counter evaluations;

  /**
   * Metrics of a service.
   *
   * @param tenants how many tenants there are at the moment
   */
  public Metrics(IntSupplier tenants) {
    requests =
        Counter.builder()
            .name("clm_http_requests_total")
            .help("Requests answered")
            .labelNames("method", "status")
            .register(registry);
    seconds =
        Histogram.builder()
            .name("clm_http_request_seconds")
            .help("Time to answer a request, in seconds")
            .classicOnly()
            .register(registry);
    evaluations =
        Counter.builder()
            .name("clm_flag_evaluations_total")
            .help("Flag evaluations, one for each flag and request")
            .labelNames("flag", "value")
            .register(registry);
    GaugeWithCallback.builder()
        .name("clm_tenants")
        .help("Tenants at the moment")
        .callback(callback -> callback.call(tenants.getAsInt()))
        .register(registry);
  }

  void request(Context context, float milliseconds) {
    requests.labelValues(context.method().toString(), Integer.toString(context.statusCode())).inc();
    seconds.observe(milliseconds / 1000.0);
    Visit.find(context)
        .ifPresent(
            visit ->
                visit
                    .exposures()
                    .values()
                    .forEach((flag, value) -> evaluations.labelValues(flag, value).inc()));
  }

  /** Answers all of them in the text format. */
  public void show(Context context) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      PrometheusTextFormatWriter.create().write(text, registry.scrape());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    context.contentType(PrometheusTextFormatWriter.CONTENT_TYPE).result(text.toByteArray());
  }
}
