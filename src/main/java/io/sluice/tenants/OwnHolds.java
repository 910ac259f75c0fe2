package io.sluice.tenants;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Holds among the runs that share this object; other processes know nothing of them. */
public final class OwnHolds implements Holds {
  private final Map<String, String> holders;
  private final String me;

  /**
   * @param me how others name who holds something here: {@code run 20270101-…}
   */
  public OwnHolds(String me) {
    this(new ConcurrentHashMap<>(), me);
  }

  private OwnHolds(Map<String, String> holders, String me) {
    this.holders = holders;
    this.me = me;
  }

  /** The same things, held by somebody else. */
  public OwnHolds of(String other) {
    return new OwnHolds(holders, other);
  }

  @Override
  public Optional<Hold> tryHold(String what) {
    return holders.putIfAbsent(what, me) == null
        ? Optional.of(() -> holders.remove(what, me))
        : Optional.empty();
  }

  @Override
  public String holder(String what) {
    return holders.getOrDefault(what, "nobody");
  }
}
