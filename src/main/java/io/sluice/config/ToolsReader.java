package io.sluice.config;

import io.sluice.deploy.DeploySettings;
import io.sluice.deploy.OutputValue;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the deployers that run tools: {@code command}, {@code terraform} and {@code pulumi}. */
final class ToolsReader {
  private static final Duration WITHIN = Duration.ofMinutes(10);
  private static final String STACK = "sluice";
  private static final String VARIABLE = "[A-Za-z_][A-Za-z0-9_-]*";
  private static final String CONFIG_KEY = "[^\\s:]+(:[^\\s:]+)?";

  private final Template known;

  ToolsReader(Template base) {
    this.known = base.and("build");
  }

  DeploySettings command(Section from) {
    Optional<Section> output = from.requireSection("output", Shape.COMMAND_OUTPUT);
    List<String> deploy = DeployReader.command(from, "deploy", known, "[./deploy.sh]");
    List<String> destroy =
        from.find("destroy").isPresent()
            ? DeployReader.command(from, "destroy", known.and("url"), "[./destroy.sh]")
            : List.of();
    return new DeploySettings.OfCommand(
        deploy,
        destroy,
        from.find("directory").flatMap(Value::text),
        DeployReader.variables(from, known),
        within(from),
        output
            .flatMap(section -> section.require("url"))
            .flatMap(ToolsReader::address)
            .orElse(new OutputValue.At("/url")),
        output.flatMap(section -> section.find("build")).flatMap(ToolsReader::outputValue));
  }

  /** An address may also be known beforehand. */
  private static Optional<OutputValue> address(Value value) {
    boolean isAddress = value.word().filter(text -> text.matches("https?://[^\\s()]+")).isPresent();
    return isAddress
        ? EnvironmentsReader.url(value, "url").map(url -> new OutputValue.Fixed(url.toString()))
        : outputValue(value);
  }

  private static Optional<OutputValue> outputValue(Value value) {
    Optional<String> text = value.text();
    if (text.filter(t -> t.startsWith("/")).isPresent()) {
      return text.map(OutputValue.At::new);
    }
    Optional<OutputValue> found =
        text.flatMap(t -> value.regex())
            .filter(pattern -> pattern.matcher("").groupCount() == 1)
            .map(OutputValue.Matching::new);
    if (found.isEmpty() && text.flatMap(t -> value.regex()).isPresent()) {
      value.problem(
          value.path() + " must have one group, in parentheses, that is the value",
          "Write it as 'deployed to (http\\S+)', or a JSON Pointer such as /url.");
    }
    return found;
  }

  DeploySettings terraform(Section from) {
    boolean ephemeral = ephemeral(from);
    Optional<Section> outputs = from.requireSection("outputs", Shape.TOOL_OUTPUTS);
    return new DeploySettings.OfTerraform(
        directory(from),
        given(from, "variables", VARIABLE, ephemeral),
        output(outputs, "url").orElse("url"),
        output(outputs, "build"),
        ephemeral,
        binary(from, "terraform"),
        within(from));
  }

  DeploySettings pulumi(Section from) {
    boolean ephemeral = ephemeral(from);
    Optional<Section> outputs = from.requireSection("outputs", Shape.TOOL_OUTPUTS);
    Optional<Value> stack = ephemeral ? from.find("stack") : from.require("stack");
    return new DeploySettings.OfPulumi(
        directory(from),
        stack.flatMap(Value::text).orElse(STACK),
        given(from, "config", CONFIG_KEY, ephemeral),
        output(outputs, "url").orElse("url"),
        output(outputs, "build"),
        ephemeral,
        binary(from, "pulumi"),
        within(from));
  }

  private static boolean ephemeral(Section from) {
    return from.find("ephemeral").flatMap(Value::bool).orElse(false);
  }

  private static String directory(Section from) {
    return from.require("directory").flatMap(Value::text).orElse(".");
  }

  private static String binary(Section from, String usual) {
    return from.find("binary").flatMap(Value::text).orElse(usual);
  }

  private static Duration within(Section from) {
    return from.find("within").flatMap(Value::duration).orElse(WITHIN);
  }

  /** The name of an output; the url must have one. */
  private static Optional<String> output(Optional<Section> outputs, String key) {
    return outputs
        .flatMap(section -> key.equals("url") ? section.require(key) : section.find(key))
        .flatMap(Value::text);
  }

  /** What the tool is given; nothing obeys it where the tool only reads. */
  private Map<String, String> given(Section from, String key, String names, boolean ephemeral) {
    if (!ephemeral && from.find(key).isPresent()) {
      from.key(key)
          .problem(
              "\"" + key + "\" without \"ephemeral: true\": nothing is brought up",
              "Take it out, or let Sluice bring the service up for each run.");
    }
    Map<String, String> given = new LinkedHashMap<>();
    from.find(key)
        .flatMap(Value::entries)
        .orElse(Map.of())
        .forEach(
            (name, entry) -> {
              if (!name.matches(names)) {
                entry.key().problem("\"" + name + "\" is no name in " + from.self().path(), "");
              }
              entry.value().filled(known).ifPresent(text -> given.put(name, text));
            });
    return given;
  }
}
