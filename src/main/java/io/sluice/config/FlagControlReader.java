package io.sluice.config;

import io.sluice.flags.FlagControlSettings;
import io.sluice.flags.FlagSettings;
import io.sluice.flags.ProbeSettings;
import io.sluice.flags.ReadSettings;
import io.sluice.http.RequestTemplate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code flags} of an environment: the flag system, and how it is known what is seen. */
final class FlagControlReader {
  private static final String[] SYSTEMS = {"http", "flagd", "unleash", "launchdarkly"};

  private final Template base;

  /** Placeholders every request of the environment may hold. */
  FlagControlReader(Template base) {
    this.base = base;
  }

  Optional<FlagSettings> read(Section from) {
    List<String> given = from.present(SYSTEMS);
    if (given.size() != 1) {
      if (!from.hasUnknownKey()) {
        from.self()
            .problem(
                given.isEmpty()
                    ? from.self().named() + " does not say where flags are set"
                    : from.self().named() + " has both " + String.join(" and ", given),
                "Give it one of: " + String.join(", ", SYSTEMS) + ".");
      }
      return Optional.empty();
    }
    Duration within = from.find("seen-within").flatMap(Value::duration).orElse(FlagSettings.WITHIN);
    Optional<ProbeSettings> seen = from.section("seen", Shape.SEEN).map(this::seen);
    Optional<Section> http = from.section("http", Shape.HTTP_FLAGS);
    Optional<FlagControlSettings> control = http.map(this::http);
    return control.flatMap(
        system ->
            seen.or(() -> http.flatMap(this::readOfService))
                .or(() -> missing(from, given.get(0)))
                .map(probe -> new FlagSettings(system, probe, within)));
  }

  private FlagControlSettings http(Section from) {
    RequestsReader requests = new RequestsReader(base.and("tenant", "flag"));
    Optional<Section> own = from.section("own", Shape.READ);
    if (from.find("base-url").isPresent() && from.find("read").isPresent()) {
      from.key("read")
          .problem(
              "\"read\" beside \"base-url\" would ask the flag system, not the service",
              "Write it as \"seen\" beside \"http\", a request to the service.");
    }
    return new FlagControlSettings.OfHttp(
        from.find("base-url").flatMap(value -> EnvironmentsReader.url(value, "base-url")),
        requests.request(from, from.requireSection("set", Shape.REQUEST), "value"),
        requests.request(from, from.requireSection("clear", Shape.REQUEST)),
        own.map(section -> requests.read(from, own)));
  }

  /** Who sets flags in the service itself asks it by the same API. */
  private Optional<ProbeSettings> readOfService(Section http) {
    if (http.find("base-url").isPresent()) {
      return Optional.empty();
    }
    RequestsReader requests = new RequestsReader(base.and("tenant", "flag"));
    return Optional.of(
        new ProbeSettings.OfAnswer(requests.read(http, http.requireSection("read", Shape.READ))));
  }

  private static Optional<ProbeSettings> missing(Section from, String system) {
    from.key(system)
        .problem(
            "\"seen\" is missing beside \"" + system + "\"",
            "Say by which request the service itself tells what a tenant sees;"
                + " docs/guides/flags.md shows it.");
    return Optional.empty();
  }

  private ProbeSettings seen(Section from) {
    Template known = base.and("tenant", "flag");
    if (from.find("value").isPresent() && from.find("as").isPresent()) {
      from.key("as")
          .problem(
              from.self().named() + " has both value and as",
              "Keep one of them: value (a JSON Pointer into the answer), or as (the role whose"
                  + " request shows the flag in the exposure header).");
    }
    RequestTemplate request = RequestsReader.request(from, Map.of(), known);
    Optional<String> role = from.find("as").flatMap(Value::text);
    return role.isPresent()
        ? new ProbeSettings.OfExposure(request, role.get())
        : new ProbeSettings.OfAnswer(
            new ReadSettings(request, RequestsReader.pointer(from.find("value"))));
  }
}
