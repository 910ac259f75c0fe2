package io.sluice.lease;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.sluice.model.FileNames;
import io.sluice.model.Trouble;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What one run holds for itself alone among all runs with the same store: a tenant of a pool, an
 * environment with one tenant. Held until it is given back or the run is over. What a killed run
 * held is free once that run's changes in the same environment are undone: taken over by the next
 * that asks. Thread-safe.
 */
public final class Claims {
  private final Journals journals;
  private final Cells cells;
  private final Owner owner;
  private final Clock clock;
  private final Liveness liveness;
  private final Map<String, Claim> held = new ConcurrentHashMap<>();

  Claims(Journals journals, Owner owner, Clock clock) {
    this.journals = journals;
    this.cells = journals.claims();
    this.owner = owner;
    this.clock = clock;
    this.liveness = new Liveness(journals, owner.machine(), clock);
  }

  /**
   * Who holds something.
   *
   * @param run its run
   * @param host where that goes on
   * @param since when it took it
   * @param over whether that run is over: {@code recover} undoes what it left, then it is free
   */
  public record Holder(String run, String host, Instant since, boolean over) {
    /** For a message: {@code run 20261125-… on build-7, since …}. */
    @Override
    public String toString() {
      return "run "
          + run
          + " on "
          + host
          + ", since "
          + since
          + (over ? " (it was killed; ./sluice recover undoes what it left)" : "");
    }
  }

  /**
   * Takes it if nobody holds it, this run included.
   *
   * @param environment the environment it is in
   * @param what it, by a name that all runs agree on, whatever they call its environment
   * @throws Trouble if the store cannot be used
   */
  public Optional<Claim> tryTake(String environment, String what) {
    String name = FileNames.of(what);
    String text = text(environment, what);
    if (cells.create(name, text) || takeOver(name, text)) {
      Optional<Claim> claim =
          cells
              .get(name)
              .filter(cell -> cell.text().equals(text))
              .map(cell -> new Claim(this, environment, what, cell));
      claim.ifPresent(mine -> held.put(name, mine));
      return claim;
    }
    return Optional.empty();
  }

  /** Who holds it; empty if nobody does. */
  public Optional<Holder> holder(String what) {
    return cells
        .get(FileNames.of(what))
        .flatMap(cell -> LeaseLines.parse(cell.text()))
        .map(this::holder);
  }

  private Holder holder(JsonNode claim) {
    String run = claim.path("run").asText();
    boolean alive =
        run.equals(owner.run()) || journals.ofRun(run).stream().anyMatch(liveness::alive);
    Instant since = LeaseLines.instant(claim.path("since").asText());
    return new Holder(run, claim.path("host").asText(), since, !alive);
  }

  private boolean takeOver(String name, String text) {
    Optional<Cells.Cell> cell = cells.get(name);
    if (cell.isEmpty()) {
      return cells.create(name, text);
    }
    return isFree(cell.get()) && cells.replace(name, cell.get(), text);
  }

  private boolean isFree(Cells.Cell cell) {
    Optional<JsonNode> claim = LeaseLines.parse(cell.text());
    if (claim.isEmpty()) {
      // Somebody is writing it, or was killed when he did.
      return cell.changed().plus(Liveness.TTL).isBefore(clock.instant());
    }
    String run = claim.get().path("run").asText();
    String environment = claim.get().path("environment").asText();
    // A run that only stood still must notice before its next change that this is no longer its.
    return !run.equals(owner.run())
        && journals.ofRun(run).stream()
            .allMatch(journal -> isOver(journal, environment) && takeAway(journal));
  }

  private boolean isOver(Written journal, String environment) {
    return !liveness.alive(journal)
        && liveness.inHandsOf(journal, owner.run()).isEmpty()
        && journal.open().stream().noneMatch(lease -> concerns(lease, environment));
  }

  private boolean takeAway(Written journal) {
    Optional<Journals.Seizure> seizure = journals.seize(journal, owner.run(), clock.instant());
    seizure.ifPresent(Journals.Seizure::close);
    return seizure.isPresent();
  }

  /**
   * Gives back what a run no longer needs; what it left something of stays until that is undone.
   */
  void release(List<Lease> left) {
    for (Claim claim : List.copyOf(held.values())) {
      if (left.stream().noneMatch(lease -> concerns(lease, claim.environment()))) {
        try {
          release(claim);
        } catch (Trouble e) {
          // With this run's journal gone it is free all the same.
        }
      }
    }
  }

  void release(Claim claim) {
    String name = FileNames.of(claim.what());
    if (held.remove(name, claim)) {
      cells.remove(name, claim.cell());
    }
  }

  private static boolean concerns(Lease lease, String environment) {
    return !lease.kept() && lease.environment().equals(environment);
  }

  /** Removes the claims of runs of which nothing is left. */
  static void tidy(Journals journals, Clock clock) {
    Cells cells = journals.claims();
    cells.tidy(clock.instant().minus(Liveness.TTL));
    for (String name : cells.names()) {
      cells
          .get(name)
          .filter(
              cell ->
                  LeaseLines.parse(cell.text()).stream()
                      .flatMap(claim -> Stream.of(claim.path("run").asText()))
                      .anyMatch(run -> journals.ofRun(run).isEmpty()))
          .ifPresent(cell -> cells.remove(name, cell));
    }
  }

  private String text(String environment, String what) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", "claim")
        .put("environment", environment)
        .put("what", what)
        .put("run", owner.run())
        .put("host", owner.machine().name())
        .put("since", clock.instant().toString())
        .put("once", UUID.randomUUID().toString())
        .toString();
  }
}
