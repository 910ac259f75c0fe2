package io.sluice.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.model.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Pulumi by its command line: a stack of one run, or the outputs of one that is there.
 *
 * @see <a href="https://www.pulumi.com/docs/iac/cli/commands/">Pulumi CLI</a>
 * @see <a href="https://www.pulumi.com/docs/iac/cli/exit-codes/">its exit codes</a>
 */
final class PulumiStack implements Creation {
  /** Since 3.226.1; before, only the message tells. */
  private static final int STACK_NOT_FOUND = 6;

  private final DeploySettings.OfPulumi settings;
  private final Site site;
  private final Made made;
  private boolean begun;

  /**
   * @param left whether it is taken down for a run that was killed, which may have created anything
   */
  PulumiStack(DeploySettings.OfPulumi settings, Site site, Made made, boolean left) {
    this.settings = settings;
    this.site = site;
    this.made = made;
    this.begun = left;
  }

  /** Reads the outputs of a stack that is there; changes nothing. */
  Given attach() {
    return outputs(Tool.deploying(site, settings.within()), settings.stack());
  }

  @Override
  public Given create() {
    Tool tool = Tool.deploying(site, settings.within());
    ToolCall init = call("stack", "init", made.name(), "--no-select");
    begun = true;
    tool.run(init).orFail();
    settings.config().forEach((key, template) -> tool.run(configuring(key, template)).orFail());
    tool.run(call("up", "--yes", "--skip-preview", "--stack", made.name())).orFail();
    return outputs(tool, made.name());
  }

  /** A secret goes in by standard input: others can read command lines. */
  private ToolCall configuring(String key, String template) {
    String value = site.filled(template);
    return DeploySettings.holdsSecret(template)
        ? call("config", "set", "--stack", made.name(), "--secret", key).reading(value)
        : call("config", "set", "--stack", made.name(), "--plaintext", key, "--", value);
  }

  @Override
  public void destroy() {
    if (begun) {
      Tool tool = Tool.destroying(site, settings.within());
      ToolCall call = call("destroy", "--yes", "--skip-preview", "--stack", made.name());
      Ran ran = tool.run(call);
      if (isLocked(ran)) {
        // Whoever held it was killed: nobody else works on the stack of this run.
        tool.run(call("cancel", "--yes", "--stack", made.name())).orFail();
        ran = tool.run(call);
      }
      if (!isMissing(ran)) {
        ran.orFail();
        tool.run(call("stack", "rm", "--yes", made.name())).orFail();
      }
    }
    Leftover.end(site);
  }

  private static boolean isMissing(Ran ran) {
    return !ran.good() && (ran.exitCode() == STACK_NOT_FOUND || ran.says("no stack named"));
  }

  private static boolean isLocked(Ran ran) {
    return !ran.good()
        && (ran.says("the stack is currently locked")
            || ran.says("Another update is currently in progress"));
  }

  private Given outputs(Tool tool, String stack) {
    Ran ran = tool.run(call("stack", "output", "--json", "--stack", stack).quietly()).orFail();
    JsonNode outputs = LastObject.of(ran.output()).orElseThrow(() -> missing("url", stack, ""));
    return new Given(
        Outputs.url(value(outputs, settings.url(), stack), "pulumi"),
        settings.build().map(name -> value(outputs, name, stack)));
  }

  private String value(JsonNode outputs, String name, String stack) {
    JsonNode value = outputs.path(name);
    if (!value.isValueNode() || value.isNull() || value.asText().isBlank()) {
      List<String> names = new ArrayList<>();
      outputs.fieldNames().forEachRemaining(names::add);
      throw missing(name, stack, names.isEmpty() ? "" : "; it has " + String.join(", ", names));
    }
    return value.asText();
  }

  private static Trouble missing(String name, String stack, String others) {
    return new Trouble(
        "deploy-failed",
        ServiceProbe.STAGE,
        "the stack " + stack + " has no output \"" + name + "\"" + others,
        "export it from the program, or correct `outputs` in sluice.yaml");
  }

  private ToolCall call(String... arguments) {
    List<String> words = List.of(arguments);
    boolean group = words.get(0).equals("stack") || words.get(0).equals("config");
    String name = "pulumi " + words.get(0) + (group ? " " + words.get(1) : "");
    ToolCall call =
        ToolCall.of(name, List.of(settings.binary()), site.folder(settings.directory()));
    return (group ? call.briefly() : call)
        .and("--non-interactive", "--color", "never")
        .and(words)
        .with(Map.of("PULUMI_SKIP_UPDATE_CHECK", "true"));
  }
}
