package io.sluice.config;

import io.sluice.model.flag.Flags;
import io.sluice.model.verdict.Policy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code policy}. */
final class PolicyReader {
  /** Repeats beyond this tell nothing more. */
  static final int MOST_RETRIES = 99;

  private final List<String> rings;
  private final Flags flags;
  private final CriteriaSettings criteria;
  private final boolean complete;
  private final Policy defaults;

  /**
   * @param complete whether every answer of the service tells every flag it evaluated
   */
  PolicyReader(List<String> rings, Flags flags, CriteriaSettings criteria, boolean complete) {
    this.rings = rings;
    this.flags = flags;
    this.criteria = criteria;
    this.complete = complete;
    this.defaults = complete ? Policy.defaults(rings).skipping() : Policy.defaults(rings);
  }

  Policy read(Optional<Section> section) {
    if (section.isEmpty()) {
      return defaults;
    }
    Section from = section.get();
    return new Policy(
        deployRings(from),
        release(from),
        from.find("retries").flatMap(v -> v.integer(0, MOST_RETRIES)).orElse(defaults.retries()),
        from.find("flaky-budget").flatMap(Value::fraction).orElse(defaults.flakyBudget()),
        timeouts(from),
        from.find("max-verdict-age").flatMap(Value::duration),
        from.find("ratchet").flatMap(Value::bool).orElse(defaults.ratchet()),
        new QuarantineReader(flags, criteria).read(from),
        skip(from));
  }

  /** Where nothing says that exposures are complete, nothing may be concluded from them. */
  private Policy.Skip skip(Section from) {
    Optional<Section> given = from.section("skip", Shape.SKIP);
    List<String> questions = new ArrayList<>();
    given.stream()
        .flatMap(s -> s.elements("for"))
        .forEach(value -> question(value).ifPresent(questions::add));
    if (!complete && !questions.isEmpty()) {
      given
          .get()
          .self()
          .problem(
              "nothing may be skipped where exposures are not complete",
              "Set flags.exposure.complete to true if every answer of the service tells every flag"
                  + " it evaluated; or take policy.skip out.");
    }
    boolean named = given.flatMap(s -> s.find("for")).isPresent();
    return new Policy.Skip(
        named ? questions : defaults.skip().questions(),
        given
            .flatMap(s -> s.find("sample"))
            .flatMap(Value::fraction)
            .orElse(defaults.skip().sample()));
  }

  private static Optional<String> question(Value value) {
    List<String> known = List.of("deploy", "release", "kill");
    Optional<String> word = value.raw();
    if (word.isPresent() && !known.contains(word.get())) {
      value.problem(
          "\"" + word.get() + "\" is no kind of question" + Nearest.hint(word.get(), known),
          "Known are: " + String.join(", ", known) + ".");
      return Optional.empty();
    }
    return word;
  }

  private List<String> deployRings(Section from) {
    Optional<Value> value =
        from.section("deploy", Shape.DEPLOY).flatMap(deploy -> deploy.find("rings"));
    Optional<List<Value>> given = value.flatMap(Value::list);
    if (given.isEmpty()) {
      return defaults.deployRings();
    }
    if (given.get().isEmpty()) {
      value.get().problem("a deployment must hold in some ring", "Name one, or leave it out.");
    }
    List<String> named = new ArrayList<>();
    given.get().forEach(ring -> known(ring).ifPresent(named::add));
    return named;
  }

  private Policy.Release release(Section from) {
    Optional<Section> release = from.section("release", Shape.RELEASE);
    return new Policy.Release(
        release
            .flatMap(r -> r.find("skip-rings"))
            .flatMap(Value::bool)
            .orElse(defaults.release().skipRings()),
        release
            .flatMap(r -> r.find("evidence-from-ring"))
            .flatMap(this::known)
            .orElse(defaults.release().evidenceFromRing()));
  }

  private Optional<String> known(Value value) {
    Optional<String> ring = value.raw();
    if (ring.isPresent() && !rings.contains(ring.get())) {
      value.problem(
          "unknown ring \"" + ring.get() + "\"" + Nearest.hint(ring.get(), rings),
          "Known here: " + String.join(", ", rings) + ".");
      return Optional.empty();
    }
    return ring;
  }

  private Policy.Timeouts timeouts(Section from) {
    Optional<Section> timeouts = from.section("timeouts", Shape.TIMEOUTS);
    if (timeouts.isEmpty()) {
      return defaults.timeouts();
    }
    Section given = timeouts.get();
    Policy.Timeouts fallback = defaults.timeouts();
    Duration step = given.find("step").flatMap(Value::duration).orElse(fallback.step());
    Duration trial = given.find("trial").flatMap(Value::duration).orElse(fallback.trial());
    Duration gate = given.find("gate").flatMap(Value::duration).orElse(fallback.gate());
    if (step.compareTo(trial) > 0 || trial.compareTo(gate) > 0) {
      given
          .self()
          .problem(
              "a step (%s) may not take longer than a trial (%s), nor a trial than the gate (%s)"
                  .formatted(Durations.text(step), Durations.text(trial), Durations.text(gate)),
              "Change one of them; those not given are 10s, 2m and 30m.");
    }
    return new Policy.Timeouts(step, trial, gate);
  }
}
