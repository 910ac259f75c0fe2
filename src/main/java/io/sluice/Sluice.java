package io.sluice;

import io.sluice.config.Overrides;
import io.sluice.config.Settings;
import io.sluice.config.SettingsReader;
import io.sluice.deploy.Deployers;
import io.sluice.lease.RecoveryReport;
import io.sluice.model.InvalidInput;
import io.sluice.model.Problem;
import io.sluice.model.criterion.Catalog;
import io.sluice.model.plan.Plan;
import io.sluice.model.plan.PlanSettings;
import io.sluice.model.plan.Planner;
import io.sluice.model.plan.Question;
import io.sluice.model.ring.Snapshot;
import io.sluice.model.verdict.Policy;
import io.sluice.publish.AnswerJson;
import io.sluice.publish.PlanJson;
import io.sluice.publish.ReportFolders;
import io.sluice.read.CatalogReader;
import io.sluice.read.ReadFeatures;
import io.sluice.read.ReadSettings;
import io.sluice.scaffold.NewProject;
import io.sluice.scaffold.Scaffold;
import io.sluice.scaffold.ScaffoldedFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The façade: what every front door calls. The only place that wires the stages: read, snapshot,
 * plan, deploy, run, judge, publish.
 */
public final class Sluice {
  /** Where a project keeps its features. */
  public static final Path FEATURES = Path.of("features");

  /** Where a project's reports go. */
  public static final Path REPORTS = Path.of("reports");

  private static final long SECONDS_TO_PUBLISH = 45;
  private static final String ROLL_BACK = "roll-back:";

  private final Settings settings;
  private final Overrides overrides;
  private final Clock clock;
  private final GlueSteps glue;

  private Sluice(Settings settings, Overrides overrides, Clock clock) {
    this.settings = settings;
    this.overrides = overrides;
    this.clock = clock;
    this.glue = new GlueSteps();
  }

  /**
   * Reads the project's sluice.yaml.
   *
   * @param project the folder it stands in
   * @throws io.sluice.model.InvalidInput with every problem found
   */
  public static Sluice open(Path project, Overrides overrides) {
    Path folder = project.toAbsolutePath().normalize();
    Settings settings = SettingsReader.read(folder).with(overrides);
    return new Sluice(settings, overrides, Clock.systemUTC());
  }

  /**
   * Takes the reports of an earlier run out of sight, so that nobody takes its answer for that of a
   * run that is about to begin, or that could not.
   */
  public static void hideLatest(Path project) {
    new ReportFolders(project.toAbsolutePath().normalize().resolve(REPORTS)).hideLatest();
  }

  /**
   * Writes the files a project begins with; what is there already stays.
   *
   * @return what became of each
   * @throws io.sluice.model.InvalidInput if the folder is none
   * @throws io.sluice.model.Trouble if a file cannot be written
   */
  public static List<ScaffoldedFile> scaffold(NewProject project) {
    List<ScaffoldedFile> files = new ArrayList<>(Scaffold.write(project));
    String steps = StepLibrary.glue(StepLibrary.of(project.folder()), "SluiceSteps");
    files.add(Scaffold.write(project, ".vscode/SluiceSteps.java", steps));
    return files;
  }

  /** The project's settings, overrides applied. */
  public Settings settings() {
    return settings;
  }

  /**
   * Reads the features, takes the snapshot and plans. Deploys nothing.
   *
   * @throws io.sluice.model.InvalidInput with every problem found
   */
  public Prepared prepare(GateRequest request) {
    ReadFeatures everything = read(request);
    OpenApi.requireBeforehand(settings);
    // A few trials must never look like an answer.
    ReadFeatures features = request.only().isPresent() ? everything.asPartial() : everything;
    Snapshot snapshot = snapshot();
    Plan plan =
        request
            .only()
            .map(only -> Selection.plan(only, settings.flags(), features.catalog()))
            .orElseGet(() -> plan(request, features.catalog(), snapshot));
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    Prepared prepared = new Prepared(settings, features, snapshot, plan, today);
    TenantNeeds.check(prepared);
    return prepared;
  }

  /** A run of the gate over what was prepared; {@link GateRun#run} starts it. */
  public GateRun gate(Prepared prepared, GateRequest request, GateListener listener) {
    return new GateRun(prepared, request, overrides.build(), listener, Optional.empty(), clock);
  }

  /** A run on ground that stands already and stays. */
  GateRun gate(Prepared prepared, GateRequest request, GateListener listener, Ground ground) {
    return new GateRun(prepared, request, overrides.build(), listener, Optional.of(ground), clock);
  }

  /** Trials on a service and a browser that stay up between them. */
  public TrySession session() {
    return new TrySession(this, clock);
  }

