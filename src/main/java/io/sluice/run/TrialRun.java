package io.sluice.run;

import io.sluice.model.Trouble;
import io.sluice.model.blame.Blame;
import io.sluice.model.evidence.Adjudication;
import io.sluice.model.evidence.Evidence;
import io.sluice.model.evidence.Evidence.Incident;
import io.sluice.model.evidence.Outcome;
import io.sluice.model.evidence.TrialEvidence;
import io.sluice.model.plan.Plan;
import io.sluice.model.plan.Trial;
import io.sluice.read.ReadFeatures;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Runs the trials of a plan in lanes and gathers the evidence. One run each. */
public final class TrialRun {
  /** More trials than this are not spent on finding out what failures depend on. */
  private static final int MOST_PROBES = 64;

  private final RunSettings settings;
  private final RunContext context;
  private final RunListener listener;
  private final ConcurrentLinkedQueue<Incident> incidents = new ConcurrentLinkedQueue<>();
  private volatile Optional<Incident> stopped = Optional.empty();
  private volatile Optional<Lanes> current = Optional.empty();

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

  /**
   * Runs every trial, repeats those that failed until the sequential test has found out why, and
   * finds out what confirmed failures depend on; ends early when {@linkplain #stop stopped} or when
   * the environment is broken.
   */
  public Evidence run(Plan plan, ReadFeatures features) {
    Gathered gathered = new Gathered(plan);
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(TrialRun::daemon);
    try {
      runIn(timer, gathered, features);
    } finally {
      timer.shutdownNow();
    }
    stopped.ifPresent(incidents::add);
    return gathered.evidence();
  }

  /**
   * Begins no further trial, interrupts those that run, and makes every answer inconclusive for
   * this reason. Returns at once; {@link #run} then ends soon. May be called from any thread.
   */
  public synchronized void stop(Incident why) {
    if (stopped.isEmpty()) {
      stopped = Optional.of(why);
    }
    current.ifPresent(Lanes::stop);
  }

  private void runIn(ScheduledExecutorService timer, Gathered gathered, ReadFeatures features) {
    CucumberRun cucumber = new CucumberRun(settings.glue(), context.clock(), context.ids());
    LaneServices services = new LaneServices(settings, context, timer, this::note);
    Lane first = new Lane(services, cucumber);
    Lanes lanes = new Lanes(settings, first, () -> new Lane(services, cucumber), incidents::add);
    start(lanes);
    try (CucumberRun.Session session = cucumber.begin(first.runner(), features.features())) {
      session.beforeAll();
      Attempts attempts = new Attempts(cucumber, features);
      all(lanes, gathered.plan.trials(), task -> judged(task, attempts, gathered));
      all(lanes, gathered.controls(), task -> control(task, attempts, gathered));
      search(lanes, attempts, gathered);
    } catch (RuntimeException e) {
      // Hooks of the adopter that ran before or after everything.
      incidents.add(
          new Incident(
              "all-hook-failed",
              "a @BeforeAll or @AfterAll hook failed: " + context.secrets().mask(Messages.of(e)),
              "correct the hook"));
    }
  }

  private synchronized void start(Lanes lanes) {
    current = Optional.of(lanes);
    stopped.ifPresent(why -> lanes.stop());
  }

  /** Side by side, then those that must run alone. */
  private void all(Lanes lanes, List<Trial> trials, Lanes.Worker worker) {
    lanes.work(trials.stream().filter(t -> !t.scenario().serial()).toList(), false, worker);
    lanes.work(trials.stream().filter(t -> t.scenario().serial()).toList(), true, worker);
    if (lanes.isInterrupted()) {
      stop(new Incident("interrupted", "the run was interrupted", "run the gate again"));
    }
  }

  /** One attempt of a trial that is judged; answers whether it needs another. */
  private Lanes.Next judged(TrialTask task, Attempts attempts, Gathered gathered) {
    return lane -> {
      if (task.attempts().isEmpty()) {
        tell(() -> listener.trialStarted(task.trial()));
      }
      if (!attempts.make(task, lane)) {
        return false;
      }
      tell(() -> listener.attempted(task.trial(), task.attempts().get(task.attempts().size() - 1)));
      if (task.attempts().size() == 1) {
        gathered.watch.first(task).ifPresent(this::stop);
      }
      boolean again =
          stopped.isEmpty()
              && Adjudication.needsRepeat(task.attempts(), settings.test())
              && gathered.mayRepeat();
      if (!again) {
        TrialEvidence evidence = record(task);
        gathered.records.put(task.trial().id(), evidence);
        tell(() -> listener.trialFinished(evidence));
      }
      return again;
    };
  }

