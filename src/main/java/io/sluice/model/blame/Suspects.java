package io.sluice.model.blame;

import io.sluice.model.blame.Blame.Difference;
import io.sluice.model.blame.Blame.Fixed;
import io.sluice.model.criterion.Condition;
import io.sluice.model.criterion.Scenario;
import io.sluice.model.criterion.Scenario.Turn;
import io.sluice.model.flag.Flag;
import io.sluice.model.flag.Flags;
import io.sluice.model.flag.Vector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The search for the flags at fault for one failure. Stateless: it is asked again, with more known,
 * after each probe.
 *
 * <p>The failing vector is compared with the same one with every flag off that the scenario's tags
 * leave free, so that a pair of flags is named as a pair although one of them may be live; where
 * the scenario fails there too, with the nearest vector in which it is known to pass. Between the
 * two, delta debugging (Zeller and Hildebrandt, Simplifying and Isolating Failure-Inducing Input,
 * TSE 2002) finds differences that are needed for the failure, each of them.
 */
public final class Suspects {
  private final Flags flags;
  private final Scenario scenario;
  private final Vector failing;
  private final Set<String> exposed;
  private final List<Fixed> fixed;

  /**
   * @param failing where the scenario fails
   * @param exposed flags that the service evaluated in that trial; empty if that is not known
   */
  public Suspects(Flags flags, Scenario scenario, Vector failing, Set<String> exposed) {
    this.flags = flags;
    this.scenario = scenario;
    this.failing = failing;
    this.exposed = Set.copyOf(exposed);
    this.fixed = fixed();
  }

  /** Either the answer or the vector to be tried next. */
  public sealed interface Step {
    /** The search is over. */
    record Found(Blame blame) implements Step {}

    /** It needs to be known whether the scenario fails with this vector. */
    record Probe(Vector vector) implements Step {}
  }

  /** The next step, given what is known; {@code failing} must be known to fail. */
  public Step next(Outcomes known) {
    try {
      return new Step.Found(search(known));
    } catch (Unknown unknown) {
      return new Step.Probe(unknown.vector);
    }
  }

  /** The best that can be said without a further probe. */
  public Blame soFar(Outcomes known) {
    Optional<Vector> passing = nearestPassing(known);
    List<Difference> differences = passing.map(this::differences).orElse(List.of());
    return new Blame(failing, passing, differences, fixed, differences.size() == 1);
  }

  private Blame search(Outcomes known) throws Unknown {
    Optional<Vector> passing = base(known);
    if (passing.isEmpty()) {
      return new Blame(failing, passing, List.of(), fixed, true);
    }
    Minimizer minimizer = new Minimizer(this::isAllowed, passing.get(), known);
    List<Difference> all = differences(passing.get());
    List<Difference> likely = all.stream().filter(d -> exposed.contains(d.flag())).toList();
    boolean enough = !likely.isEmpty() && likely.size() < all.size() && minimizer.fails(likely);
    List<Difference> needed = minimizer.minimize(enough ? likely : all);
    return new Blame(failing, passing, needed, fixed, true);
  }

  /** What the failing vector is compared with. */
  private Optional<Vector> base(Outcomes known) throws Unknown {
    Vector quiet = quiet();
    if (!quiet.equals(failing)) {
      boolean fails = known.failsAt(quiet).orElseThrow(() -> new Unknown(quiet));
      if (!fails) {
        return Optional.of(quiet);
      }
    }
    return nearestPassing(known);
  }

  private Optional<Vector> nearestPassing(Outcomes known) {
    return known.passing().stream()
        .min(
            Comparator.comparingInt((Vector vector) -> differences(vector).size())
                .thenComparing(Comparator.naturalOrder()));
  }

  /** The failing vector with every flag off that may be. */
  private Vector quiet() {
    Set<String> needed = new HashSet<>();
    fixed.forEach(each -> need(each.flag(), each.turned() ? Flag.ON : each.value(), needed));
    Vector quiet = failing;
    for (String flag : failing.values().keySet()) {
      if (!needed.contains(flag)) {
        quiet = quiet.with(flag, Flag.OFF);
      }
    }
    return quiet;
  }

  /** Where the scenario starts and, if it turns a flag, where it ends. */
  private boolean isAllowed(Vector vector) {
    return flags.allows(vector)
        && scenario
            .turns()
            .map(turn -> vector.with(turn.flag(), vector.isOn(turn.flag()) ? Flag.OFF : Flag.ON))
            .map(flags::allows)
            .orElse(true);
  }

  private void need(String name, String value, Set<String> needed) {
    if (!needed.add(name) || value.equals(Flag.OFF)) {
      return;
    }
    flags
        .find(name)
        .ifPresent(flag -> flag.requires().forEach((other, word) -> need(other, word, needed)));
  }

  private List<Fixed> fixed() {
    List<Fixed> found = new ArrayList<>();
    Optional<String> turned = scenario.turns().map(Turn::flag);
    turned.ifPresent(flag -> found.add(new Fixed(flag, failing.value(flag), true)));
    scenario.conditions().stream()
        .map(Condition::flag)
        .distinct()
        .filter(flag -> !turned.equals(Optional.of(flag)))
        .forEach(flag -> found.add(new Fixed(flag, failing.value(flag), false)));
    found.sort(Comparator.comparing(Fixed::flag));
    return found;
  }

  private List<Difference> differences(Vector passing) {
    return failing.values().entrySet().stream()
        .filter(entry -> !passing.value(entry.getKey()).equals(entry.getValue()))
        .map(e -> new Difference(e.getKey(), passing.value(e.getKey()), e.getValue()))
        .toList();
  }

  /** Something has to be tried first. */
  static final class Unknown extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Vector vector;

    Unknown(Vector vector) {
      super(null, null, false, false);
      this.vector = vector;
    }
  }
}
