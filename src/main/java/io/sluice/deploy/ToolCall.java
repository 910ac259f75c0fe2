package io.sluice.deploy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One run of a tool.
 *
 * @param name for people: {@code terraform apply}
 * @param command program and arguments
 * @param folder where it runs
 * @param environment variables added
 * @param without variables it must not see
 * @param input what it reads from its standard input
 * @param quiet whether its standard output is for Sluice alone
 * @param minor whether it is over so soon that people need not be told
 */
record ToolCall(
    String name,
    List<String> command,
    Path folder,
    Map<String, String> environment,
    Set<String> without,
    String input,
    boolean quiet,
    boolean minor) {

  static ToolCall of(String name, List<String> command, Path folder) {
    return new ToolCall(name, command, folder, Map.of(), Set.of(), "", false, false);
  }

  ToolCall and(String... arguments) {
    return and(List.of(arguments));
  }

  /** With further arguments. */
  ToolCall and(List<String> arguments) {
    List<String> more = new ArrayList<>(command);
    more.addAll(arguments);
    return new ToolCall(name, more, folder, environment, without, input, quiet, minor);
  }

  /** With further variables. */
  ToolCall with(Map<String, String> variables) {
    Map<String, String> more = new HashMap<>(environment);
    more.putAll(variables);
    return new ToolCall(name, command, folder, more, without, input, quiet, minor);
  }

  ToolCall without(String variable) {
    Set<String> more = new HashSet<>(without);
    more.add(variable);
    return new ToolCall(name, command, folder, environment, more, input, quiet, minor);
  }

  ToolCall reading(String text) {
    return new ToolCall(name, command, folder, environment, without, text, quiet, minor);
  }

  ToolCall quietly() {
    return new ToolCall(name, command, folder, environment, without, input, true, minor);
  }

  ToolCall briefly() {
    return new ToolCall(name, command, folder, environment, without, input, quiet, true);
  }
}
