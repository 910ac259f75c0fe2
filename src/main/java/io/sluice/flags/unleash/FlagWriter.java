package io.sluice.flags.unleash;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.sluice.flags.FlagControl.Change;
import io.sluice.flags.FlagRequests;
import io.sluice.http.Await;
import io.sluice.model.Trouble;
import io.sluice.model.flag.Flag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/**
 * Writes the changes of one flag, one write after the other; changes that come in while one is
 * written go together into the next. Thread-safe.
 */
final class FlagWriter {
  private static final int TRIES = 10;
  private static final Duration REST = Duration.ofMillis(300);

  private final Flag flag;
  private final AdminApi api;
  private final String context;
  private final FlagRequests requests;
  private final String writer;
  private final Queue<PendingChange> waiting = new ConcurrentLinkedQueue<>();
  private final Object turn = new Object();

  FlagWriter(Flag flag, AdminApi api, String context, FlagRequests requests, String writer) {
    this.flag = flag;
    this.api = api;
    this.context = context;
    this.requests = requests;
    this.writer = writer;
  }

  PendingChange begin(String tenant, Change change) {
    PendingChange pending = PendingChange.of(tenant, change);
    waiting.add(pending);
    return pending;
  }

  /** Returns when the change is written, by this thread or by one that came before. */
  void finish(PendingChange pending) {
    synchronized (turn) {
      if (!pending.done().isDone()) {
        writeWaiting(pending);
      }
    }
    try {
      pending.done().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof Trouble trouble ? again(trouble) : e;
    }
  }

  /** The same trouble may be told to several threads: each gets its own, with its own trace. */
  private static Trouble again(Trouble trouble) {
    return new Trouble(trouble.code(), trouble.stage(), trouble.what(), trouble.fix(), trouble);
  }

  private void writeWaiting(PendingChange mine) {
    List<PendingChange> batch = new ArrayList<>();
    for (PendingChange next = waiting.poll(); next != null; next = waiting.poll()) {
      batch.add(next);
    }
    try {
      write(batch);
      batch.forEach(each -> each.done().complete(null));
    } catch (RuntimeException e) {
      if (Thread.currentThread().isInterrupted()) {
        // That is this thread's trouble alone: the others write theirs when it is their turn.
        mine.done().completeExceptionally(e);
        batch.stream().filter(each -> !each.done().isDone()).forEach(waiting::add);
      } else {
        batch.forEach(each -> each.done().completeExceptionally(e));
      }
    } catch (Error e) {
      batch.forEach(each -> each.done().completeExceptionally(e));
      throw e;
    }
  }

  private void write(List<PendingChange> batch) {
    Optional<State> found = api.find(flag.name(), FlagRequests.NOT_SET);
    if (found.isEmpty() && batch.stream().allMatch(each -> each.to().isEmpty())) {
      // A flag that is gone gives nobody anything.
      return;
    }
    State state = found.orElseGet(() -> api.state(flag.name(), FlagRequests.NOT_SET));
    List<PendingChange> open = compared(batch, state);
    if (open.stream().anyMatch(PendingChange::gives)) {
      state = passable(state, open.stream().anyMatch(this::gives));
    }
    for (int attempt = 1; !settled(open, state); attempt++) {
      giveUpAfter(attempt);
      state = api.state(flag.name(), FlagRequests.NOT_SET);
    }
  }

  /** A boolean that is off is given by nothing; a word is always given. */
  private boolean gives(PendingChange each) {
    return each.gives() && !(flag.isBoolean() && each.to().equals(Optional.of(flag.off())));
  }

  /** A state without obstacle; one may be there for the moment in which another run writes. */
  private State passable(State first, boolean gives) {
    if (first.obstacle(gives).isEmpty()) {
      return first;
    }
    Await.pass(REST, FlagRequests.STAGE);
    State second = api.state(flag.name(), FlagRequests.NOT_SET);
    second.obstacle(gives).ifPresent(this::refuse);
    return second;
  }

  private void refuse(String why) {
    throw requests.trouble(FlagRequests.NOT_SET, "flag " + flag.name() + " in Unleash: " + why);
  }

  private void giveUpAfter(int attempt) {
    if (attempt == TRIES) {
      refuse("others write it all the time, " + TRIES + " attempts came to nothing");
    }
  }

  /** Those still to be made; one whose value is somebody else's fails alone. */
  private static List<PendingChange> compared(List<PendingChange> batch, State state) {
    List<PendingChange> open = new ArrayList<>();
    for (PendingChange each : batch) {
      Optional<String> now = state.own(each.tenant());
      if (now.equals(each.change().from())) {
        open.add(each);
      } else if (!now.equals(each.to())) {
        each.done()
            .completeExceptionally(
                FlagRequests.changedMeanwhile(each.tenant(), each.change(), now));
      }
    }
    return open;
  }

  /**
   * Makes Sluice's strategies as the changes want them, then what follows from all of Sluice's
   * strategies; whoever calls reads and looks again until nothing is left to do, for another run
   * may have written at the same moment.
   *
   * @return whether nothing was left to do
   */
  private boolean settled(List<PendingChange> open, State state) {
    List<PendingChange> missing =
        open.stream().filter(each -> !state.own(each.tenant()).equals(each.to())).toList();
    if (!missing.isEmpty()) {
      move(missing, state);
      return false;
    }
    boolean settled = true;
    for (Strategy other : state.others()) {
      // A disabled one gives nothing to anybody: it is only freed of what Sluice added before.
      ArrayNode wanted = other.without(context, other.disabled() ? Set.of() : state.excluded());
      if (!other.has(wanted)) {
        constrain(other, wanted);
        settled = false;
      }
    }
    if (!state.needsSwitch(writer)) {
      return settled;
    }
    if (state.obstacle(true).isEmpty()) {
      api.switchOn(flag.name());
      return false;
    }
    // Somebody switched it off and prepares something: that must not keep values from being put
    // back.
    if (open.stream().anyMatch(this::gives)) {
      state.obstacle(true).ifPresent(this::refuse);
    }
    return settled;
  }

  /** Moves tenants to the strategies of their values, as far as nobody else writes meanwhile. */
  private void move(List<PendingChange> changes, State state) {
    Set<String> moving = changes.stream().map(PendingChange::tenant).collect(Collectors.toSet());
    Map<String, Set<String>> joining = new LinkedHashMap<>();
    for (PendingChange each : changes) {
      each.to()
          .ifPresent(
              value ->
                  joining.computeIfAbsent(value, v -> new LinkedHashSet<>()).add(each.tenant()));
    }
    for (Strategy own : state.ours()) {
      Set<String> tenants = new LinkedHashSet<>(own.tenants());
      tenants.removeAll(moving);
      if (own.of(writer)) {
        tenants.addAll(Optional.ofNullable(joining.remove(own.value())).orElse(Set.of()));
      }
      if (tenants.isEmpty()) {
        api.delete(flag.name(), own.id());
      } else if (!tenants.equals(own.tenants())) {
        constrain(own, Strategy.in(context, tenants));
      }
    }
    joining.forEach(
        (value, tenants) ->
            api.create(
                flag.name(), Strategy.create(writer, value, flag.isBoolean(), context, tenants)));
  }

  private void constrain(Strategy strategy, ArrayNode wanted) {
    try {
      api.constrain(flag.name(), strategy, wanted);
    } catch (Conflict e) {
      // Read again and done in the next round.
    }
  }
}
