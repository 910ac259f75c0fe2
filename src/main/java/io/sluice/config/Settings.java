package io.sluice.config;

import io.sluice.browser.BrowserSettings;
import io.sluice.flags.LiveSettings;
import io.sluice.model.InvalidInput;
import io.sluice.model.Problem;
import io.sluice.model.flag.Flags;
import io.sluice.model.ring.Ring;
import io.sluice.model.verdict.Policy;
import io.sluice.openapi.OpenApiSettings;
import io.sluice.steps.ui.AccessibilitySettings;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What sluice.yaml says, checked as a whole.
 *
 * @param project the directory it stands in
 * @param criteria how acceptance criteria are known
 * @param rings in order, the most careful audience first
 * @param flags the declared flags
 * @param live where it is read what live tenants see
 * @param ignoredFlags flags of the live source that need no declaration
 * @param exposureHeader the response header that tells which flags the service evaluated
 * @param openApi the service's OpenAPI document, if exchanges are checked against one
 * @param auth how steps act as somebody
 * @param defaultEnvironment the environment when no other is asked for
 * @param environments by name, in written order; never empty
 * @param policy the rules of judging
 * @param accessibility which pages are checked, and by which rules
 * @param browser which browser is used and how
 * @param lanes how many trials run at the same time; empty lets Sluice choose
 * @param store where verdicts, evidence and leases are kept
 */
public record Settings(
    Path project,
    CriteriaSettings criteria,
    List<Ring> rings,
    Flags flags,
    LiveSettings live,
    List<String> ignoredFlags,
    Optional<String> exposureHeader,
    Optional<OpenApiSettings> openApi,
    AuthSettings auth,
    String defaultEnvironment,
    Map<String, EnvironmentSettings> environments,
    Policy policy,
    AccessibilitySettings accessibility,
    BrowserSettings browser,
    OptionalInt lanes,
    StoreSettings store) {
  /** Makes the collections immutable, keeping their order. */
  public Settings {
    rings = List.copyOf(rings);
    ignoredFlags = List.copyOf(ignoredFlags);
    environments = Collections.unmodifiableMap(new LinkedHashMap<>(environments));
  }

  /** The names of the rings, in order. */
  public List<String> ringNames() {
    return rings.stream().map(Ring::name).toList();
  }

  /**
   * The environment of that name.
   *
   * @throws InvalidInput if there is none, naming those there are
   */
  public EnvironmentSettings environment(String name) {
    return Optional.ofNullable(environments.get(name))
        .orElseThrow(
            () ->
                new InvalidInput(
                    Problem.of(
                        "unknown environment \""
                            + name
                            + "\""
                            + Nearest.hint(name, environments.keySet()),
                        "Known are: " + String.join(", ", environments.keySet()) + ".")));
  }

  /** The environment to run in. */
  public EnvironmentSettings environment() {
    return environment(defaultEnvironment);
  }

  /**
   * These settings with what the command line and {@code SLUICE_*} variables say in their place.
   *
   * @throws InvalidInput if the environment asked for is unknown
   */
  public Settings with(Overrides overrides) {
    String environment = overrides.environment().orElse(defaultEnvironment);
    return new Settings(
        project,
        criteria,
        rings,
        flags,
        live,
        ignoredFlags,
        exposureHeader,
        openApi,
        auth,
        environment(environment).name(),
        environments,
        policy,
        accessibility,
        new BrowserSettings(
            overrides.browser().or(browser::binary),
            overrides.driver().or(browser::driver),
            overrides.headless().orElse(browser.headless()),
            browser.width(),
            browser.height(),
            browser.lanes()),
        overrides.lanes().isPresent() ? overrides.lanes() : lanes,
        overrides.store().map(text -> StoreSettings.require(project, text)).orElse(store));
  }

  /**
   * {@code sha256:…} over everything here that decides how evidence is judged: policy, declared
   * flags, rings and criteria. Owners, dates and the way to the service are no part of it.
   */
  public String policyDigest() {
    return PolicyDigest.of(this);
  }
}
