package io.sluice.config;

import io.sluice.flags.LiveSettings;
import io.sluice.model.Place;
import io.sluice.model.ring.Ring;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code flags.live}. */
final class LiveReader {
  private final Path project;
  private final List<Ring> rings;

  LiveReader(Path project, List<Ring> rings) {
    this.project = project;
    this.rings = rings;
  }

  LiveSettings read(Section root) {
    return root.section("flags", Shape.FLAGS)
        .flatMap(flags -> flags.section("live", Shape.LIVE))
        .map(this::live)
        .orElseGet(LiveSettings.OnIn::new);
  }

  private LiveSettings live(Section from) {
    List<String> given = from.present("file", "http");
    if (given.size() != 1 && !from.hasUnknownKey()) {
      from.self()
          .problem(
              given.isEmpty()
                  ? "flags.live does not say where live flags are read"
                  : "flags.live has both file and http",
              "Give it one of: file, http.");
    }
    Optional<LiveSettings> file =
        from.find("file")
            .flatMap(Value::text)
            .map(name -> new LiveSettings.OfFile(project.resolve(name), name));
    return file.or(() -> from.section("http", Shape.HTTP_LIVE).map(this::http))
        .orElseGet(LiveSettings.OnIn::new);
  }

  private LiveSettings http(Section from) {
    List<String> bare =
        rings.stream().filter(ring -> ring.tenants().isEmpty()).map(Ring::name).toList();
    if (!bare.isEmpty()) {
      from.self()
          .problem(
              "no tenants are listed whose flags could be asked for, of ring "
                  + String.join(", ", bare),
              "Write it as {name: " + bare.get(0) + ", tenants: [acme, globex]} under rings.");
    }
    Map<String, Place> variables = new LinkedHashMap<>();
    Template known = new Template(List.of("tenant", "flag"), true, variables);
    Optional<URI> base =
        from.require("base-url").flatMap(value -> EnvironmentsReader.url(value, "base-url"));
    Optional<Section> read = from.requireSection("read", Shape.READ);
    return new LiveSettings.OfHttp(
        base.orElse(URI.create("http://127.0.0.1")),
        new RequestsReader(known).read(from, read),
        variables);
  }
}