  /** A trial that is expected to fail is attempted once; trouble of our own tells nothing. */
  private Lanes.Next control(TrialTask task, Attempts attempts, Gathered gathered) {
    return lane -> {
      if (!attempts.make(task, lane)) {
        return false;
      }
      TrialEvidence evidence = record(task);
      gathered.probes.put(task.trial().id(), evidence);
      return evidence.outcome() == Outcome.BROKEN
          && Adjudication.needsRepeat(task.attempts(), settings.test());
    };
  }

  private Lanes.Next probe(TrialTask task, Attempts attempts, Gathered gathered) {
    return lane -> {
      if (!attempts.make(task, lane)) {
        return false;
      }
      boolean again =
          stopped.isEmpty() && Adjudication.needsRepeat(task.attempts(), settings.test());
      if (!again) {
        gathered.probes.put(task.trial().id(), record(task));
      }
      return again;
    };
  }

  private void search(Lanes lanes, Attempts attempts, Gathered gathered) {
    BlameSearch search = new BlameSearch(settings.flags(), gathered.records.values());
    int made = 0;
    List<Trial> probes = search.nextProbes();
    while (!probes.isEmpty() && stopped.isEmpty() && made < MOST_PROBES) {
      List<Trial> round = probes.subList(0, Math.min(probes.size(), MOST_PROBES - made));
      made += round.size();
      int number = made;
      tell(() -> listener.probing(round, number));
      all(lanes, round, task -> probe(task, attempts, gathered));
      for (Trial trial : round) {
        Optional.ofNullable(gathered.probes.get(trial.id()))
            .ifPresentOrElse(
                search::learn, () -> search.learn(TrialEvidence.none(trial, reproduce(trial))));
      }
      probes = search.nextProbes();
    }
    gathered.blames = search.blames();
  }

  private TrialEvidence record(TrialTask task) {
    return TrialEvidence.of(
        task.trial(), task.attempts(), settings.test(), reproduce(task.trial()));
  }

  private String reproduce(Trial trial) {
    return context.reproduce().apply(trial);
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

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "trial-watch");
    thread.setDaemon(true);
    return thread;
  }

  /** Makes attempts of trials. */
  private final class Attempts {
    private final CucumberRun cucumber;
    private final ReadFeatures features;

    Attempts(CucumberRun cucumber, ReadFeatures features) {
      this.cucumber = cucumber;
      this.features = features;
    }

    /** False if the run was stopped: what an interrupted attempt came to says nothing. */
    boolean make(TrialTask task, Lane lane) {
      Trial trial = task.trial();
      var pickle =
          Objects.requireNonNull(features.runnable().get(trial.scenario().id()), trial.id())
              .under(trial.vector(), cucumber.ids());
      cucumber.announce(pickle.message());
      var attempt = lane.attempt(trial, pickle, task.attempts().size() + 1);
      if (stopped.isPresent()) {
        return false;
      }
      task.add(attempt);
      return true;
    }
  }

  /** What is known so far. */
  private final class Gathered {
    private final Plan plan;
    private final EnvironmentWatch watch;
    private final Map<String, TrialEvidence> records = new ConcurrentHashMap<>();
    private final Map<String, TrialEvidence> probes = new ConcurrentHashMap<>();
    private Map<String, Blame> blames = Map.of();
    private int repeatsLeft;

    Gathered(Plan plan) {
      this.plan = plan;
      this.watch = new EnvironmentWatch(plan.trials().size());
      this.repeatsLeft = settings.repeatBudget(plan.trials().size());
    }

    synchronized boolean mayRepeat() {
      return repeatsLeft-- > 0;
    }

    List<Trial> controls() {
      return plan.controls().stream().map(Plan.Control::trial).toList();
    }

    Evidence evidence() {
      List<TrialEvidence> trials = inOrder(plan.trials(), records);
      boolean complete = stopped.isEmpty() && trials.size() == plan.trials().size();
      Collection<TrialEvidence> extra = probes.values();
      return new Evidence(trials, new ArrayList<>(extra), blames, complete, List.copyOf(incidents));
    }

    private List<TrialEvidence> inOrder(List<Trial> order, Map<String, TrialEvidence> records) {
      return order.stream().map(t -> records.get(t.id())).filter(Objects::nonNull).toList();
    }
  }
}
