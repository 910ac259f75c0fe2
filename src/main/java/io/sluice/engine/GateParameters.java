package io.sluice.engine;

import io.sluice.GateRequest;
import io.sluice.config.Overrides;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.junit.platform.engine.ConfigurationParameters;

/**
 * The options of a gate run by the JUnit Platform, from configuration parameters or system
 * properties: {@code sluice.project}, {@code sluice.environment}, {@code sluice.build}, {@code
 * sluice.require}, {@code sluice.tags}, {@code sluice.run-all} (true or false), {@code
 * sluice.service-arguments} (this and {@code require} separated by blanks).
 */
record GateParameters(Path project, Overrides overrides, GateRequest request) {
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  static GateParameters of(ConfigurationParameters given) {
    Overrides options =
        new Overrides(
            given.get("sluice.environment"),
            given.get("sluice.build"),
            given.get("sluice.store"),
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    GateRequest request =
        new GateRequest(
            Optional.empty(),
            words(given.get("sluice.require")),
            words(given.get("sluice.ask")),
            false,
            given.get("sluice.tags"),
            Optional.empty(),
            given.getBoolean("sluice.run-all").orElse(false),
            words(given.get("sluice.service-arguments")));
    return new GateParameters(
        Path.of(given.get("sluice.project").orElse("")),
        options.or(Overrides.ofVariables(System.getenv())),
        request);
  }

  private static List<String> words(Optional<String> text) {
    return text.map(String::strip)
        .filter(t -> !t.isEmpty())
        .map(t -> BLANKS.splitAsStream(t).toList())
        .orElse(List.of());
  }
}
