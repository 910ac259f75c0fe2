package io.sluice.config;

import io.sluice.deploy.ServiceSettings;
import java.time.Duration;
import java.util.Optional;

/** Reads {@code service}. */
final class ServiceReader {
  private static final Duration READY_WITHIN = Duration.ofSeconds(30);

  private ServiceReader() {}

  static ServiceSettings read(Section root) {
    Optional<Section> service = root.requireSection("service", Shape.SERVICE);
    Optional<Section> build = service.flatMap(s -> s.requireSection("build", Shape.BUILD));
    return new ServiceSettings(
        service.flatMap(s -> s.find("name")).flatMap(Value::text).orElse("the service"),
        path(service.flatMap(s -> s.require("ready"))),
        path(build.flatMap(b -> b.require("path"))),
        RequestsReader.pointer(build.flatMap(b -> b.find("pointer"))),
        service.flatMap(s -> s.find("ready-within")).flatMap(Value::duration).orElse(READY_WITHIN));
  }

  private static String path(Optional<Value> value) {
    Optional<String> path = value.flatMap(Value::text);
    path.filter(text -> !text.matches("/\\S*"))
        .ifPresent(
            text ->
                value
                    .orElseThrow()
                    .problem(
                        value.get().path() + " must start with / and hold no blanks",
                        "It is a path of the service, such as /health."));
    return path.orElse("/");
  }
}
