package io.sluice.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The floors of docs/architecture.md. Imports go down, never up and never sideways. */
final class Floors {
  static final String ROOT = "io.sluice";

  /** The floor of each part; a part is a package directly below io.sluice with all below it. */
  private static final Map<String, Integer> FLOORS =
      Map.ofEntries(
          Map.entry("cli", 6),
          Map.entry("engine", 6),
          Map.entry("", 5),
          Map.entry("config", 4),
          Map.entry("publish", 4),
          Map.entry("store", 4),
          Map.entry("judge", 3),
          Map.entry("run", 3),
          Map.entry("auth", 2),
          Map.entry("deploy", 2),
          Map.entry("flags", 2),
          Map.entry("read", 2),
          Map.entry("steps", 2),
          Map.entry("tenants", 2),
          Map.entry("browser", 1),
          Map.entry("http", 1),
          Map.entry("lease", 1),
          Map.entry("scaffold", 1),
          Map.entry("openapi", 1),
          Map.entry("model", 0));

  /** The parts that know the model and nothing else of Sluice, whatever their floor allows. */
  private static final List<String> KNOW_THE_MODEL_ALONE =
      List.of("judge", "openapi", "publish", "read");

  /** The parts that know the façade and the model, and nothing else below. */
  private static final List<String> FRONT_DOORS = List.of("cli", "engine");

  /** What the façade hands to the front doors, or takes from them, that a lower floor owns. */
  private static final Map<String, String> PASSED_THROUGH_THE_FACADE =
      Map.ofEntries(
          Map.entry("io.sluice.scaffold.NewProject", "what init is told"),
          Map.entry("io.sluice.scaffold.NewProject$Source", "part of NewProject"),
          Map.entry("io.sluice.scaffold.NewProject$Source$Url", "part of NewProject"),
          Map.entry("io.sluice.scaffold.NewProject$Source$Command", "part of NewProject"),
          Map.entry("io.sluice.scaffold.ScaffoldedFile", "what init answers"),
          Map.entry("io.sluice.scaffold.ScaffoldedFile$Outcome", "part of ScaffoldedFile"),
          Map.entry("io.sluice.config.Overrides", "what options and variables say"),
          Map.entry("io.sluice.config.Settings", "part of Prepared"),
          Map.entry("io.sluice.config.EnvironmentSettings", "part of Settings"),
          Map.entry("io.sluice.read.ReadFeatures", "part of Prepared"),
          Map.entry("io.sluice.lease.RecoveryReport", "what recover answers"),
          Map.entry("io.sluice.lease.RecoveryReport$Entry", "part of RecoveryReport"),
          Map.entry("io.sluice.lease.RecoveryReport$Outcome", "part of RecoveryReport"),
          Map.entry("io.sluice.lease.RecoveryReport$Going", "part of RecoveryReport"),
          Map.entry("io.sluice.lease.Lease", "part of RecoveryReport"),
          Map.entry("io.sluice.lease.Lease$Kind", "part of RecoveryReport"));

  private Floors() {}

  static ArchCondition<JavaClass> haveAFloor() {
    return new ArchCondition<>("have a floor") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean known = FLOORS.containsKey(part(type));
        events.add(new SimpleConditionEvent(type, known, type.getName() + " has no floor"));
      }
    };
  }

  static ArchCondition<JavaClass> importOnlyWhatTheirFloorAllows() {
    return new ArchCondition<>("import only what their floor allows") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          JavaClass used = dependency.getTargetClass().getBaseComponentType();
          if (isOfSluice(used)) {
            reasonAgainst(type, used)
                .map(reason -> dependency.getDescription() + ": " + reason)
                .ifPresent(text -> events.add(SimpleConditionEvent.violated(type, text)));
          }
        }
      }
    };
  }

  private static Optional<String> reasonAgainst(JavaClass type, JavaClass used) {
    String from = part(type);
    String to = part(used);
    if (from.equals(to)) {
      return Optional.empty();
    }
    if (floor(to) >= floor(from)) {
      return Optional.of("imports go down, never up or sideways");
    }
    if (KNOW_THE_MODEL_ALONE.contains(from) && !to.equals("model")) {
      return Optional.of(from + " knows the model alone");
    }
    if (FRONT_DOORS.contains(from) && !isOpenToFrontDoors(to, used)) {
      return Optional.of("a front door knows the façade and the model");
    }
    return Optional.empty();
  }

  private static boolean isOpenToFrontDoors(String part, JavaClass used) {
    return part.equals("model")
        || part.isEmpty()
        || PASSED_THROUGH_THE_FACADE.containsKey(used.getName());
  }

  private static boolean isOfSluice(JavaClass type) {
    return type.getPackageName().equals(ROOT) || type.getPackageName().startsWith(ROOT + ".");
  }

  /** A part without a floor is above all: whoever imports it breaks the rule. */
  private static int floor(String part) {
    return FLOORS.getOrDefault(part, Integer.MAX_VALUE);
  }

  private static String part(JavaClass type) {
    String below = type.getPackageName().substring(ROOT.length());
    return below.isEmpty() ? "" : below.substring(1).replaceFirst("\\..*", "");
  }
}
