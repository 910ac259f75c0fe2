package io.sluice.examples;

import io.sluice.GateListener;
import io.sluice.GateRequest;
import io.sluice.GateRequest.Only;
import io.sluice.Prepared;
import io.sluice.Sluice;
import io.sluice.config.Overrides;
import io.sluice.model.criterion.Scenario;
import io.sluice.model.criterion.Scenario.Turn;
import io.sluice.model.evidence.TrialEvidence;
import io.sluice.read.StepExamples;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs every example through the façade, as a project of its own. */
final class ExampleRun {
  private final Path project;
  private final Map<String, TrialEvidence> byPlace = new HashMap<>();

  ExampleRun(Path project, ExampleService service) throws IOException, URISyntaxException {
    this.project = project;
    Files.writeString(project.resolve("sluice.yaml"), service.settings());
    copyExamples();
  }

  /** One run for all; those that turn flags in mid-life start with them off, or on. */
  void run() {
    Sluice sluice = Sluice.open(project, Overrides.ofVariables(Map.of()));
    List<Scenario> scenarios = run(sluice, request(List.of("deploy"), Optional.empty()));
    Map<String, Map<String, String>> turning = new HashMap<>();
    for (Scenario scenario : scenarios) {
      scenario.turns().ifPresent(turn -> note(scenario.place().file(), turn, turning));
    }
    turning.forEach(
        (file, on) -> {
          run(sluice, request(List.of(), Optional.of(new Only(file, 0, Map.of()))));
          if (!on.isEmpty()) {
            run(sluice, request(List.of(), Optional.of(new Only(file, 0, on))));
          }
        });
  }

  private static void note(String file, Turn turn, Map<String, Map<String, String>> turning) {
    Map<String, String> on = turning.computeIfAbsent(file, f -> new HashMap<>());
    if (turn.kind() == Turn.Kind.KILL) {
      on.put(turn.flag(), "on");
    }
  }

  /** What came of the example at that line of that file. */
  Optional<TrialEvidence> of(String file, int line) {
    return Optional.ofNullable(byPlace.get("features/" + file + ":" + line));
  }

  /** Runs, keeps what came of it, and answers every scenario there is. */
  private List<Scenario> run(Sluice sluice, GateRequest request) {
    Prepared prepared = sluice.prepare(request);
    sluice
        .gate(prepared, request, new GateListener() {})
        .run()
        .trials()
        .forEach(trial -> byPlace.putIfAbsent(trial.trial().scenario().id(), trial));
    return prepared.features().catalog().scenarios();
  }

  private static GateRequest request(List<String> ask, Optional<Only> only) {
    return new GateRequest(
        Optional.empty(), List.of(), ask, false, Optional.empty(), only, true, List.of());
  }

  private void copyExamples() throws IOException, URISyntaxException {
    URL folder =
        Objects.requireNonNull(
            ExampleRun.class.getClassLoader().getResource(StepExamples.FOLDER), "no examples");
    Path from = Path.of(folder.toURI());
    Path to = Files.createDirectories(project.resolve("features"));
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName().toString()));
      }
    }
  }
}
