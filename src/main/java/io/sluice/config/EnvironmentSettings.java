package io.sluice.config;

import io.sluice.deploy.DeploySettings;
import io.sluice.deploy.ServiceSettings;
import io.sluice.flags.FlagSettings;
import io.sluice.http.NetworkSettings;
import io.sluice.model.InvalidInput;
import io.sluice.model.Place;
import io.sluice.model.Problem;
import io.sluice.tenants.TenantSettings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One environment in which the service is judged.
 *
 * @param name its key in sluice.yaml
 * @param service what {@code service} says, with this environment's {@code ready-within}
 * @param deploy how the service comes to be there
 * @param flags how flags are set for a tenant there; empty where they cannot be
 * @param tenants how tenants are made there; empty where they cannot be
 * @param network the way there
 * @param variables the environment variables this environment needs ({@code ${env:NAME}}), each
 *     with the first place that names it
 */
public record EnvironmentSettings(
    String name,
    ServiceSettings service,
    DeploySettings deploy,
    Optional<FlagSettings> flags,
    Optional<TenantSettings> tenants,
    NetworkSettings network,
    Map<String, Place> variables) {
  /** Makes the map immutable, keeping the order. */
  public EnvironmentSettings {
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
  }

  /**
   * Checks that every environment variable this environment needs is set, before anything is
   * deployed. Their values are not looked at.
   *
   * @param env looks a variable up
   * @throws InvalidInput naming each variable that is not set and where it is used
   */
  public void requireVariables(Function<String, Optional<String>> env) {
    List<Problem> problems =
        variables.entrySet().stream()
            .filter(variable -> env.apply(variable.getKey()).isEmpty())
            .map(variable -> notSet(variable.getKey(), variable.getValue()))
            .toList();
    if (!problems.isEmpty()) {
      throw new InvalidInput(problems);
    }
  }

  private Problem notSet(String variable, Place place) {
    return Problem.at(
        place,
        "the environment variable " + variable + " is not set",
        "Set it before running in the environment \"" + name + "\".");
  }
}
