package io.sluice.run;

import io.sluice.model.Trouble;
import io.sluice.model.evidence.Adjudication;
import io.sluice.model.evidence.Attempt;
import io.sluice.model.evidence.Evidence;
import io.sluice.model.evidence.Evidence.Incident;
import io.sluice.model.evidence.TrialEvidence;
import io.sluice.model.plan.Plan;
import io.sluice.model.plan.Trial;
import io.sluice.read.ReadFeatures;
import io.sluice.read.RunnableScenario.ForVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs the trials of a plan in lanes and gathers the evidence. One run each. */
public final class TrialRun {
  private static final long STOP_SECONDS = 20;

  private final RunSettings settings;
  private final RunContext context;
  private final RunListener listener;
  private final Map<String, TrialEvidence> records = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Incident> incidents = new ConcurrentLinkedQueue<>();
  private volatile Optional<Incident> stopped = Optional.empty();
  private volatile Optional<TrialQueue> current = Optional.empty();
  private volatile Optional<ExecutorService> lanes = Optional.empty();

  /** A run that tells the listener what happens. */
  public TrialRun(RunSettings settings, RunContext context, RunListener listener) {
    this.settings = settings;
    this.context = context;
    this.listener = listener;
  }

  /** Whether a trial of the plan looks as if it used a browser. */
  public static boolean needsBrowser(Plan plan) {
    return plan.trials().stream().anyMatch(trial -> TrialQueue.usesBrowser(trial.scenario()));
  }

  /** Runs every trial; ends early only when {@linkplain #stop stopped}. */
  public Evidence run(Plan plan, ReadFeatures features) {
    CucumberRun cucumber = new CucumberRun(settings.glue(), context.clock(), context.ids());
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(TrialRun::daemon);
    LaneServices services = new LaneServices(settings, context, timer, this::note);
    try {
      runIn(cucumber, services, plan, features);
    } finally {
      timer.shutdownNow();
    }
    stopped.ifPresent(incidents::add);
    List<TrialEvidence> evidence =
        plan.trials().stream().map(t -> records.get(t.id())).filter(Objects::nonNull).toList();
    boolean complete = stopped.isEmpty() && evidence.size() == plan.trials().size();
    return new Evidence(evidence, complete, List.copyOf(incidents));
  }

  /**
   * Begins no further trial, interrupts those that run, and makes every answer inconclusive for
   * this reason. Returns at once; {@link #run} then ends soon. May be called from any thread.
   */
  public synchronized void stop(Incident why) {
    if (stopped.isEmpty()) {
      stopped = Optional.of(why);
    }
    current.ifPresent(TrialQueue::close);
    lanes.ifPresent(ExecutorService::shutdownNow);
  }

  private void runIn(
      CucumberRun cucumber, LaneServices services, Plan plan, ReadFeatures features) {
    Lane first = new Lane(services, cucumber);
    try (CucumberRun.Session session = cucumber.begin(first.runner(), features.features())) {
      session.beforeAll();
      List<Trial> parallel = plan.trials().stream().filter(t -> !t.scenario().serial()).toList();
      List<Trial> serial = plan.trials().stream().filter(t -> t.scenario().serial()).toList();
      work(first, settings.lanes(), services, cucumber, parallel, features);
      work(first, 1, services, cucumber, serial, features);
    } catch (RuntimeException e) {
      // Hooks of the adopter that ran before or after everything.
      incidents.add(
          new Incident(
              "all-hook-failed",
              "a @BeforeAll or @AfterAll hook failed: " + context.secrets().mask(Messages.of(e)),
              "correct the hook"));
    }
  }

  private void work(
      Lane first,
      int laneCount,
      LaneServices services,
      CucumberRun cucumber,
      List<Trial> trials,
      ReadFeatures features) {
    if (trials.isEmpty() || stopped.isPresent()) {
      return;
    }
    TrialQueue queue = new TrialQueue(trials, Math.min(settings.browserLanes(), laneCount));
    current = Optional.of(queue);
    AtomicInteger number = new AtomicInteger();
    ExecutorService threads =
        Executors.newFixedThreadPool(
            laneCount, task -> new Thread(task, "lane-" + number.incrementAndGet()));
    lanes = Optional.of(threads);
    for (int i = 0; i < Math.min(laneCount, trials.size()); i++) {
      boolean reuse = i == 0;
      threads.execute(
          () -> drain(queue, reuse ? first : new Lane(services, cucumber), cucumber, features));
    }
    threads.shutdown();
    await(threads);
  }

  private void drain(TrialQueue queue, Lane lane, CucumberRun cucumber, ReadFeatures features) {
    try {
      Optional<Trial> next = queue.next();
      while (next.isPresent()) {
        Trial trial = next.get();
        try {
          complete(trial, lane, cucumber, features);
        } finally {
          queue.done(trial);
        }
        next = queue.next();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void complete(Trial trial, Lane lane, CucumberRun cucumber, ReadFeatures features) {
    tell(() -> listener.trialStarted(trial));
    ForVector pickle =
        Objects.requireNonNull(features.runnable().get(trial.scenario().id()), trial.id())
            .under(trial.vector(), cucumber.ids());
    cucumber.announce(pickle.message());
    List<Attempt> attempts = new ArrayList<>();
    while (Adjudication.needsRepeat(attempts, settings.repeats())) {
      Attempt attempt = lane.attempt(trial, pickle, attempts.size() + 1);
      if (stopped.isPresent()) {
        // What an interrupted attempt came to says nothing about the service.
        return;
      }
      attempts.add(attempt);
      tell(() -> listener.attempted(trial, attempt));
    }
    TrialEvidence evidence =
        new TrialEvidence(
            trial, Adjudication.of(attempts), attempts, context.reproduce().apply(trial));
    records.put(trial.id(), evidence);
    tell(() -> listener.trialFinished(evidence));
  }

  private void tell(Runnable event) {
    synchronized (listener) {
      event.run();
    }
  }

  /** A stopped run interrupts what its trials are about; who made the tenants deletes them then. */
  private void note(Trouble trouble) {
    if (stopped.isPresent()) {
      return;
    }
    incidents.add(new Incident(trouble.code(), trouble.what(), trouble.fix()));
  }

  private void await(ExecutorService threads) {
    try {
      while (!threads.awaitTermination(1, TimeUnit.SECONDS)) {
        if (stopped.isPresent()) {
          boolean ended = threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
          if (!ended) {
            incidents.add(
                new Incident(
                    "trial-stuck", "a trial did not end when it was interrupted", "see logs/"));
          }
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop(new Incident("interrupted", "the run was interrupted", "run the gate again"));
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "trial-watch");
    thread.setDaemon(true);
    return thread;
  }
}
