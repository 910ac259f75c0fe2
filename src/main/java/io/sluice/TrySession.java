package io.sluice;

import io.sluice.model.criterion.Scenario;
import io.sluice.model.plan.Trial;
import io.sluice.model.verdict.Verdict;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.Optional;

/**
 * Trials of some scenarios, again and again, on a service and a browser that stay up in between.
 * Answers nothing about the build. For one thread; interrupting it ends the run under way.
 */
public final class TrySession implements AutoCloseable {
  private final Sluice sluice;
  private final Clock clock;
  private Optional<Ground> ground = Optional.empty();
  private Optional<Trial> before = Optional.empty();

  TrySession(Sluice sluice, Clock clock) {
    this.sluice = sluice;
    this.clock = clock;
  }

  /**
   * Reads the features as they are now and runs what the request selects. A scenario that was moved
   * to another line meanwhile is found by its name.
   *
   * @throws io.sluice.model.InvalidInput if the features cannot be run as they are; everything
   *     stays up
   * @throws io.sluice.model.Trouble if nothing can be kept on disk
   */
  public Verdict run(GateRequest request, GateListener listener) {
    Prepared prepared = prepare(request);
    String run = RunId.at(clock.instant());
    if (!ground.map(Ground::stands).orElse(false)) {
      close();
      Path folder = sluice.reports().run(run);
      ground = Optional.of(Ground.open(sluice.settings(), run, folder, clock, listener::note));
    }
    Verdict verdict = sluice.gate(prepared, request, listener, ground.get()).run();
    before = prepared.plan().trials().stream().findFirst();
    return verdict;
  }

  private Prepared prepare(GateRequest request) {
    Prepared prepared = sluice.prepare(request);
    Optional<GateRequest.Only> only = request.only().filter(chosen -> chosen.line() > 0);
    if (only.isEmpty() || before.isEmpty()) {
      return prepared;
    }
    Scenario wanted = before.get().scenario();
    Optional<Scenario> moved =
        prepared.features().catalog().scenarios().stream()
            .filter(one -> one.place().file().equals(wanted.place().file()))
            .filter(one -> one.name().equals(wanted.name()))
            .min(
                Comparator.comparingInt(
                    one -> Math.abs(one.place().line() - wanted.place().line())));
    return moved
        .map(scenario -> sluice.prepare(request.at(scenario.place().line())))
        .orElse(prepared);
  }

  /** Takes down service and browsers. */
  @Override
  public void close() {
    Optional<Ground> open = ground;
    ground = Optional.empty();
    open.ifPresent(Ground::close);
  }
}
