package io.sluice.config;

import io.sluice.flags.UnleashSettings;
import java.util.Optional;

/** Reads where flags are in an Unleash server; the same for flags under test and for live ones. */
final class UnleashReader {
  private static final String ADDRESS = "(https?://[^\\s?#]+|\\$\\{env:[^}]*}[^\\s?#]*)";

  private final Template known;

  /** Placeholders that are filled there. */
  UnleashReader(Template known) {
    this.known = known;
  }

  UnleashSettings read(Section from) {
    return new UnleashSettings(
        from.require("url").flatMap(this::address).orElse("http://127.0.0.1"),
        from.find("project").flatMap(this::line).orElse(UnleashSettings.PROJECT),
        from.require("environment").flatMap(this::line).orElse(""),
        from.require("token").flatMap(this::line).orElse(""),
        from.find("context").flatMap(Value::text).orElse(UnleashSettings.CONTEXT));
  }

  private Optional<String> line(Value value) {
    return RequestsReader.line(value, known);
  }

  private Optional<String> address(Value value) {
    Optional<String> text = value.template(known);
    if (text.isPresent() && !text.get().matches(ADDRESS)) {
      value.problem(
          "the url must be http:// or https:// with a host, without query",
          "Write it as https://unleash.example.com, or ${env:UNLEASH_URL}.");
      return Optional.empty();
    }
    return text;
  }
}
