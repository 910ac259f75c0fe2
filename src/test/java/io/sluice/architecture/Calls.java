package io.sluice.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Calls and fields that only few places may use. */
final class Calls {
  private Calls() {}

  /** A point in time that was not handed in. */
  static ArchCondition<JavaClass> readTheTime() {
    return ArchConditions.accessTargetWhere(
        uses(
            "read the time",
            "java.lang.System.currentTimeMillis",
            "java.time.Clock.system",
            "java.time.Clock.systemDefaultZone",
            "java.time.Clock.systemUTC",
            "java.time.Instant.now",
            "java.time.LocalDate.now",
            "java.time.LocalDateTime.now",
            "java.time.OffsetDateTime.now",
            "java.time.ZonedDateTime.now"));
  }

  /** Any clock, also the one that only measures how long something takes. */
  static ArchCondition<JavaClass> readAClock() {
    return ArchConditions.accessTargetWhere(uses("measure time", "java.lang.System.nanoTime"))
        .or(readTheTime())
        .or(
            ArchConditions.dependOnClassesThat(
                JavaClass.Predicates.assignableTo("java.time.Clock")));
  }

  static ArchCondition<JavaClass> leaveSomethingToChance() {
    return ArchConditions.accessTargetWhere(
            uses(
                "leave something to chance",
                "java.lang.Math.random",
                "java.util.UUID.randomUUID",
                "java.util.Collections.shuffle"))
        .or(
            ArchConditions.dependOnClassesThat(
                JavaClass.Predicates.assignableTo("java.util.random.RandomGenerator")));
  }

  static ArchCondition<JavaClass> sleep() {
    return ArchConditions.accessTargetWhere(
        uses("sleep", "java.lang.Thread.sleep", "java.util.concurrent.TimeUnit.sleep"));
  }

  static ArchCondition<JavaClass> endTheJvm() {
    return ArchConditions.accessTargetWhere(
        uses(
            "end the JVM",
            "java.lang.System.exit",
            "java.lang.Runtime.exit",
            "java.lang.Runtime.halt"));
  }

  static ArchCondition<JavaClass> writeToTheStandardStreams() {
    return ArchConditions.accessTargetWhere(
        uses("write to a standard stream", "java.lang.System.out", "java.lang.System.err"));
  }

  private static DescribedPredicate<JavaAccess<?>> uses(String what, String... members) {
    Set<String> names = Arrays.stream(members).collect(Collectors.toSet());
    return DescribedPredicate.describe(
        what,
        access ->
            names.contains(access.getTargetOwner().getName() + "." + access.getTarget().getName()));
  }
}
