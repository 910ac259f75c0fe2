package io.sluice.config;

import io.sluice.flags.FlagdSettings;
import io.sluice.flags.LaunchDarklySettings;
import io.sluice.flags.UnleashSettings;
import java.nio.file.Path;
import java.util.Optional;

/** Reads where flags are in a flag system; the same for flags under test and for live ones. */
final class FlagSystemReader {
  private static final String ADDRESS = "(https?://[^\\s?#]+|\\$\\{env:[^}]*}[^\\s?#]*)";

  private final Path project;
  private final Template known;

  /**
   * @param project the directory that paths are relative to
   * @param known placeholders that are filled there
   */
  FlagSystemReader(Path project, Template known) {
    this.project = project;
    this.known = known;
  }

  FlagdSettings flagd(Section from) {
    String name = from.require("file").flatMap(Value::text).orElse("flags.json");
    return new FlagdSettings(
        project.resolve(name),
        name,
        from.find("tenant-key").flatMap(Value::text).orElse(FlagdSettings.TENANT_KEY));
  }

  LaunchDarklySettings launchDarkly(Section from) {
    return new LaunchDarklySettings(
        from.find("url").flatMap(this::address).orElse(LaunchDarklySettings.URL),
        from.require("project").flatMap(this::line).orElse(""),
        from.require("environment").flatMap(this::line).orElse(""),
        from.require("token").flatMap(this::line).orElse(""),
        from.find("context-kind").flatMap(Value::text).orElse(LaunchDarklySettings.CONTEXT_KIND));
  }

  UnleashSettings unleash(Section from) {
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
          "Write it as https://flags.example.com, or ${env:FLAGS_URL}.");
      return Optional.empty();
    }
    return text;
  }
}
