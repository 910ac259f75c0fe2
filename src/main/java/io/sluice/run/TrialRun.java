package io.sluice.run;

import io.sluice.model.Trouble;
import io.sluice.model.evidence.Attempt;
import io.sluice.model.evidence.Conduct;
import io.sluice.model.evidence.Conduct.Schedule;
import io.sluice.model.evidence.Evidence;
import io.sluice.model.evidence.Evidence.Incident;
import io.sluice.model.evidence.TrialEvidence;
import io.sluice.model.plan.Plan;
import io.sluice.model.plan.Trial;
import io.sluice.read.ReadFeatures;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Runs the trials of a plan in lanes and gathers the evidence. One run each. */
public final class TrialRun {
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
    Course course = new Course(settings, plan, listener, context.reproduce());
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(TrialRun::daemon);
    Optional<Schedule> schedule;
    try {
      schedule = runIn(timer, course, features);
    } finally {
      timer.shutdownNow();
    }
    stopped.ifPresentOrElse(incidents::add, course::end);
    List<TrialEvidence> trials = course.records();
    boolean complete = stopped.isEmpty() && trials.size() == plan.trials().size();
    return new Evidence(
        trials,
        course.extra(),
        course.blames(),
        complete,
        List.copyOf(incidents),
        new Conduct(schedule, course.skipping()));
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

  private Optional<Schedule> runIn(
      ScheduledExecutorService timer, Course course, ReadFeatures features) {
    List<TrialTask> first = course.begin();
    TenantSupply supply = context.tenants().supply();
    int count = Math.min(Math.min(settings.lanes(), supply.lanes()), first.size());
    int browsers = Math.min(settings.browserLanes(), count);
    if (count == 0) {
      return Optional.empty();
    }
    CucumberRun cucumber = new CucumberRun(settings.glue(), context.clock(), context.ids());
    try (TenantsAhead tenants = new TenantsAhead(context.tenants(), count)) {
      LaneServices services = new LaneServices(settings, context, tenants, timer, this::note);
      Lane kept = new Lane(services, cucumber);
      Lanes lanes = new Lanes(kept, () -> new Lane(services, cucumber), incidents::add);
      start(lanes);
      try (CucumberRun.Session session = cucumber.begin(kept.runner(), features.features())) {
        session.beforeAll();
        TaskQueue queue =
            supply.shared().isPresent()
                ? new VectorQueue(first, context.tenants()::flagsOfShared)
                : new TrialQueue(first, count, browsers, EnvironmentWatch.needed(first.size()));
        Attempts attempts = new Attempts(cucumber, features, course, queue, tenants, count);
        lanes.work(queue, count, attempts::make);
      } catch (RuntimeException e) {
        // Hooks of the adopter that ran before or after everything.
        incidents.add(
            new Incident(
                "all-hook-failed",
                "a @BeforeAll or @AfterAll hook failed: " + context.secrets().mask(Messages.of(e)),
                "correct the hook"));
      }
      if (lanes.isInterrupted()) {
        stop(new Incident("interrupted", "the run was interrupted", "run the gate again"));
      }
      return lanes.schedule(count, browsers);
    }
  }

  private synchronized void start(Lanes lanes) {
    current = Optional.of(lanes);
    stopped.ifPresent(why -> lanes.stop());
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
    private final Course course;
    private final TaskQueue queue;
    private final TenantsAhead tenants;
    private final int lanes;

    Attempts(
        CucumberRun cucumber,
        ReadFeatures features,
        Course course,
        TaskQueue queue,
        TenantsAhead tenants,
        int lanes) {
      this.cucumber = cucumber;
      this.features = features;
      this.course = course;
      this.queue = queue;
      this.tenants = tenants;
      this.lanes = lanes;
    }

    /** One attempt; answers whether the trial needs another. */
    boolean make(TrialTask task, Lane lane) {
      if (course.isOver()) {
        return false;
      }
      queue.announce(lanes, soon -> tenants.expect(soon, lanes));
      if (task.attempts().isEmpty()) {
        course.begun(task);
      }
      Attempt attempt = attempt(task, lane);
      if (stopped.isPresent()) {
        // What an interrupted attempt came to says nothing.
        return false;
      }
      task.add(attempt);
      Course.Next next = course.after(task);
      next.stop().ifPresent(TrialRun.this::stop);
      queue.add(next.more());
      return next.again() && stopped.isEmpty();
    }

    private Attempt attempt(TrialTask task, Lane lane) {
      Trial trial = task.trial();
      var pickle =
          Objects.requireNonNull(features.runnable().get(trial.scenario().id()), trial.id())
              .under(trial.vector(), cucumber.ids());
      cucumber.announce(pickle.message());
      return lane.attempt(trial, pickle, task.attempts().size() + 1);
    }
  }
}
