package io.sluice.deploy;

import io.sluice.http.Placeholders;
import io.sluice.model.Secrets;
import io.sluice.model.Trouble;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Where tools work for one deployment.
 *
 * @param environment the environment's name
 * @param project the folder that others are relative to
 * @param runFolder the run's folder; output goes to {@code logs/} in it
 * @param run the id of the run that deploys
 * @param values what placeholders stand for
 * @param secrets masked in logs and messages
 * @param marker what processes of this deployment are known by
 * @param started told each process before it does anything
 * @param notes told what takes a while
 */
record Site(
    String environment,
    Path project,
    Path runFolder,
    String run,
    Function<String, Optional<String>> values,
    Secrets secrets,
    String marker,
    Consumer<ProcessHandle> started,
    Consumer<String> notes) {

  /** The same, with further values. */
  Site with(Function<String, Optional<String>> more) {
    return new Site(
        environment,
        project,
        runFolder,
        run,
        name -> more.apply(name).or(() -> values.apply(name)),
        secrets,
        marker,
        started,
        notes);
  }

  String filled(String template) {
    return Placeholders.fill(template, values);
  }

  List<String> filled(List<String> templates) {
    return templates.stream().map(this::filled).toList();
  }

  Map<String, String> filled(Map<String, String> templates) {
    Map<String, String> filled = new LinkedHashMap<>();
    templates.forEach((name, template) -> filled.put(name, filled(template)));
    return filled;
  }

  /** A folder of the project. */
  Path folder(String directory) {
    Path folder = project.resolve(directory).normalize();
    if (!Files.isDirectory(folder)) {
      throw new Trouble(
          "deploy-failed",
          ServiceProbe.STAGE,
          "there is no folder " + folder,
          "make it, or correct the directory of environment " + environment + " in sluice.yaml");
    }
    return folder;
  }

  /** Where a tool keeps what it needs for this run alone; not made here. */
  Path own(String tool) {
    return project.resolve(".sluice").resolve(tool).resolve(run).toAbsolutePath();
  }

  Path log(String name) {
    return runFolder.resolve("logs").resolve(name);
  }
}
