package io.sluice.config;

import io.sluice.deploy.DeploySettings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads how the service comes to be in an environment. */
final class DeployReader {
  private static final String[] DEPLOYERS = {"process", "url", "command", "terraform", "pulumi"};

  private final Template base;
  private Optional<Duration> readyWithin = Optional.empty();

  /**
   * @param base the placeholders that are known in the environment
   */
  DeployReader(Template base) {
    this.base = base;
  }

  /**
   * Reads the one deployer there must be.
   *
   * @param name the environment's
   * @param key where that stands
   */
  DeploySettings read(String name, Value key, Section from) {
    exactlyOne(name, key, from);
    ToolsReader tools = new ToolsReader(base);
    return from.section("process", Shape.PROCESS)
        .map(this::process)
        .or(() -> from.section("command", Shape.COMMAND).map(tools::command))
        .or(() -> from.section("terraform", Shape.TERRAFORM).map(tools::terraform))
        .or(() -> from.section("pulumi", Shape.PULUMI).map(tools::pulumi))
        .or(
            () ->
                from.find("url")
                    .flatMap(value -> EnvironmentsReader.url(value, "url"))
                    .map(DeploySettings.OfUrl::new))
        .orElse(new DeploySettings.OfUrl(URI.create("http://127.0.0.1")));
  }

  /** How long the service may take to get ready there, if that is said; once it is read. */
  Optional<Duration> readyWithin() {
    return readyWithin;
  }

  private static void exactlyOne(String name, Value key, Section from) {
    List<String> given = from.present(DEPLOYERS);
    if (given.isEmpty()) {
      key.problem(
          "the environment \"" + name + "\" does not say how the service comes to be there",
          "Give it one of: " + String.join(", ", DEPLOYERS) + ".");
    } else if (given.size() > 1) {
      from.key(given.get(1))
          .problem(
              "the environment \"" + name + "\" has both " + String.join(" and ", given),
              "Keep one of them.");
    }
  }

  private DeploySettings process(Section from) {
    readyWithin = from.find("ready-within").flatMap(Value::duration);
    Template known = base.and("port", "build");
    Optional<Integer> port = from.find("port").flatMap(value -> value.integer(1, 65535));
    return new DeploySettings.OfProcess(
        command(from, "command", known, "[java, -jar, service.jar]"),
        variables(from, known),
        port.map(OptionalInt::of).orElse(OptionalInt.empty()),
        from.find("directory").flatMap(Value::text));
  }

  /** Program and arguments under a key that must be there. */
  static List<String> command(Section from, String key, Template known, String example) {
    Optional<Value> command = from.require(key);
    Optional<List<Value>> words = command.flatMap(Value::list);
    if (words.filter(List::isEmpty).isPresent()) {
      command.get().problem("the command is empty", "Write it as " + example + ".");
    }
    List<String> program = new ArrayList<>();
    words.orElse(List.of()).forEach(word -> word.filled(known).ifPresent(program::add));
    return program;
  }

  /** Variables of the environment of a process. */
  static Map<String, String> variables(Section from, Template known) {
    Map<String, String> variables = new LinkedHashMap<>();
    from.find("environment")
        .flatMap(Value::entries)
        .orElse(Map.of())
        .forEach(
            (name, entry) -> {
              Names.checkVariable(entry.key(), name);
              entry.value().filled(known).ifPresent(text -> variables.put(name, text));
            });
    return variables;
  }
}
