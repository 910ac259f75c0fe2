package io.sluice.flags.flagd;

import io.sluice.flags.FlagdSettings;
import io.sluice.flags.LiveSource;
import io.sluice.flags.flagd.Spot.Field;
import io.sluice.flags.flagd.Spot.Fields;
import io.sluice.model.Trouble;
import io.sluice.model.flag.Flag;
import io.sluice.model.flag.Flags;
import io.sluice.model.flag.Vector;
import io.sluice.model.ring.LiveVector;
import io.sluice.model.ring.Ring;
import io.sluice.model.ring.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The live source that is a file for flagd. A declared flag that is not in it, or is DISABLED
 * there, is off: the service gets its own default. A flag in it that nobody declared is told,
 * unless it is DISABLED, which flagd takes for not there.
 */
public final class FlagdLiveSource implements LiveSource {
  private static final String FAILED = "live-source-failed";
  private static final String STAGE = "snapshot";
  private static final String LIBRARY = "dev.openfeature.contrib.providers:flagd";

  private final FlagdSettings settings;
  private final Set<String> ignored;

  /**
   * @param ignored flags in it that need no declaration
   */
  public FlagdLiveSource(FlagdSettings settings, List<String> ignored) {
    this.settings = settings;
    this.ignored = Set.copyOf(ignored);
  }

  @Override
  public Snapshot read(Flags flags, List<Ring> rings) {
    try {
      return snapshot(flags, rings);
    } catch (FlagText.Unreadable e) {
      throw trouble(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw trouble(settings.name() + " cannot be read: " + FlagFile.reason(e), e);
    } catch (LinkageError e) {
      throw new Trouble(
          FAILED,
          STAGE,
          "flags.live.flagd needs the library " + LIBRARY + " beside Sluice",
          "add it to the test dependencies of the project; the runnable jar has it",
          e);
    }
  }

  private Snapshot snapshot(Flags flags, List<Ring> rings) throws IOException, FlagText.Unreadable {
    Path path = settings.file();
    String text = new FlagFile(path, Duration.ZERO, () -> {}).read();
    Map<String, Field> written =
        FlagText.of(settings.name(), text).flags().map(Fields::all).orElse(Map.of());
    List<String> there =
        written.entrySet().stream()
            .filter(entry -> !disabled(entry.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    try (FlagdEvaluation evaluation = evaluation(text)) {
      Map<String, List<LiveVector>> vectors = new LinkedHashMap<>();
      for (Ring ring : rings) {
        vectors.put(ring.name(), vectors(flags, ring, there, evaluation));
      }
      List<String> undeclared =
          there.stream()
              .filter(name -> flags.find(name).isEmpty() && !ignored.contains(name))
              .sorted()
              .toList();
      return new Snapshot(vectors, undeclared);
    }
  }

  private static boolean disabled(Field flag) {
    return flag.value()
        .fields()
        .flatMap(fields -> fields.find("state"))
        .filter(state -> state.value().says("DISABLED"))
        .isPresent();
  }

  private FlagdEvaluation evaluation(String text) throws IOException {
    String json = FlagdEvaluation.asJson(settings.name(), text);
    try {
      return FlagdEvaluation.of(json);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw trouble("interrupted", e);
    } catch (Exception e) {
      throw trouble(settings.name() + " is nothing that flagd takes: " + e.getMessage(), e);
    }
  }

  private List<LiveVector> vectors(
      Flags flags, Ring ring, List<String> there, FlagdEvaluation evaluation) {
    Map<Vector, List<String>> tenants = new LinkedHashMap<>();
    for (String tenant : ring.tenants()) {
      Map<String, String> words = new HashMap<>();
      for (Flag flag : flags.all()) {
        boolean known = there.contains(flag.name());
        words.put(flag.name(), known ? word(flag, tenant, evaluation) : Flag.OFF);
      }
      tenants.computeIfAbsent(Vector.of(words), v -> new ArrayList<>()).add(tenant);
    }
    return tenants.entrySet().stream()
        .map(entry -> new LiveVector(entry.getKey(), entry.getValue()))
        .toList();
  }

  private String word(Flag flag, String tenant, FlagdEvaluation evaluation) {
    try {
      return flag.word(evaluation.value(flag.name(), tenant, settings.tenantKey()));
    } catch (RuntimeException e) {
      // The service would get an error, and go on with a default that nobody set.
      throw trouble(
          "%s: the flag %s comes to nothing for tenant %s: %s"
              .formatted(settings.name(), flag.name(), tenant, e.getMessage()),
          e);
    }
  }

  private static Trouble trouble(String what, Exception cause) {
    return new Trouble(
        FAILED,
        STAGE,
        "what live tenants see cannot be read: " + what,
        "check flags.live.flagd in sluice.yaml, and the file",
        cause);
  }
}
