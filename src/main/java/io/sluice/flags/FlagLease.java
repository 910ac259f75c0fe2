package io.sluice.flags;

import io.sluice.flags.FlagControl.Change;
import io.sluice.lease.Lease;
import io.sluice.model.Trouble;
import io.sluice.model.flag.Flag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a lease on a flag of a tenant says in its details: the own value there was ({@code before},
 * left out if there was none) and every one that Sluice set since ({@code after.0}, {@code
 * after.1}, …), as a run may be killed before or after each change.
 */
public final class FlagLease {
  /** The code of the trouble that a value is somebody else's now. */
  public static final String CHANGED = FlagRequests.CHANGED;

  private static final String BEFORE = "before";
  private static final String AFTER = "after.";

  private FlagLease() {}

  static Map<String, String> of(Optional<String> before, String after) {
    Map<String, String> details = new HashMap<>();
    before.ifPresent(value -> details.put(BEFORE, value));
    details.put(AFTER + 0, after);
    return details;
  }

  static Map<String, String> also(Map<String, String> details, String after) {
    Map<String, String> more = new HashMap<>(details);
    more.put(AFTER + set(details), after);
    return more;
  }

  /** How many values were set. */
  private static long set(Map<String, String> details) {
    return details.keySet().stream().filter(key -> key.startsWith(AFTER)).count();
  }

  /**
   * Puts back what a run left.
   *
   * @param flag the flag that the lease names
   * @return whether a value was put back; false if the run had not come to change it
   * @throws Trouble if it cannot be done now; {@code flag-changed-meanwhile} if the value is
   *     neither what was there nor what Sluice set: then it stays, and there is nothing to undo
   */
  public static boolean undo(Lease lease, Flag flag, FlagControl control) {
    String tenant = lease.identity().orElseThrow();
    Optional<String> before = Optional.ofNullable(lease.details().get(BEFORE));
    Optional<String> now = control.own(tenant, flag);
    if (now.equals(before)) {
      // What follows from the tenant's values may not be put back yet.
      control.change(tenant, List.of(new Change(flag, before, before)));
      return false;
    }
    boolean ours =
        now.isPresent()
            && lease.details().entrySet().stream()
                .anyMatch(
                    entry ->
                        entry.getKey().startsWith(AFTER) && entry.getValue().equals(now.get()));
    if (!ours) {
      Optional<String> last =
          Optional.ofNullable(lease.details().get(AFTER + (set(lease.details()) - 1)));
      throw FlagRequests.changedMeanwhile(tenant, new Change(flag, last, before), now);
    }
    control.change(tenant, List.of(new Change(flag, now, before)));
    return true;
  }
}
