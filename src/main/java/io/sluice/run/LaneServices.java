package io.sluice.run;

import io.sluice.model.Trouble;
import io.sluice.model.plan.Trial;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/** What the lanes of a run share. */
final class LaneServices {
  private static final int LONGEST_LOG = 64 * 1024;

  private final RunSettings settings;
  private final RunContext context;
  private final TrialTenants tenants;
  private final ScheduledExecutorService timer;
  private final Consumer<Trouble> troubles;
  private final EvidenceFolder folder;

  LaneServices(
      RunSettings settings,
      RunContext context,
      TrialTenants tenants,
      ScheduledExecutorService timer,
      Consumer<Trouble> troubles) {
    this.settings = settings;
    this.context = context;
    this.tenants = tenants;
    this.timer = timer;
    this.troubles = troubles;
    this.folder = new EvidenceFolder(context.runFolder());
  }

  RunSettings settings() {
    return settings;
  }

  Clock clock() {
    return context.clock();
  }

  EvidenceFolder folder() {
    return folder;
  }

  TrialWorld newWorld(Trial trial) {
    return new TrialWorld(trial, context, settings, tenants);
  }

  AttemptTools newTools(TrialWorld world) {
    return context.tools().apply(world);
  }

  TrialWatch watch() {
    return new TrialWatch(timer, settings.trialTimeout());
  }

  void report(Trouble trouble) {
    troubles.accept(trouble);
  }

  String mask(String text) {
    return context.secrets().mask(text);
  }

  byte[] masked(TrialWorld.Piece piece) {
    boolean text = piece.mediaType.startsWith("text/") || piece.mediaType.endsWith("json");
    byte[] content = piece.content.get();
    return text
        ? mask(new String(content, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8)
        : content;
  }

  /** What the service wrote since then, the end of it if it is long. */
  Optional<byte[]> serviceLog(Instant from) {
    List<String> lines = context.serviceLog().apply(from, clock().instant());
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    String text = String.join("\n", lines) + "\n";
    String end = text.substring(Math.max(0, text.length() - LONGEST_LOG));
    return Optional.of(end.getBytes(StandardCharsets.UTF_8));
  }
}
