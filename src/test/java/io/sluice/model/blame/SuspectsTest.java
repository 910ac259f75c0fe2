package io.sluice.model.blame;

import static io.sluice.testing.Plans.off;
import static io.sluice.testing.Plans.on;
import static io.sluice.testing.Plans.scenario;
import static io.sluice.testing.Plans.turning;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.model.blame.Suspects.Step;
import io.sluice.model.criterion.Scenario;
import io.sluice.model.criterion.Scenario.Turn;
import io.sluice.model.flag.Flag;
import io.sluice.model.flag.Flags;
import io.sluice.model.flag.Vector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SuspectsTest {
  private static final Flags FLAGS = flags("bulk", "risk", "screening");
  private static final Scenario ALWAYS = scenario("always", "AC-1");

  /** A search that came to its end. */
  private record Search(Blame blame, List<Vector> probes) {}

  @Test
  void a_single_flag_is_blamed_alone_whatever_else_is_on() {
    Search search =
        search(
            FLAGS, ALWAYS, vector("bulk", "risk"), v -> v.isOn("risk"), vector(), vector("bulk"));
    assertThat(search.blame.lines()).containsExactly("risk: off → on");
  }

  @Test
  void a_pair_of_which_one_is_live_is_blamed_as_a_pair() {
    Predicate<Vector> pair = v -> v.isOn("bulk") && v.isOn("risk");
    Search search = search(FLAGS, ALWAYS, vector("bulk", "risk"), pair, vector(), vector("bulk"));
    assertThat(search.blame.lines()).containsExactly("bulk: off → on", "risk: off → on");
    assertThat(search.probes).containsExactly(vector("risk"));
  }

  @Test
  void what_the_tags_fix_is_left_alone_and_named() {
    Scenario ofRisk = scenario("risk", "AC-2", on("risk"));
    Search both =
        search(FLAGS, ofRisk, vector("bulk", "risk"), v -> v.isOn("bulk") && v.isOn("risk"));
    assertThat(both.blame.lines())
        .containsExactly("bulk: off → on", "risk: on, fixed by the scenario's tags");
    Search alone = search(FLAGS, ofRisk, vector("bulk", "risk"), v -> v.isOn("risk"));
    assertThat(alone.blame.lines()).containsExactly("risk: on, fixed by the scenario's tags");
    assertThat(alone.probes).containsExactly(vector("risk"));
  }

  @Test
  void a_fault_of_the_off_path_is_blamed_on_turning_the_flag_off() {
    Search search =
        search(
            FLAGS, ALWAYS, vector(), v -> !v.isOn("risk"), vector("bulk"), vector("bulk", "risk"));
    assertThat(search.blame.lines()).containsExactly("risk: on → off");
  }

  @Test
  void what_fails_everywhere_is_the_build() {
    Search search =
        search(FLAGS, ALWAYS, vector("bulk"), v -> true, vector(), vector("bulk", "risk"));
    assertThat(search.blame.lines()).containsExactly("the build");
    assertThat(search.probes).isEmpty();
    Scenario without = scenario("norisk", "AC-3", off("risk"));
    assertThat(search(FLAGS, without, vector("bulk"), v -> true, vector()).blame.lines())
        .containsExactly("the build");
  }

  @Test
  void a_flag_that_the_scenario_turns_is_named_with_its_turn() {
    Scenario rehearsal = turning("rehearsal", "risk", Turn.Kind.RELEASE);
    assertThat(search(FLAGS, rehearsal, vector("bulk"), v -> true, vector()).blame.lines())
        .containsExactly("risk: turned from off to on in the scenario");
    Scenario killing = turning("killing", "risk", Turn.Kind.KILL);
    assertThat(search(FLAGS, killing, vector("bulk", "risk"), v -> true).blame.lines())
        .containsExactly("risk: turned from on to off in the scenario");
  }

  @Test
  void three_of_ten_flags_are_found_with_few_probes() {
    Flags ten = flags(IntStream.range(0, 10).mapToObj(i -> "f" + i).toArray(String[]::new));
    Vector all = ten.allOff();
    for (String flag : ten.names()) {
      all = all.with(flag, "on");
    }
    Predicate<Vector> three = v -> v.isOn("f1") && v.isOn("f4") && v.isOn("f8");
    Search search = search(ten, ALWAYS, all, three, ten.allOff());
    assertThat(search.blame.lines())
        .containsExactly("f1: off → on", "f4: off → on", "f8: off → on");
    assertThat(search.probes).hasSizeLessThanOrEqualTo(30);
  }

  @Test
  void what_the_service_evaluated_limits_the_search() {
    Flags ten = flags(IntStream.range(0, 10).mapToObj(i -> "f" + i).toArray(String[]::new));
    Vector all = ten.allOff();
    for (String flag : ten.names()) {
      all = all.with(flag, "on");
    }
    Search search = search(ten, ALWAYS, all, v -> v.isOn("f4"), Set.of("f4"), ten.allOff());
    assertThat(search.blame.lines()).containsExactly("f4: off → on");
    assertThat(search.probes).hasSize(1);
  }

  @Test
  void no_probe_breaks_what_flags_require_of_each_other() {
    Flag needy =
        new Flag(
            "needy",
            "false",
            "true",
            List.of(),
            Map.of("base", "on"),
            false,
            Optional.empty(),
            Optional.empty());
    Flags flags = new Flags(List.of(Flag.bool("base"), needy, Flag.bool("other")));
    Vector failing = flags.allOff().with("base", "on").with("needy", "on").with("other", "on");
    Search search =
        search(flags, ALWAYS, failing, v -> v.isOn("needy") && v.isOn("other"), flags.allOff());
    assertThat(search.probes).isNotEmpty().allMatch(flags::allows);
    assertThat(search.blame.lines())
        .containsExactly("base: off → on", "needy: off → on", "other: off → on");
  }

  static IntStream seeds() {
    return IntStream.range(0, 300);
  }

  /** Any fault whatever: without one of the differences the scenario does not fail. */
  @ParameterizedTest
  @MethodSource("seeds")
  void what_is_blamed_is_needed_each_part_of_it(int seed) {
    Random random = new Random(seed);
    Flags flags = flags("a", "b", "c", "d", "e");
    Map<Vector, Boolean> fault = new HashMap<>();
    for (int bits = 0; bits < 32; bits++) {
      fault.put(bits(flags, bits), random.nextInt(3) == 0);
    }
    Vector failing = bits(flags, 1 + random.nextInt(31));
    fault.put(failing, true);
    Search search = search(flags, ALWAYS, failing, v -> Boolean.TRUE.equals(fault.get(v)));
    Blame blame = search.blame;
    if (blame.passing().isEmpty()) {
      assertThat(fault.get(flags.allOff())).isTrue();
      return;
    }
    Vector base = blame.passing().get();
    assertThat(fault.get(base)).isFalse();
    assertThat(fault.get(apply(base, blame.differences()))).isTrue();
    for (Blame.Difference each : blame.differences()) {
      List<Blame.Difference> others = new ArrayList<>(blame.differences());
      others.remove(each);
      assertThat(fault.get(apply(base, others))).as("without " + each).isFalse();
    }
  }

  private static Vector apply(Vector base, List<Blame.Difference> differences) {
    Vector vector = base;
    for (Blame.Difference difference : differences) {
      vector = vector.with(difference.flag(), difference.to());
    }
    return vector;
  }

  private static Vector bits(Flags flags, int bits) {
    Vector vector = flags.allOff();
    for (int i = 0; i < flags.all().size(); i++) {
      boolean on = (bits >> i & 1) == 1;
      vector = vector.with(flags.names().get(i), on ? "on" : "off");
    }
    return vector;
  }

  private static Search search(
      Flags flags, Scenario scenario, Vector failing, Predicate<Vector> fault, Vector... tried) {
    return search(flags, scenario, failing, fault, Set.of(), tried);
  }

  /** Answers every probe by the fault, as a run would. */
  private static Search search(
      Flags flags,
      Scenario scenario,
      Vector failing,
      Predicate<Vector> fault,
      Set<String> exposed,
      Vector... tried) {
    Suspects suspects = new Suspects(flags, scenario, failing, exposed);
    Outcomes known = new Outcomes(Map.of(failing, true));
    for (Vector vector : tried) {
      known = known.with(vector, fault.test(vector));
    }
    List<Vector> probes = new ArrayList<>();
    Step step = suspects.next(known);
    while (step instanceof Step.Probe probe) {
      assertThat(scenario.appliesTo(probe.vector())).as("" + probe.vector()).isTrue();
      assertThat(probes).doesNotContain(probe.vector()).hasSizeLessThan(100);
      probes.add(probe.vector());
      known = known.with(probe.vector(), fault.test(probe.vector()));
      step = suspects.next(known);
    }
    return new Search(((Step.Found) step).blame(), probes);
  }

  private static Flags flags(String... names) {
    return new Flags(List.of(names).stream().map(name -> Flag.bool(name)).toList());
  }

  private static Vector vector(String... on) {
    Vector vector = FLAGS.allOff();
    for (String flag : on) {
      vector = vector.with(flag, "on");
    }
    return vector;
  }
}
