package io.sluice;

import io.sluice.config.EnvironmentSettings;
import io.sluice.config.Settings;
import io.sluice.deploy.DeploySettings;
import io.sluice.deploy.Deployment;
import io.sluice.model.InvalidInput;
import io.sluice.model.Problem;
import io.sluice.model.Trouble;
import io.sluice.model.evidence.Evidence;
import io.sluice.model.evidence.Evidence.Incident;
import io.sluice.model.evidence.SequentialTest;
import io.sluice.model.plan.Derivable;
import io.sluice.model.verdict.Verdict;
import io.sluice.publish.PublishSettings;
import io.sluice.publish.Published;
import io.sluice.publish.Publisher;
import io.sluice.publish.Publishers;
import io.sluice.publish.ReportFolders;
import io.sluice.run.SkipSettings;
import io.sluice.run.TrialRun;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * One run of the gate: deploy, run, judge, publish, and everything taken down again whatever
 * happens. {@link #stop} may come from any thread at any moment.
 */
public final class GateRun {
  private final Prepared prepared;
  private final GateRequest request;
  private final GateListener listener;
  private final Clock clock;
  private final Settings settings;
  private final EnvironmentSettings environment;
  private final Optional<Ground> shared;
  private final String run;
  private final Optional<String> expectedBuild;
  private final ReportFolders reports;
  private final CountDownLatch finished = new CountDownLatch(1);

  private Optional<Incident> stopped = Optional.empty();
  private Optional<TrialRun> trials = Optional.empty();
  private Optional<Thread> waiting = Optional.empty();
  private volatile String build = "unknown";

  GateRun(
      Prepared prepared,
      GateRequest request,
      Optional<String> build,
      GateListener listener,
      Optional<Ground> shared,
      Clock clock) {
    this.prepared = prepared;
    this.shared = shared;
    this.request = request;
    this.listener = listener;
    this.clock = clock;
    this.settings = prepared.settings();
    this.environment = settings.environment();
    this.run = RunId.at(clock.instant());
    this.expectedBuild =
        request
            .build()
            .or(() -> build)
            .or(environment.service()::statedBuild)
            .or(this::buildOfTree);
    this.reports = new ReportFolders(settings.project().resolve("reports"));
  }

  /** The id of this run. */
  public String id() {
    return run;
  }

  /**
   * Runs to the end; answers the verdict as it was published.
   *
   * @throws InvalidInput if an environment variable or the control of flags is missing, nobody says
   *     which build is judged, no browser is to be had, or the adopter's step classes cannot be
   *     used; nothing is left running
   */
  public Verdict run() {
    Instant startedAt = clock.instant();
    try {
      check();
      listener.planned(prepared);
      Evidence evidence = gather();
      // From here on an interrupt must not keep the verdict from being written.
      boolean interrupted = Thread.interrupted();
      Verdict verdict =
          Verdicts.judge(prepared, evidence, run, build(), startedAt, clock.instant());
      Published published = publish(verdict, evidence);
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      return published.verdict();
    } finally {
      finished.countDown();
    }
  }

  private void check() {
    environment.requireVariables(name -> Optional.ofNullable(System.getenv(name)));
    Bindings.check(settings, environment);
    boolean told = environment.service().saysBuild() || environment.deploy().tellsBuild();
    if (expectedBuild.isEmpty() && !told) {
      throw new InvalidInput(
          Problem.of(
              "nobody says which build is judged in environments." + environment.name(),
              "name it with --build or SLUICE_BUILD, or set service.build in sluice.yaml: path"
                  + " where the service says it, else value"));
    }
    boolean process = environment.deploy() instanceof DeploySettings.OfProcess;
    if (!process && !request.serviceArguments().isEmpty()) {
      throw new InvalidInput(
          Problem.of(
              "arguments after -- are for a service that Sluice starts as a process",
              "leave them out in environments." + environment.name()));
    }
  }

  /**
   * Ends the run early: every answer is inconclusive for this reason, what is known is published,
   * and everything is taken down. Returns at once.
   */
  public synchronized void stop(String code, String text) {
    if (stopped.isEmpty()) {
      Incident why = new Incident(code, text, "run the gate again");
      stopped = Optional.of(why);
      trials.ifPresent(running -> running.stop(why));
      waiting.ifPresent(Thread::interrupt);
    }
  }

  /** Waits until {@link #run} is over; false if it is not within the limit. */
  public boolean awaitEnd(long seconds) throws InterruptedException {
    return finished.await(seconds, TimeUnit.SECONDS);
  }

  private Evidence gather() {
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(GateRun::daemon);
    long limit = settings.policy().timeouts().gate().toMillis();
    ScheduledFuture<?> alarm =
        timer.schedule(
            () -> stop("gate-timeout", "the run took longer than policy.timeouts.gate allows"),
            limit,
            TimeUnit.MILLISECONDS);
    try {
      return shared.isPresent() ? deployAndRun(shared.get()) : deployAndRun();
    } catch (Trouble trouble) {
      return Evidence.none(incident(trouble));
    } finally {
      alarm.cancel(false);
      timer.shutdownNow();
    }
  }

  private Evidence deployAndRun() {
    try (Ground own = Ground.open(settings, run, reports.run(run), clock, listener::note)) {
      return deployAndRun(own);
    }
  }

  private Evidence deployAndRun(Ground ground) {
    beginWaiting();
    Deployment deployment =
        ground.deploy(
            expectedBuild,
            request.serviceArguments(),
            TrialRun.needsBrowser(prepared.plan()),
            request.keep());
    build = deployment.build();
    endWaiting();
    listener.deployed(deployment.baseUrl().toString(), deployment.build());
    return run(deployment, ground);
  }

  private Evidence run(Deployment deployment, Ground ground) {
    Bindings bindings =
        new Bindings(
            settings,
            environment,
            ground.network(),
            deployment,
            ground.secrets(),
            ground.leases(),
            run);
    SequentialTest test = Verdicts.test(prepared.plan(), settings.policy());
    TrialRun trialRun =
        new TrialRun(
            bindings.runSettings(
                request.only().isPresent() ? test.withCap(1) : test,
                request.only().isEmpty(),
                skipping(),
                new History(settings).past()),
            bindings.runContext(ground.browsers(), reports.run(run), clock),
            listener);
    begin(trialRun);
    try {
      Evidence evidence = trialRun.run(prepared.plan(), prepared.features());
      return isStopped() ? evidence : Verdicts.withBuildChecked(evidence, deployment);
    } finally {
      boolean interrupted = Thread.interrupted();
      bindings.putBack().forEach(listener::note);
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** The same run draws the same sample; nobody can know it before. */
  private SkipSettings skipping() {
    return request.runAll()
        ? SkipSettings.none()
        : new SkipSettings(
            Derivable.of(prepared.plan(), settings.policy().skip().questions()),
            settings.policy().skip().sample(),
            run.hashCode());
  }

  private Published publish(Verdict verdict, Evidence evidence) {
    List<Publisher> extras = new ArrayList<>(Extensions.publishers());
    if (!prepared.features().catalog().partial()) {
      extras.add(new Keeper(prepared, evidence));
    }
    PublishSettings publish = new PublishSettings(settings.criteria().link());
    Published published = Publishers.builtInAnd(publish, extras).publish(verdict, reports);
    published
        .failures()
        .forEach(failure -> listener.note(failure.publisher() + ": " + failure.message()));
    listener.judged(published.verdict(), published.latest());
    return published;
  }

  /** What is brought up is built from this tree; what is there already says which build it is. */
  private Optional<String> buildOfTree() {
    DeploySettings deploy = environment.deploy();
    return deploy instanceof DeploySettings.OfProcess || deploy.takesBuild()
        ? Optional.of(BuildId.ofGit(settings.project()).orElse("local-" + run))
        : Optional.empty();
  }

  private String build() {
    return build.equals("unknown") ? expectedBuild.orElse(build) : build;
  }

  private synchronized void beginWaiting() {
    stopped.ifPresent(why -> Thread.currentThread().interrupt());
    waiting = Optional.of(Thread.currentThread());
  }

  private synchronized void endWaiting() {
    waiting = Optional.empty();
  }

  private synchronized void begin(TrialRun running) {
    trials = Optional.of(running);
    stopped.ifPresent(running::stop);
  }

  private synchronized boolean isStopped() {
    return stopped.isPresent();
  }

  private synchronized Incident incident(Trouble trouble) {
    return stopped.orElseGet(() -> new Incident(trouble.code(), trouble.what(), trouble.fix()));
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "gate-timer");
    thread.setDaemon(true);
    return thread;
  }
}
