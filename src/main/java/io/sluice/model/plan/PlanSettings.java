package io.sluice.model.plan;

import io.sluice.model.flag.Flags;
import io.sluice.model.ring.Ring;
import java.util.List;

/**
 * What planning depends on besides the catalog and the snapshot.
 *
 * @param flags the declared flags
 * @param rings in order, most internal first
 * @param deployRings names of the rings a deployment reaches
 * @param rehearsedRings names of the rings whose release needs a {@code @release} scenario
 * @param skipRings whether a flag may be released to a ring before the one ahead of it has it
 * @param required ids of the questions the exit code depends on ({@link Question#id()}); deploy
 *     always is
 * @param asked ids of further questions; if there are any, no other is asked but these, deploy and
 *     the required ones
 * @param proveFlags whether scenarios of a flag are also tried with the flag off
 */
public record PlanSettings(
    Flags flags,
    List<Ring> rings,
    List<String> deployRings,
    List<String> rehearsedRings,
    boolean skipRings,
    List<String> required,
    List<String> asked,
    boolean proveFlags) {
  /** Makes the lists immutable. */
  public PlanSettings {
    rings = List.copyOf(rings);
    deployRings = List.copyOf(deployRings);
    rehearsedRings = List.copyOf(rehearsedRings);
    required = List.copyOf(required);
    asked = List.copyOf(asked);
  }

  /** Every question a gate asks by itself. */
  public static PlanSettings of(Flags flags, List<Ring> rings) {
    List<String> names = rings.stream().map(Ring::name).toList();
    return new PlanSettings(flags, rings, names, names, false, List.of(), List.of(), false);
  }

  /** The same, of these flags alone. */
  public PlanSettings declaring(Flags declared) {
    return new PlanSettings(
        declared, rings, deployRings, rehearsedRings, skipRings, required, asked, proveFlags);
  }

  /** The same with the questions the exit code depends on. */
  public PlanSettings requiring(List<String> ids) {
    return new PlanSettings(
        flags, rings, deployRings, rehearsedRings, skipRings, ids, asked, proveFlags);
  }
}
