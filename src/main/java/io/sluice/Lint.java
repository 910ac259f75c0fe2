package io.sluice;

import io.sluice.config.Overrides;
import io.sluice.config.Settings;
import io.sluice.config.SettingsReader;
import io.sluice.model.InvalidInput;
import io.sluice.model.Place;
import io.sluice.model.Problem;
import io.sluice.model.lint.Finding;
import io.sluice.model.lint.LintReport;
import io.sluice.publish.LintJson;
import io.sluice.read.CatalogReader;
import io.sluice.read.CatalogReader.Examined;
import io.sluice.read.LintCheck;
import io.sluice.read.ReadFeatures;
import io.sluice.read.ReadSettings;
import io.sluice.read.lint.UsualChecks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The façade of {@code sluice lint}: what is wrong with a project's files, or hardly meant. Starts
 * nothing.
 */
public final class Lint {
  private static final String SETTINGS = "sluice.yaml";

  private final Path project;
  private final Settings settings;
  private final GlueSteps glue = new GlueSteps();

  private Lint(Path project, Settings settings) {
    this.project = project;
    this.settings = settings;
  }

  /**
   * Looks through a project.
   *
   * @param folder of sluice.yaml
   * @param files tells only of these files, as paths relative to the project; all without any
   */
  public static LintReport of(Path folder, Overrides overrides, List<String> files) {
    Path project = folder.toAbsolutePath().normalize();
    try {
      Settings settings = SettingsReader.read(project).with(overrides);
      return only(files, new Lint(project, settings).report());
    } catch (InvalidInput invalid) {
      return new LintReport(errors("invalid-settings", invalid.problems()), 0, 0);
    }
  }

  /** For programs; {@code schema: sluice-lint/1}. */
  public static String json(LintReport report) {
    return LintJson.of(report);
  }

  private LintReport report() {
    Examined examined;
    try {
      examined = CatalogReader.examine(project, reading(), Sluice.ids());
    } catch (InvalidInput invalid) {
      return new LintReport(errors("invalid-features", invalid.problems()), 0, 0);
    }
    ReadFeatures features = examined.features();
    List<Finding> findings = new ArrayList<>(errors("invalid-features", examined.problems()));
    checks(examined.problems()).forEach(check -> findings.addAll(check.check(features)));
    List<Finding> sorted =
        findings.stream()
            .distinct()
            .sorted(Comparator.comparing(Finding::severity).thenComparing(Lint::where))
            .toList();
    return new LintReport(sorted, features.catalog().scenarios().size(), features.phrases().size());
  }

  private static String where(Finding finding) {
    return finding
        .problem()
        .where()
        .map(at -> String.format("%s %08d %08d", at.file(), at.line(), at.column()))
        .orElse("");
  }

  /** What follows from an error is no finding of its own. */
  private List<LintCheck> checks(List<Problem> errors) {
    List<LintCheck> checks = new ArrayList<>();
    boolean phrasesAreSound = errors.stream().noneMatch(Lint::isInPhrases);
    if (phrasesAreSound) {
      checks.add(new UndefinedSteps(glue.definitions()));
    }
    if (errors.isEmpty()) {
      checks.addAll(
          UsualChecks.of(
              glue, settings.flags(), this::flagPlace, Set.copyOf(settings.auth().roles())));
      checks.add(new SchemaFindings(project));
      checks.add(new OpenApiFindings(settings));
    }
    return checks;
  }

  private static boolean isInPhrases(Problem problem) {
    return problem.where().filter(place -> place.file().endsWith(".phrases")).isPresent();
  }

  private ReadSettings reading() {
    return new ReadSettings(
        Sluice.FEATURES,
        settings.flags(),
        settings.criteria().id(),
        settings.criteria().expected(),
        settings.auth().signIn(),
        Optional.empty(),
        glue,
        settings.policy().timeouts().trial());
  }

  /** Settings forget where they stood: the first line that could declare the flag. */
  private Place flagPlace(String flag) {
    Pattern key = Pattern.compile("(^|[\\s{,])[\"']?" + Pattern.quote(flag) + "[\"']?\\s*:.*");
    boolean declaring = false;
    List<String> lines = settingsLines();
    for (int at = 0; at < lines.size(); at++) {
      declaring |= lines.get(at).strip().startsWith("declared:");
      var found = key.matcher(lines.get(at));
      if (declaring && found.find()) {
        return new Place(SETTINGS, at + 1, lines.get(at).indexOf(flag, found.start()) + 1);
      }
    }
    return Place.of(SETTINGS);
  }

  private List<String> settingsLines() {
    try {
      return new String(Files.readAllBytes(project.resolve(SETTINGS)), StandardCharsets.UTF_8)
          .lines()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Finding> errors(String code, List<Problem> problems) {
    return problems.stream().map(problem -> Finding.error(code, problem)).toList();
  }

  /** What no file shows is told whatever the files are. */
  private static LintReport only(List<String> files, LintReport report) {
    if (files.isEmpty()) {
      return report;
    }
    Set<String> wanted = new LinkedHashSet<>();
    files.forEach(file -> wanted.add(file.replace('\\', '/').replaceFirst("^\\./", "")));
    List<Finding> kept =
        report.findings().stream()
            .filter(
                finding ->
                    finding
                        .problem()
                        .where()
                        .map(Place::file)
                        .map(file -> wanted.stream().anyMatch(w -> isIn(file, w)))
                        .orElse(true))
            .toList();
    return new LintReport(kept, report.scenarios(), report.phrases());
  }

  private static boolean isIn(String file, String wanted) {
    return file.equals(wanted) || file.startsWith(wanted.endsWith("/") ? wanted : wanted + "/");
  }
}
