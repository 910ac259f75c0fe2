package io.sluice.model.blame;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.model.blame.Blame.Difference;
import io.sluice.model.blame.Suspects.Step;
import io.sluice.model.criterion.Condition;
import io.sluice.model.criterion.Scenario;
import io.sluice.model.criterion.Scenario.Turn;
import io.sluice.model.flag.Flag;
import io.sluice.model.flag.Flags;
import io.sluice.model.flag.Vector;
import io.sluice.testing.Plans;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Laws of the search for what is at fault, over flags with requirements and variants, scenarios
 * with tags, faults of every shape, and some trials that were run before. A case's number is its
 * seed.
 */
@ParameterizedClass
@MethodSource("seeds")
class SearchLawsTest {
  private final Random random;
  private final boolean monotone;
  private final Flags flags;
  private final Scenario scenario;
  private final Vector failing;
  private final Predicate<Vector> fault;
  private final Set<String> exposed = new HashSet<>();
  private Outcomes known;
  private final List<Vector> probes = new ArrayList<>();
  private Blame blame;

  SearchLawsTest(int seed) {
    random = new Random(seed);
    monotone = seed % 2 == 0;
    flags = flags(2 + random.nextInt(5));
    failing = failing();
    scenario = scenario();
    fault = monotone ? allOf() : anything();
    for (String flag : flags.names()) {
      if (random.nextInt(3) > 0) {
        exposed.add(flag);
      }
    }
    known = new Outcomes(Map.of(failing, true));
    for (int i = 0; i < random.nextInt(4); i++) {
      Vector before = vector();
      if (flags.allows(before) && scenario.appliesTo(before) && !before.equals(failing)) {
        known = known.with(before, fault.test(before));
      }
    }
    blame = new Blame(failing, Optional.empty(), List.of(), List.of(), false);
  }

  static IntStream seeds() {
    return IntStream.range(0, 600);
  }

  @BeforeEach
  void search() {
    Suspects suspects = new Suspects(flags, scenario, failing, exposed);
    Step step = suspects.next(known);
    while (step instanceof Step.Probe probe) {
      assertThat(probes).as("few probes").hasSizeLessThan(64);
      assertThat(known.fails()).as("what is known is not asked").doesNotContainKey(probe.vector());
      probes.add(probe.vector());
      known = known.with(probe.vector(), fault.test(probe.vector()));
      step = suspects.next(known);
    }
    blame = ((Step.Found) step).blame();
  }

  @Test
  void every_probe_could_be_tried() {
    assertThat(probes).allMatch(flags::allows).allMatch(scenario::appliesTo);
    scenario
        .turns()
        .ifPresent(
            turn ->
                assertThat(probes)
                    .as("nor does the scenario's own turn break a requirement")
                    .allMatch(probe -> flags.allows(turned(probe, turn))));
  }

  @Test
  void every_probe_differs_from_the_failure_only_in_flags_that_the_tags_leave_free() {
    Set<String> fixed = new HashSet<>();
    blame.fixed().forEach(each -> fixed.add(each.flag()));
    for (Vector probe : probes) {
      assertThat(fixed).allMatch(flag -> probe.value(flag).equals(failing.value(flag)));
    }
  }

  @Test
  void what_is_blamed_fails_together_and_not_without_any_one_of_it() {
    assertThat(blame.minimal()).isTrue();
    if (blame.passing().isEmpty()) {
      assertThat(blame.differences()).isEmpty();
      assertThat(known.fails()).as("it passed nowhere").doesNotContainValue(false);
      return;
    }
    Vector base = blame.passing().get();
    assertThat(fault.test(base)).isFalse();
    assertThat(fault.test(applied(base, blame.differences()))).isTrue();
    for (Difference each : blame.differences()) {
      List<Difference> others = new ArrayList<>(blame.differences());
      others.remove(each);
      Vector without = applied(base, others);
      assertThat(flags.allows(without) && canTurn(without) && fault.test(without))
          .as("without " + each)
          .isFalse();
    }
  }

