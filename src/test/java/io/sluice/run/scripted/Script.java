package io.sluice.run.scripted;

import io.sluice.model.flag.Vector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;

/** What the service under test does, attempt by attempt. Used by several lanes at once. */
public final class Script {
  private final Part part;
  private volatile BiFunction<String, Vector, List<String>> reads = (scenario, vector) -> List.of();
  private final List<String> played = Collections.synchronizedList(new ArrayList<>());

  /** What an attempt observes. */
  @FunctionalInterface
  public interface Part {
    /**
     * Throws if the attempt is to fail.
     *
     * @param scenario the name given in the step
     * @param vector the flags of the attempt's tenant
     * @param attempt counted for each scenario and vector, from 1
     */
    void play(String scenario, Vector vector, int attempt) throws InterruptedException;
  }

  /** A service that behaves like this. */
  public Script(Part part) {
    this.part = part;
  }

  /** What each attempt reads, and says that it read. */
  public Script reading(BiFunction<String, Vector, List<String>> flags) {
    reads = flags;
    return this;
  }

  List<String> reads(String scenario, Vector vector) {
    return reads.apply(scenario, vector);
  }

  /** Every attempt so far, {@code scenario [vector]}, in the order in which they reached a step. */
  public List<String> played() {
    synchronized (played) {
      return List.copyOf(played);
    }
  }

  void play(String scenario, Vector vector) throws InterruptedException {
    String trial = scenario + " [" + vector.name() + "]";
    int attempt;
    synchronized (played) {
      played.add(trial);
      attempt = Collections.frequency(played, trial);
    }
    part.play(scenario, vector, attempt);
  }
}
