package io.sluice.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.model.Trouble;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Terraform by its command line: a workspace of one run, or the outputs of what is there.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/cli/commands">Terraform CLI</a>
 */
final class TerraformWorkspace implements Creation {
  private static final Pattern LOCK = Pattern.compile("\\bID:\\s+([0-9A-Za-z-]+)");
  private static final String NONE = "doesn't exist";
  // Some backends have but one state: the run could not make its own, and so made nothing.
  private static final String NO_WORKSPACES = "workspaces not supported";
  private static final String LOCK_FILE = ".terraform.lock.hcl";

  private final DeploySettings.OfTerraform settings;
  private final Site site;
  private final Made made;
  private final Path data;
  private boolean initialised;
  private boolean begun;

  /**
   * @param left whether it is taken down for a run that was killed, which may have created anything
   */
  TerraformWorkspace(DeploySettings.OfTerraform settings, Site site, Made made, boolean left) {
    this.settings = settings;
    this.site = site;
    this.made = made;
    // Which workspace is chosen stands in there: two runs in one folder do not disturb each other.
    this.data = site.own("terraform");
    this.begun = left;
  }

  /** Reads the outputs of what is there; changes nothing. */
  Given attach() {
    Tool tool = Tool.deploying(site, settings.within());
    Path folder = site.folder(settings.directory());
    boolean ready =
        Files.isDirectory(folder.resolve(".terraform")) || System.getenv("TF_DATA_DIR") != null;
    if (ready) {
      return outputs(tool.run(call("output", "-json").quietly()).orFail());
    }
    Path lock = folder.resolve(LOCK_FILE);
    boolean locked = Files.exists(lock);
    ToolCall init = owned("init", "-input=false");
    try {
      tool.run(locked ? init.and("-lockfile=readonly") : init).orFail();
      return outputs(tool.run(owned("output", "-json").quietly()).orFail());
    } finally {
      Leftover.remove(data);
      if (!locked) {
        Leftover.removeFile(lock);
      }
    }
  }

  @Override
  public Given create() {
    Tool tool = Tool.deploying(site, settings.within());
    initialise(tool);
    begun = true;
    tool.run(alone("workspace", "new", made.name())).orFail();
    tool.run(changing("apply")).orFail();
    return outputs(tool.run(alone("output", "-json").quietly()).orFail());
  }

  @Override
  public void destroy() {
    if (begun) {
      Tool tool = Tool.destroying(site, settings.within());
      initialise(tool);
      Ran chosen = tool.run(alone("workspace", "select", made.name()));
      if (chosen.good()) {
        destroy(tool);
      } else if (!chosen.says(NONE) && !chosen.says(NO_WORKSPACES)) {
        throw chosen.failed();
      } else if (!made.from(site.project()) && !hasBackend()) {
        throw stateElsewhere();
      }
    }
    Leftover.end(site);
    Leftover.remove(data);
  }

  /** Once: it may fetch a lot. What a killed run left half fetched is fetched anew. */
  private void initialise(Tool tool) {
    if (!initialised) {
      Leftover.remove(data);
      tool.run(alone("init", "-input=false")).orFail();
      initialised = true;
    }
  }

  private void destroy(Tool tool) {
    Ran ran = tool.run(changing("destroy"));
    Optional<String> lock = lock(ran);
    if (lock.isPresent()) {
      // Whoever held it was killed: nobody else works in the workspace of this run.
      tool.run(alone("force-unlock", "-force", lock.get())).orFail();
      ran = tool.run(changing("destroy"));
    }
    ran.orFail();
    tool.run(alone("workspace", "select", "default")).orFail();
    tool.run(alone("workspace", "delete", made.name())).orFail();
  }

  private static Optional<String> lock(Ran ran) {
    if (ran.good() || !ran.says("Error acquiring the state lock")) {
      return Optional.empty();
    }
    Matcher id = LOCK.matcher(String.join("\n", ran.lines()));
    return id.find() ? Optional.of(id.group(1)) : Optional.empty();
  }

  /** Terraform notes the backend there; the local one needs no note. */
  private boolean hasBackend() {
    return Files.exists(data.resolve("terraform.tfstate"));
  }

  private Trouble stateElsewhere() {
    return new Trouble(
        "deploy-failed",
        ServiceProbe.STAGE,
        "the state of workspace "
            + made.name()
            + " is in files on "
            + made.host()
            + " in "
            + made.folder()
            + ", where it was applied",
        "run ./sluice recover there; give " + settings.directory() + " a backend that all share");
  }

  private Given outputs(Ran ran) {
    JsonNode outputs = LastObject.of(ran.output()).orElseThrow(() -> missing("url", List.of()));
    List<String> names = new ArrayList<>();
    outputs
        .properties()
        .forEach(
            output -> {
              names.add(output.getKey());
              JsonNode value = output.getValue().path("value");
              if (output.getValue().path("sensitive").asBoolean() && value.isTextual()) {
                site.secrets().add(value.asText());
              }
            });
    URI url = Outputs.url(value(outputs, settings.url(), names), "terraform");
    return new Given(url, settings.build().map(name -> value(outputs, name, names)));
  }

  private String value(JsonNode outputs, String name, List<String> names) {
    JsonNode value = outputs.path(name).path("value");
    if (!value.isValueNode() || value.isNull() || value.asText().isBlank()) {
      throw missing(name, names);
    }
    return value.asText();
  }

  private Trouble missing(String name, List<String> names) {
    return new Trouble(
        "deploy-failed",
        ServiceProbe.STAGE,
        "terraform has no output \""
            + name
            + "\" in "
            + settings.directory()
            + (names.isEmpty() ? ", nor any other" : "; it has " + String.join(", ", names)),
        settings.ephemeral()
            ? "write an output block, or correct `outputs` in sluice.yaml"
            : "apply it first, choose its workspace by TF_WORKSPACE, or correct `outputs` in"
                + " sluice.yaml");
  }

  private ToolCall changing(String verb) {
    Map<String, String> secret = new HashMap<>();
    List<String> plain = new ArrayList<>();
    settings
        .variables()
        .forEach(
            (name, template) -> {
              String value = site.filled(template);
              if (DeploySettings.holdsSecret(template)) {
                secret.put("TF_VAR_" + name, value);
              } else {
                plain.add("-var");
                plain.add(name + "=" + value);
              }
            });
    return alone(verb, "-auto-approve", "-input=false").and(plain).with(secret);
  }

  /** In the run's own workspace, whatever the user's variables say. */
  private ToolCall alone(String verb, String... arguments) {
    return owned(verb, arguments).without("TF_WORKSPACE");
  }

  private ToolCall owned(String verb, String... arguments) {
    return call(verb, arguments).with(Map.of("TF_DATA_DIR", data.toString()));
  }

  private ToolCall call(String verb, String... arguments) {
    List<String> words = List.of(arguments);
    boolean group = verb.equals("workspace");
    List<String> command = new ArrayList<>(List.of(settings.binary(), verb));
    if (group) {
      command.add(words.get(0));
    }
    command.add("-no-color");
    String name = "terraform " + verb + (group ? " " + words.get(0) : "");
    ToolCall call = ToolCall.of(name, command, site.folder(settings.directory()));
    return (group || verb.equals("output") ? call.briefly() : call)
        .and(group ? words.subList(1, words.size()) : words)
        .with(Map.of("TF_IN_AUTOMATION", "1", "TF_INPUT", "0", "CHECKPOINT_DISABLE", "1"));
  }
}