  /** Tells when features or sluice.yaml are saved. */
  public SavedFiles savedFiles() {
    return SavedFiles.of(settings.project());
  }

  ReportFolders reports() {
    return new ReportFolders(settings.project().resolve(REPORTS));
  }

  /**
   * Answers one question from stored evidence. Deploys nothing.
   *
   * @throws io.sluice.model.InvalidInput if that is no question
   * @throws io.sluice.model.Trouble if the live source or the store cannot be read
   */
  public StoredAnswer ask(AskRequest request) {
    Snapshot snapshot = snapshot();
    PlanSettings planning = planning(GateRequest.everything());
    if (request.question().startsWith(ROLL_BACK)) {
      String build = request.question().substring(ROLL_BACK.length());
      return new Answers(settings, planning, snapshot, clock.instant())
          .answer(new Question.RollBack(build), build);
    }
    Question question = Planner.question(planning, snapshot, request.question());
    String build =
        request
            .build()
            .or(overrides::build)
            .or(settings.environment().service()::statedBuild)
            .or(() -> BuildId.ofGit(settings.project()))
            .orElseThrow(Sluice::noBuild);
    return new Answers(settings, planning, snapshot, clock.instant()).answer(question, build);
  }

  /**
   * Makes the Allure report of the last run, one page.
   *
   * @param notes told what takes a while
   * @return where it is
   * @throws io.sluice.model.InvalidInput if there was no run
   * @throws io.sluice.model.Trouble if the generator cannot be had
   */
  public Path allureReport(Consumer<String> notes) {
    return new AllureHtml(settings.project(), settings.store().local().resolve("tools"), notes)
        .write();
  }

  /** A plan for programs; {@code schema: sluice-plan/1}. */
  public static String json(Plan plan) {
    return PlanJson.of(plan);
  }

  /** How long trials took when they were last run here, by id; empty if nothing is kept. */
  public Map<String, Duration> durations() {
    return new History(settings).durations();
  }

  /** An answer for programs; {@code schema: sluice-answer/1}. */
  public static String json(StoredAnswer answer) {
    return AnswerJson.of(answer.decision(), answer.environment(), answer.build(), answer.runs());
  }

  private static InvalidInput noBuild() {
    return new InvalidInput(
        Problem.of("it is not known which build is meant", "name it with --build ID"));
  }

  /**
   * Undoes what killed runs left behind, and what was kept.
   *
   * @param environment what they left in this environment alone; in all if empty
   * @param force also what runs left that may still go on on another machine
   * @param notes told what takes a while
   * @throws io.sluice.model.InvalidInput if there is no such environment
   * @throws io.sluice.model.Trouble if the store cannot be used
   */
  public RecoveryReport recover(
      Optional<String> environment, boolean force, Consumer<String> notes) {
    environment.ifPresent(settings::environment);
    return new Recovery(settings, clock, notes).asked(environment, force);
  }

  /** What became of what was left behind, for programs; {@code schema: sluice-recovery/1}. */
  public static String json(RecoveryReport report) {
    return RecoveryJson.of(report);
  }

  /** How many seconds a run that is told to stop may take to take everything down. */
  public long secondsToEnd() {
    return SECONDS_TO_PUBLISH + Deployers.closing(settings.environment().deploy()).toSeconds();
  }

  /** How many seconds a recovery that is interrupted may take to end what it is at. */
  public long secondsToEndRecovery() {
    long tools =
        settings.environments().values().stream()
            .mapToLong(environment -> Deployers.ending(environment.deploy()).toSeconds())
            .max()
            .orElse(0);
    return SECONDS_TO_PUBLISH + tools;
  }

  private ReadFeatures read(GateRequest request) {
    ReadSettings read =
        new ReadSettings(
            FEATURES,
            settings.flags(),
            settings.criteria().id(),
            settings.criteria().expected(),
            settings.auth().signIn(),
            request.tags(),
            glue,
            settings.policy().timeouts().trial());
    return CatalogReader.read(settings.project(), read, ids());
  }

  private Snapshot snapshot() {
    return LiveSources.of(settings).read(settings.flags(), settings.rings());
  }

  private Plan plan(GateRequest request, Catalog catalog, Snapshot snapshot) {
    return Planner.plan(planning(request), catalog, snapshot);
  }

  private PlanSettings planning(GateRequest request) {
    Policy policy = settings.policy();
    List<String> rings = settings.ringNames();
    int from = Math.max(0, rings.indexOf(policy.release().evidenceFromRing()));
    return new PlanSettings(
        settings.flags(),
        settings.rings(),
        policy.deployRings(),
        rings.subList(from, rings.size()),
        policy.release().skipRings(),
        request.require(),
        request.ask(),
        request.proveFlags());
  }

  static Supplier<UUID> ids() {
    return UUID::randomUUID;
  }
}
