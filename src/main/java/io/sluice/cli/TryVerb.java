package io.sluice.cli;

import io.sluice.GateRequest;
import io.sluice.GateRequest.Only;
import io.sluice.Sluice;
import io.sluice.model.InvalidInput;
import io.sluice.model.Problem;
import io.sluice.model.verdict.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sluice try}. */
@Command(
    name = "try",
    mixinStandardHelpOptions = true,
    description = {
      "Deploys the service and runs one scenario, or one file, under one set of flags.",
      "Answers no question about the build: exits with 0 if every trial passed."
    })
final class TryVerb implements Callable<Integer> {
  private static final Pattern PLACE = Pattern.compile("(.+?)(?::(\\d+))?");

  @Mixin private ProjectOptions project = new ProjectOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  @Parameters(index = "0", paramLabel = "FEATURE[:LINE]", description = "What to run.")
  private String feature = "";

  @Parameters(index = "1..*", paramLabel = "-- ARGS", description = "Arguments for the service.")
  private List<String> serviceArguments = new ArrayList<>();

  @Option(
      names = "--flag",
      paramLabel = "F=V",
      description = "A flag that is not off; the others are.")
  private List<String> flags = new ArrayList<>();

  @Option(
      names = "--watch",
      description = "Runs again after every save; service and browser stay up. Ctrl-C ends.")
  private boolean watch;

  @Option(names = "--keep", description = "Leaves the service up; recover takes it down.")
  private boolean keep;

  @Option(names = "--show", description = "Opens a visible browser.")
  private boolean show;

  @Override
  public Integer call() {
    Matcher place = PLACE.matcher(feature);
    if (!place.matches()) {
      throw new InvalidInput(
          Problem.of("no feature is named", "name one, e.g. features/x.feature:12"));
    }
    String file = place.group(1).replace('\\', '/').replaceFirst("^\\./", "");
    int line = Optional.ofNullable(place.group(2)).map(Integer::parseInt).orElse(0);
    GateRequest request =
        new GateRequest(
            Optional.empty(),
            List.of(),
            List.of(),
            false,
            Optional.empty(),
            Optional.of(new Only(file, line, values())),
            true,
            serviceArguments,
            keep);
    if (watch && keep) {
      throw new InvalidInput(
          Problem.of(
              "--watch keeps the service up by itself until it is ended; --keep has no place there",
              "leave one of them out"));
    }
    if (watch) {
      return new Watching(this::open, request, output).run();
    }
    Verdict verdict = Foreground.run(open(), request, output);
    return verdict.ofTrials().exitCode();
  }

  private Sluice open() {
    return project.openForRun(show ? Optional.of(false) : Optional.empty());
  }

  private Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    for (String flag : flags) {
      int equals = flag.indexOf('=');
      if (equals < 1) {
        throw new InvalidInput(
            Problem.of("--flag " + flag + " has no value", "write --flag " + flag + "=on"));
      }
      values.put(flag.substring(0, equals), flag.substring(equals + 1));
    }
    return values;
  }
}
