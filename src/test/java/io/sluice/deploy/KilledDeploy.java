package io.sluice.deploy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A run to be killed while Terraform applies. */
public final class KilledDeploy {
  private KilledDeploy() {}

  /** Deploys the module in the folder of the first argument, as the run of the second. */
  public static void main(String[] args) throws Exception {
    try (ToolProject project = new ToolProject(Path.of(args[0]))) {
      project.deploy(settings(project, Map.of("wait", "1")), args[1], Optional.of("b1"), false);
    }
  }

  /** The module of {@link TerraformDeployerTest}, applied for a run. */
  static DeploySettings.OfTerraform settings(ToolProject project, Map<String, String> more) {
    return settings(project, "terraform", more);
  }

  static DeploySettings.OfTerraform settings(
      ToolProject project, String binary, Map<String, String> more) {
    Map<String, String> variables = new java.util.HashMap<>(more);
    variables.put("url", project.url().toString());
    variables.put("build", "${build}");
    variables.put("token", "${run.secret}");
    return new DeploySettings.OfTerraform(
        "module", variables, "url", Optional.of("build"), true, binary, Duration.ofMinutes(1));
  }
}
