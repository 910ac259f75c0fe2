package io.sluice.reference;

import io.sluice.reference.fault.Fault;
import io.sluice.reference.fault.FaultList;
import io.sluice.reference.flag.FlagSource;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the arguments. */
final class CommandLine {
  private static final String TOKEN_VARIABLE = "CLM_ADMIN_TOKEN";
  private static final String UNLEASH_TOKEN_VARIABLE = "CLM_UNLEASH_TOKEN";
  private static final String HELP =
      """
      java -jar sluice-reference.jar [OPTION]...
        --port N         port on 127.0.0.1, 0 (the default) for a free one
        --build ID       build id that /version reports (default: dev)
        --admin-token T  token of the admin API (default: $CLM_ADMIN_TOKEN)
        --flags SOURCE   own (the default), flagd:PATH, or unleash:URL (client token: $CLM_UNLEASH_TOKEN)
        --fault NAME     plant a bug; may be given several times
        --faults         list the bugs as JSON
        --help           this text""";

  private static final Set<String> OPTIONS =
      Set.of("--port", "--build", "--admin-token", "--flags", "--fault");

  /** What the arguments ask for. */
  sealed interface Request {
    /** Serve. */
    record Serve(Options options) implements Request {}

    /** Print something and end. */
    record Print(String text) implements Request {}

    /** The arguments are wrong. */
    record Wrong(String message) implements Request {}
  }

  private final Deque<String> rest;
  private int port;
  private String build = "dev";
  private Optional<String> adminToken;
  private final Optional<String> unleashToken;
  private FlagSource flags = new FlagSource.Own();
  private final Set<Fault> faults = EnumSet.noneOf(Fault.class);

  private CommandLine(List<String> arguments, Map<String, String> environment) {
    rest = new ArrayDeque<>(arguments);
    adminToken = variable(environment, TOKEN_VARIABLE);
    unleashToken = variable(environment, UNLEASH_TOKEN_VARIABLE);
  }

  private static Optional<String> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  static Request read(List<String> arguments, Map<String, String> environment) {
    if (arguments.contains("--help")) {
      return new Request.Print(HELP);
    }
    if (arguments.contains("--faults")) {
      return new Request.Print(FaultList.json());
    }
    return new CommandLine(arguments, environment).read();
  }

  private Request read() {
    while (!rest.isEmpty()) {
      String option = rest.removeFirst();
      Optional<String> problem = accept(option);
      if (problem.isPresent()) {
        return new Request.Wrong(problem.get());
      }
    }
    return new Request.Serve(new Options(port, build, adminToken, flags, faults));
  }

  private Optional<String> accept(String option) {
    if (!OPTIONS.contains(option)) {
      return Optional.of("unknown option " + option + "; --help lists the options");
    }
    if (rest.isEmpty()) {
      return Optional.of(option + " needs a value; --help tells which");
    }
    String value = rest.removeFirst();
    return switch (option) {
      case "--port" -> acceptPort(value);
      case "--fault" -> acceptFault(value);
      case "--flags" -> acceptFlags(value);
      case "--build" -> {
        build = value;
        yield Optional.empty();
      }
      default -> {
        adminToken = Optional.of(value);
        yield value.isBlank() ? Optional.of("--admin-token must not be blank") : Optional.empty();
      }
    };
  }

  private Optional<String> acceptPort(String value) {
    if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65_535) {
      return Optional.of("--port must be a number from 0 to 65535, not \"" + value + "\"");
    }
    port = Integer.parseInt(value);
    return Optional.empty();
  }

  private Optional<String> acceptFlags(String value) {
    try {
      flags = FlagSource.of(value, unleashToken);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private Optional<String> acceptFault(String value) {
    Optional<Fault> fault = Fault.byKey(value);
    fault.ifPresent(faults::add);
    return fault.isPresent()
        ? Optional.empty()
        : Optional.of(
            "unknown fault \""
                + value
                + "\"; there are "
                + Arrays.stream(Fault.values()).map(Fault::key).collect(Collectors.joining(", ")));
  }
}
