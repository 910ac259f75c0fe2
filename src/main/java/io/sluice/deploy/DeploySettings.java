package io.sluice.deploy;

import io.sluice.http.Placeholders;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** How the service comes to be in one environment. */
public sealed interface DeploySettings {
  /** Its key in an environment of sluice.yaml. */
  String word();

  /** Whether Sluice brings the service up. */
  boolean creates();

  /** Whether it is told the build to bring up, by {@code ${build}}, which is then expected. */
  boolean takesBuild();

  /** Whether it tells the build it brought up. */
  default boolean tellsBuild() {
    return false;
  }

  /** How long bringing up, and taking down, may take; no time where there is nothing to do. */
  default Duration within() {
    return Duration.ZERO;
  }

  /** Whether what is filled into this text must not be seen. */
  static boolean holdsSecret(String template) {
    return Placeholders.names(template).stream()
        .anyMatch(name -> name.startsWith(Placeholders.ENV) || name.equals("run.secret"));
  }

  private static boolean mentionBuild(Collection<String> templates) {
    return templates.stream().anyMatch(text -> Placeholders.mentions(text, "build"));
  }

  /**
   * A process that Sluice starts and stops.
   *
   * @param command program and arguments; may hold {@code ${port}}, {@code ${build}}, {@code
   *     ${run.secret}}; the arguments after {@code --} of the command line follow them
   * @param environment variables added to its environment, same placeholders
   * @param port fixed port; a free one by default
   * @param directory where it is started, relative to the project; the project itself by default
   */
  record OfProcess(
      List<String> command,
      Map<String, String> environment,
      OptionalInt port,
      Optional<String> directory)
      implements DeploySettings {
    /** Makes the collections immutable. */
    public OfProcess {
      command = List.copyOf(command);
      environment = Map.copyOf(environment);
    }

    @Override
    public String word() {
      return "process";
    }

    @Override
    public boolean creates() {
      return true;
    }

    @Override
    public boolean takesBuild() {
      return mentionBuild(command) || mentionBuild(environment.values());
    }
  }

  /**
   * A service that is there already.
   *
   * @param url its base URL
   */
  record OfUrl(URI url) implements DeploySettings {
    @Override
    public String word() {
      return "url";
    }

    @Override
    public boolean creates() {
      return false;
    }

    @Override
    public boolean takesBuild() {
      return false;
    }
  }

  /**
   * Commands of the team's own. Texts may hold {@code ${build}}, {@code ${run.secret}} and {@code
   * ${env:NAME}}, the one that destroys {@code ${url}} too.
   *
   * @param deploy program and arguments that bring the service up
   * @param destroy program and arguments that take it down; empty if it stays
   * @param directory where they run, relative to the project; the project itself by default
   * @param environment variables added to their environment
   * @param within how long each may take
   * @param url where the service's address stands in what {@code deploy} writes
   * @param build where its build stands there
   */
  record OfCommand(
      List<String> deploy,
      List<String> destroy,
      Optional<String> directory,
      Map<String, String> environment,
      Duration within,
      OutputValue url,
      Optional<OutputValue> build)
      implements DeploySettings {
    /** Makes the collections immutable. */
    public OfCommand {
      deploy = List.copyOf(deploy);
      destroy = List.copyOf(destroy);
      environment = Map.copyOf(environment);
    }

    @Override
    public String word() {
      return "command";
    }

    @Override
    public boolean creates() {
      return true;
    }

    @Override
    public boolean takesBuild() {
      return mentionBuild(deploy) || mentionBuild(environment.values());
    }

    @Override
    public boolean tellsBuild() {
      return build.isPresent();
    }
  }

  /**
   * Terraform.
   *
   * @param directory the root module, relative to the project
   * @param variables its input variables, filled as those of a command are; only if ephemeral
   * @param url the output that is the service's address
   * @param build the output that is its build
   * @param ephemeral whether it is applied for this run alone, and destroyed
   * @param binary the program
   * @param within how long applying, and destroying, may take
   */
  record OfTerraform(
      String directory,
      Map<String, String> variables,
      String url,
      Optional<String> build,
      boolean ephemeral,
      String binary,
      Duration within)
      implements DeploySettings {
    /** Makes the map immutable. */
    public OfTerraform {
      variables = Map.copyOf(variables);
    }

    @Override
    public String word() {
      return "terraform";
    }

    @Override
    public boolean creates() {
      return ephemeral;
    }

    @Override
    public boolean takesBuild() {
      return mentionBuild(variables.values());
    }

    @Override
    public boolean tellsBuild() {
      return build.isPresent();
    }
  }

  /**
   * Pulumi.
   *
   * @param directory the project of Pulumi's, relative to this one
   * @param stack the stack whose outputs are read; if ephemeral, what the name of the run's own
   *     begins with
   * @param config its configuration, filled as the texts of a command are; only if ephemeral
   * @param url the output that is the service's address
   * @param build the output that is its build
   * @param ephemeral whether a stack is brought up for this run alone, and destroyed
   * @param binary the program
   * @param within how long bringing up, and destroying, may take
   */
  record OfPulumi(
      String directory,
      String stack,
      Map<String, String> config,
      String url,
      Optional<String> build,
      boolean ephemeral,
      String binary,
      Duration within)
      implements DeploySettings {
    /** Makes the map immutable. */
    public OfPulumi {
      config = Map.copyOf(config);
    }

    @Override
    public String word() {
      return "pulumi";
    }

    @Override
    public boolean creates() {
      return ephemeral;
    }

    @Override
    public boolean takesBuild() {
      return mentionBuild(config.values());
    }

    @Override
    public boolean tellsBuild() {
      return build.isPresent();
    }
  }
}
