package io.sluice.config;

import io.sluice.openapi.OpenApiSettings;
import io.sluice.openapi.OpenApiSettings.AtPath;
import io.sluice.openapi.OpenApiSettings.OfFile;
import io.sluice.openapi.OpenApiSettings.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code service.openapi}. */
final class OpenApiReader {
  private OpenApiReader() {}

  static Optional<OpenApiSettings> read(Path project, Section root) {
    return root.section("service", Shape.SERVICE)
        .flatMap(service -> service.section("openapi", Shape.OPENAPI))
        .flatMap(section -> settings(project, section));
  }

  private static Optional<OpenApiSettings> settings(Path project, Section from) {
    List<String> given = from.present("path", "file");
    if (given.size() != 1 && !from.hasUnknownKey()) {
      from.self()
          .problem(
              given.isEmpty()
                  ? "service.openapi does not say where the document is"
                  : "service.openapi has both path and file",
              "Give it one of: path (the service publishes it), file (it is in the project).");
    }
    Optional<Source> source =
        from.find("path")
            .flatMap(OpenApiReader::path)
            .<Source>map(AtPath::new)
            .or(() -> from.find("file").flatMap(value -> file(project, value)));
    List<String> ignore = new ArrayList<>();
    from.elements("ignore").forEach(value -> path(value).ifPresent(ignore::add));
    boolean fail =
        from.find("undocumented")
            .flatMap(value -> value.oneOf(List.of("fail", "allow")))
            .map("fail"::equals)
            .orElse(true);
    return source.map(where -> new OpenApiSettings(where, ignore, fail));
  }

  private static Optional<Source> file(Path project, Value value) {
    return value.text().map(name -> new OfFile(project.resolve(name), name, value.place()));
  }

  private static Optional<String> path(Value value) {
    return value
        .text()
        .filter(
            text -> {
              boolean path = text.matches("/\\S*");
              if (!path) {
                value.problem(
                    value.path() + " must start with / and hold no blanks",
                    "It is a path of the service, such as /openapi.json.");
              }
              return path;
            });
  }
}
