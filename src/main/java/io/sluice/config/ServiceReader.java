package io.sluice.config;

import io.sluice.deploy.BuildSource;
import io.sluice.deploy.ServiceSettings;
import java.time.Duration;
import java.util.Optional;

/** Reads {@code service}. */
final class ServiceReader {
  private static final Duration READY_WITHIN = Duration.ofSeconds(30);

  private ServiceReader() {}

  static ServiceSettings read(Section root) {
    Optional<Section> service = root.section("service", Shape.SERVICE);
    return new ServiceSettings(
        service.flatMap(s -> s.find("name")).flatMap(Value::text).orElse("the service"),
        service.flatMap(s -> s.find("ready")).map(ServiceReader::path),
        service
            .flatMap(s -> s.section("build", Shape.BUILD))
            .map(ServiceReader::build)
            .orElse(new BuildSource.Stated(Optional.empty())),
        service.flatMap(s -> s.find("ready-within")).flatMap(Value::duration).orElse(READY_WITHIN));
  }

  private static BuildSource build(Section from) {
    if (from.present("value").isEmpty()) {
      return new BuildSource.Asked(
          from.require("path").map(ServiceReader::path).orElse("/"),
          RequestsReader.pointer(from.find("pointer")));
    }
    from.present("path", "pointer").stream()
        .findFirst()
        .ifPresent(
            key ->
                from.key(key)
                    .problem(
                        "service.build has both value and " + key,
                        "Keep path where the service says which build it is; value is for one"
                            + " that does not."));
    return new BuildSource.Stated(from.find("value").flatMap(Value::text));
  }

  private static String path(Value value) {
    Optional<String> path = value.text();
    path.filter(text -> !text.matches("/\\S*"))
        .ifPresent(
            text ->
                value.problem(
                    value.path() + " must start with / and hold no blanks",
                    "It is a path of the service, such as /health."));
    return path.orElse("/");
  }
}