  @Test
  void a_fault_that_needs_flags_on_is_blamed_on_those_and_what_they_require() {
    if (!monotone || blame.passing().isEmpty() || !blame.passing().get().equals(quietest())) {
      return;
    }
    Set<String> blamed = new HashSet<>();
    blame.differences().forEach(each -> blamed.add(each.flag()));
    Set<String> needed = new HashSet<>();
    for (String flag : flags.names()) {
      boolean part =
          blame.fixed().stream().noneMatch(each -> each.flag().equals(flag))
              && failing.isOn(flag)
              && !fault.test(failing.with(flag, Flag.OFF));
      if (part) {
        needed.add(flag);
      }
    }
    needed.removeIf(flag -> blame.passing().get().isOn(flag));
    assertThat(blamed).containsAll(needed);
    blamed.removeAll(needed);
    assertThat(blamed)
        .as("only what something blamed requires")
        .allMatch(extra -> needed.stream().anyMatch(flag -> requires(flag, extra)));
  }

  @Test
  void probes_are_few() {
    long free = failing.size();
    // Delta debugging asks at most n² + 3n questions, ours of flags that are on (Zeller 2002).
    assertThat((long) probes.size()).isLessThanOrEqualTo(free * free + 3 * free + 2);
    if (monotone) {
      assertThat((long) probes.size()).isLessThanOrEqualTo(4 * free + 2);
    }
  }

  private Vector quietest() {
    Vector least = failing;
    for (Vector vector : known.fails().keySet()) {
      least = vector.size() < least.size() ? vector : least;
    }
    return least;
  }

  private boolean requires(String flag, String other) {
    return flags.find(flag).orElseThrow().requires().keySet().stream()
        .anyMatch(next -> next.equals(other) || requires(next, other));
  }

  private boolean canTurn(Vector vector) {
    return scenario.turns().map(turn -> flags.allows(turned(vector, turn))).orElse(true);
  }

  private static Vector turned(Vector vector, Turn turn) {
    return vector.with(turn.flag(), turn.kind() == Turn.Kind.RELEASE ? Flag.ON : Flag.OFF);
  }

  private static Vector applied(Vector base, List<Difference> differences) {
    Vector vector = base;
    for (Difference difference : differences) {
      vector = vector.with(difference.flag(), difference.to());
    }
    return vector;
  }

  private Flags flags(int count) {
    List<Flag> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean needy = i > 0 && random.nextInt(4) == 0;
      all.add(
          new Flag(
              "f" + i,
              "false",
              "true",
              List.of(),
              needy ? Map.of("f" + random.nextInt(i), "on") : Map.of(),
              false,
              Optional.empty(),
              Optional.empty()));
    }
    return new Flags(all);
  }

  private Vector vector() {
    Vector vector = flags.allOff();
    for (String flag : flags.names()) {
      vector = vector.with(flag, random.nextInt(3) > 0 ? "on" : "off");
    }
    return vector;
  }

  private Vector failing() {
    Vector vector = vector();
    while (!flags.allows(vector)) {
      vector = vector();
    }
    return vector;
  }

  /** Free, about a flag as it is, or turning one where that is allowed. */
  private Scenario scenario() {
    String flag = flags.names().get(random.nextInt(flags.names().size()));
    boolean on = failing.isOn(flag);
    Turn turn = new Turn(flag, on ? Turn.Kind.KILL : Turn.Kind.RELEASE);
    int dice = random.nextInt(4);
    if (dice == 0 && flags.allows(turned(failing, turn))) {
      return Plans.turning("turns", flag, turn.kind());
    }
    Condition about = on ? Plans.on(flag) : Plans.off(flag);
    return dice == 1 ? Plans.scenario("about", "AC-1", about) : Plans.scenario("free", "AC-1");
  }

  /** Needs some of the flags that are on where it was found. */
  private Predicate<Vector> allOf() {
    List<String> on = flags.names().stream().filter(failing::isOn).toList();
    Set<String> needed = new HashSet<>();
    for (int i = 0; i < random.nextInt(4) && !on.isEmpty(); i++) {
      needed.add(on.get(random.nextInt(on.size())));
    }
    return vector -> needed.stream().allMatch(vector::isOn);
  }

  private Predicate<Vector> anything() {
    int oneIn = 2 + random.nextInt(3);
    Map<Vector, Boolean> fails = new HashMap<>(Map.of(failing, true));
    return vector -> fails.computeIfAbsent(vector, v -> random.nextInt(oneIn) == 0);
  }
}
