package io.sluice.flags;

import io.sluice.model.flag.Flag;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Changes what single tenants have in a flag system; never asked to touch a tenant that Sluice did
 * not create or borrow. Values are wire values ({@link Flag#wire}): {@code true}, {@code instant}.
 * What it writes may reach the service later: {@link FlagProbe} tells. Extension point.
 * Thread-safe.
 */
public interface FlagControl {
  /** The flag system's address, for what must be put back and for people; no secret in it. */
  URI system();

  /**
   * The tenant's own value in the flag system, read there; empty if it has none, so that it gets
   * what everybody gets.
   *
   * @throws io.sluice.model.Trouble {@code flag-not-read}
   */
  Optional<String> own(String tenantId, Flag flag);

  /**
   * Changes the tenant's own values and nobody else's. Each change is made only where the value is
   * still the one it starts from, as far as the flag system can tell. One that starts from what it
   * leads to changes no value, but puts in order what an earlier change did not come to.
   *
   * @throws io.sluice.model.Trouble {@code flag-not-set}; {@code flag-changed-meanwhile} if a value
   *     is neither what a change starts from nor what it leads to: somebody else's value stays
   */
  void change(String tenantId, List<Change> changes);

  /**
   * One flag's change for one tenant.
   *
   * @param flag the flag
   * @param from the own value there is; empty if there is none
   * @param to the own value there shall be; empty to have none
   */
  record Change(Flag flag, Optional<String> from, Optional<String> to) {}
}
