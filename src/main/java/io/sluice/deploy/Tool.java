package io.sluice.deploy;

import io.sluice.lease.ProcessTree;
import io.sluice.model.Trouble;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Runs the programs of one deployment, one after the other, within one limit of time. Each is in a
 * session of its own, so that ctrl-C in the terminal does not reach it before Sluice is ready for
 * its end, and carries the mark of the lease.
 */
final class Tool {
  private static final Duration DRAIN = Duration.ofSeconds(1);
  private static final Duration LEAST_GRACE = Duration.ofSeconds(5);
  private static final Duration MOST_GRACE = Duration.ofMinutes(5);

  // Does nothing before its process is written down in the lease: killed until then, Sluice leaves
  // a shell that finds its input closed and goes. `read` takes no more than its line. Where Sluice
  // was started with interrupts ignored, as in the background of a script, the program must not
  // be: it could not be asked to end.
  private static final String GATE =
      "read -r go || exit; "
          + "if env --default-signal=INT true 2>/dev/null;"
          + " then exec env --default-signal=INT \"$@\"; fi; exec \"$@\"";
  private static final List<String> GATED = List.of("-c", GATE, "sluice");

  private final Site site;
  private final Path log;
  private final Deadline deadline;

  private Tool(Site site, Path log, Deadline deadline) {
    this.site = site;
    this.log = log;
    this.deadline = deadline;
  }

  /** For bringing up. */
  static Tool deploying(Site site, Duration limit) {
    return new Tool(site, site.log("deploy.log"), Deadline.in(limit));
  }

  /** For taking down. */
  static Tool destroying(Site site, Duration limit) {
    return new Tool(site, site.log("destroy.log"), Deadline.in(limit));
  }

  /** How long a program that is asked to end may take, so that it leaves things in order. */
  static Duration grace(Duration limit) {
    Duration quarter = limit.dividedBy(4);
    return quarter.compareTo(LEAST_GRACE) < 0
        ? LEAST_GRACE
        : quarter.compareTo(MOST_GRACE) > 0 ? MOST_GRACE : quarter;
  }

  /**
   * Runs a program to its end.
   *
   * @throws Trouble if there is none, the limit passes or the thread is interrupted; it has ended
   *     then
   */
  Ran run(ToolCall call) {
    Path where = site.project().relativize(call.folder());
    String named = call.name() + (where.toString().isEmpty() ? "" : " (" + where + ")");
    if (!call.minor()) {
      site.notes().accept(named + " …");
    }
    try (ToolOutput output = new ToolOutput(log, site.own("output"), site.secrets())) {
      output.note("== " + named);
      Process process = output.start(builder(call), call.quiet());
      try {
        let(process, call.input());
        await(process, named, output);
      } finally {
        end(process.toHandle(), grace(deadline.limit()));
      }
      output.drain(DRAIN);
      return new Ran(call, process.exitValue(), output.standard(), output.lines(), logName());
    } catch (IOException e) {
      throw new Trouble(
          "deploy-failed",
          ServiceProbe.STAGE,
          "cannot run " + named + ": " + site.secrets().mask(String.valueOf(e.getMessage())),
          "run it by hand to see why",
          e);
    }
  }

  private String logName() {
    return "logs/" + log.getFileName();
  }

  private ProcessBuilder builder(ToolCall call) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
    List<String> command = new ArrayList<>(List.of(shell(path)));
    command.addAll(GATED);
    command.addAll(call.command());
    String name = call.command().get(0);
    Path program =
        Commands.find(name, call.folder(), path)
            .orElseThrow(
                () ->
                    new Trouble(
                        "deploy-failed",
                        ServiceProbe.STAGE,
                        "there is no program \"" + name + "\"",
                        "install it, or correct environment "
                            + site.environment()
                            + " in sluice.yaml"));
    command.set(1 + GATED.size(), program.toString());
    ProcessBuilder builder = new ProcessBuilder(Commands.detached(command, call.folder(), path));
    builder.directory(call.folder().toFile());
    builder.environment().keySet().removeAll(call.without());
    builder.environment().putAll(call.environment());
    builder.environment().put(ProcessTree.MARKER, site.marker());
    return builder;
  }

  private static String shell(String path) {
    return Commands.find("sh", Path.of(""), path).map(Path::toString).orElse("/bin/sh");
  }

  private void let(Process process, String input) {
    site.started().accept(process.toHandle());
    try (OutputStream in = process.getOutputStream()) {
      in.write(("go\n" + input).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It ended without reading what it was given; its exit code tells the rest.
    }
  }

  private void await(Process process, String named, ToolOutput output) {
    try {
      if (!process.waitFor(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
        throw late(process, named, output);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      site.notes().accept("interrupted; waiting for " + named + " to end");
      throw new Trouble(
          "interrupted", ServiceProbe.STAGE, "interrupted during " + named, "run it again", e);
    }
  }

  private Trouble late(Process process, String named, ToolOutput output) {
    end(process.toHandle(), grace(deadline.limit()));
    output.drain(DRAIN);
    return new Trouble(
        "deploy-timeout",
        ServiceProbe.STAGE,
        named
            + " was not done within the "
            + deadline.limit().toSeconds()
            + " s of `within`, and was ended"
            + Ran.wrote(output.lines()),
        "see " + logName() + ", or give environment " + site.environment() + " a longer `within`");
  }

  /**
   * Ends a program that may still run: asks by an interrupt, upon which Terraform and Pulumi finish
   * what they are at and release their locks; later kills it with its children.
   */
  static void end(ProcessHandle process, Duration grace) {
    if (!process.isAlive()) {
      return;
    }
    interrupt(process);
    if (!ProcessTree.awaitEnd(List.of(process), grace)) {
      List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
      all.add(process);
      all.forEach(ProcessHandle::destroyForcibly);
      ProcessTree.awaitEnd(all, LEAST_GRACE);
    }
  }

  /** As ctrl-C does, to the whole group. Java has no way to send this signal; each shell has. */
  private static void interrupt(ProcessHandle process) {
    try {
      String kill = "kill -s INT -- \"-$0\" || kill -s INT \"$0\"";
      new ProcessBuilder("sh", "-c", kill, Long.toString(process.pid()))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      process.destroy();
    }
  }
}
