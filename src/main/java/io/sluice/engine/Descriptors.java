package io.sluice.engine;

import io.sluice.Prepared;
import io.sluice.Sluice;
import io.sluice.model.InvalidInput;
import io.sluice.model.plan.Need;
import io.sluice.model.plan.Question;
import io.sluice.model.plan.Trial;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.descriptor.FilePosition;
import org.junit.platform.engine.support.descriptor.FileSource;

/** The tests of a gate: its trials, and its decisions. */
final class Descriptors {
  private Descriptors() {}

  /** The class that stands for the gate; Surefire counts only tests that are below a class. */
  static final class GateClass extends AbstractTestDescriptor {
    GateClass(UniqueId parent, Class<?> gate) {
      super(parent.append("class", gate.getName()), gate.getSimpleName(), ClassSource.from(gate));
    }

    @Override
    public Type getType() {
      return Type.CONTAINER;
    }
  }

  /** The engine's root: the whole gate. */
  static final class Root extends EngineDescriptor {
    private final GateClass gate;
    private Optional<Run> run = Optional.empty();
    private Path project = Path.of("");

    Root(UniqueId id, Class<?> gate) {
      super(id, "Sluice");
      this.gate = new GateClass(id, gate);
      addChild(this.gate);
    }

    GateClass gate() {
      return gate;
    }

    /** Reads and plans; input that is not valid becomes a test that fails. */
    void fill(ConfigurationParameters given) {
      try {
        GateParameters parameters = GateParameters.of(given);
        project = parameters.project();
        Sluice sluice = Sluice.open(parameters.project(), parameters.overrides());
        Prepared prepared = sluice.prepare(parameters.request());
        run = Optional.of(new Run(sluice, prepared, parameters));
        addTests(prepared);
      } catch (InvalidInput problem) {
        gate.addChild(new InvalidTest(gate.getUniqueId(), problem));
      }
    }

    /** Leaves trials out that were not chosen; a decision needs them all. */
    void keepOnly(Set<UniqueId> chosen) {
      boolean everything =
          chosen.contains(getUniqueId())
              || chosen.contains(gate.getUniqueId())
              || chosen.stream().anyMatch(id -> id.getLastSegment().getType().equals("decision"));
      if (!everything) {
        Set<TestDescriptor> others =
            gate.getChildren().stream()
                .filter(child -> !chosen.contains(child.getUniqueId()))
                .collect(Collectors.toSet());
        others.forEach(gate::removeChild);
      }
    }

    Path project() {
      return project;
    }

    Optional<Run> run() {
      return run;
    }

    private void addTests(Prepared prepared) {
      File project = prepared.settings().project().toFile();
      for (Trial trial : prepared.plan().trials()) {
        gate.addChild(new TrialTest(gate.getUniqueId(), trial, project));
      }
      for (Need need : prepared.plan().needs()) {
        gate.addChild(new DecisionTest(gate.getUniqueId(), need));
      }
    }
  }

  /** What is needed to run the gate. */
  record Run(Sluice sluice, Prepared prepared, GateParameters parameters) {}

  /** A trial as a test. */
  static final class TrialTest extends AbstractTestDescriptor {
    private final Trial trial;

    TrialTest(UniqueId parent, Trial trial, File project) {
      super(
          parent.append("trial", trial.id()),
          trial.scenario().feature() + " - " + trial.displayName(),
          FileSource.from(
              new File(project, trial.scenario().place().file()),
              FilePosition.from(trial.scenario().place().line())));
      this.trial = trial;
    }

    Trial trial() {
      return trial;
    }

    @Override
    public Type getType() {
      return Type.TEST;
    }
  }

  /** A decision as a test. */
  static final class DecisionTest extends AbstractTestDescriptor {
    private final Question question;

    DecisionTest(UniqueId parent, Need need) {
      super(
          parent.append("decision", need.question().id()),
          "decision: " + need.question().id() + (need.required() ? "" : " (reported)"));
      this.question = need.question();
    }

    Question question() {
      return question;
    }

    @Override
    public Type getType() {
      return Type.TEST;
    }
  }

  /** Input that is not valid, as a test that fails. */
  static final class InvalidTest extends AbstractTestDescriptor {
    private final transient InvalidInput problem;

    InvalidTest(UniqueId parent, InvalidInput problem) {
      super(parent.append("problem", "input"), "valid input");
      this.problem = problem;
    }

    InvalidInput problem() {
      return problem;
    }

    @Override
    public Type getType() {
      return Type.TEST;
    }
  }
}
