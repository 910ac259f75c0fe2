package io.sluice.deploy;

import io.sluice.model.Trouble;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a team's own commands deploy and destroy. */
final class CommandCreation implements Creation {
  private static final int LONGEST_NAME = 60;

  private final DeploySettings.OfCommand settings;
  private final Site site;
  private boolean begun;
  private boolean complete;
  private Optional<URI> url;

  /**
   * @param left whether it is taken down for a run that was killed, which may have created anything
   */
  CommandCreation(DeploySettings.OfCommand settings, Site site, Made made, boolean left) {
    this.settings = settings;
    this.site = site;
    this.url = made.url();
    this.begun = left;
  }

  @Override
  public Given create() {
    ToolCall call = call(settings.deploy(), site);
    Tool tool = Tool.deploying(site, settings.within());
    begun = true;
    Ran ran = tool.run(call).orFail();
    Optional<String> build = settings.build().map(value -> find(value, "build", ran));
    Given given =
        new Given(Outputs.url(find(settings.url(), "url", ran), ran.call().name()), build);
    url = Optional.of(given.url());
    complete = true;
    return given;
  }

  private String find(OutputValue value, String what, Ran ran) {
    return value
        .in(ran.output())
        .orElseThrow(
            () ->
                new Trouble(
                    "deploy-failed",
                    ServiceProbe.STAGE,
                    ran.call().name()
                        + " does not say the "
                        + what
                        + ": its standard output holds nothing at "
                        + value.written()
                        + Ran.wrote(ran.lines()),
                    "see logs/deploy.log, and correct output." + what + " in sluice.yaml"));
  }

  @Override
  public void destroy() {
    if (stays() && complete) {
      return;
    }
    if (begun && !settings.destroy().isEmpty()) {
      String known = url.map(URI::toString).orElse("");
      Site knowing = site.with(name -> name.equals("url") ? Optional.of(known) : Optional.empty());
      Tool.destroying(site, settings.within()).run(call(settings.destroy(), knowing)).orFail();
    }
    Leftover.end(site);
  }

  @Override
  public boolean stays() {
    return settings.destroy().isEmpty();
  }

  private ToolCall call(List<String> command, Site filling) {
    Path folder = site.folder(settings.directory().orElse(""));
    return ToolCall.of(name(command), filling.filled(command), folder)
        .with(filling.filled(settings.environment()));
  }

  /** As it stands in sluice.yaml: what is filled in may be secret. */
  private static String name(List<String> command) {
    String name = String.join(" ", command);
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + " …";
  }
}
