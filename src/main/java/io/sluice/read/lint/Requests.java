package io.sluice.read.lint;

import io.sluice.model.Problem;
import io.sluice.model.criterion.Scenario;
import io.sluice.model.lint.Finding;
import io.sluice.read.LintCheck;
import io.sluice.read.PlacedStep;
import io.sluice.read.ReadFeatures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requests that could never be sent: an unusual method, no path, a role that nobody has. */
final class Requests implements LintCheck {
  private static final Pattern SENDS =
      Pattern.compile("(?:nobody|the (\\S+)(?: of \"[^\"]*\")?) sends (\\S+) \"([^\"]*)\".*");
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

  private final Set<String> roles;

  /**
   * @param roles those of sluice.yaml; empty where only the service knows them
   */
  Requests(Set<String> roles) {
    this.roles = Set.copyOf(roles);
  }

  @Override
  public List<Finding> check(ReadFeatures features) {
    List<Finding> findings = new ArrayList<>();
    for (Scenario scenario : features.catalog().scenarios()) {
      for (PlacedStep step : features.steps(scenario.id())) {
        Matcher sends = SENDS.matcher(step.text());
        if (sends.matches()) {
          role(step, Optional.ofNullable(sends.group(1))).ifPresent(findings::add);
          method(step, sends.group(2)).ifPresent(findings::add);
          path(step, sends.group(3)).ifPresent(findings::add);
        }
      }
    }
    return findings;
  }

  private Optional<Finding> role(PlacedStep step, Optional<String> role) {
    return role.filter(name -> !roles.isEmpty() && !roles.contains(name) && !name.contains("<"))
        .map(
            name ->
                finding(
                    step,
                    "sluice.yaml has no role \"" + name + "\"",
                    "its roles are " + String.join(", ", roles.stream().sorted().toList())));
  }

  private static Optional<Finding> method(PlacedStep step, String method) {
    return METHODS.contains(method)
        ? Optional.empty()
        : Optional.of(
            finding(
                step,
                "\"" + method + "\" is no usual method",
                "write one of GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS"));
  }

  private static Optional<Finding> path(PlacedStep step, String path) {
    boolean fit = path.startsWith("/") ? !path.startsWith("//") : path.startsWith("${");
    return fit
        ? Optional.empty()
        : Optional.of(
            finding(
                step,
                "the path \"" + path + "\" does not start with one \"/\"",
                "write it from the root of the service, such as \"/api/clients\""));
  }

  private static Finding finding(PlacedStep step, String what, String fix) {
    return Finding.warning("request", Problem.at(step.place(), what, fix));
  }
}
