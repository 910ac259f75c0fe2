package io.sluice.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The house rules a machine can check. */
@TestInstance(Lifecycle.PER_CLASS) // the classes are read once
class HabitsTest {
  private final JavaClasses sluice = Classes.ofSluice();

  @Test
  void time_is_handed_in() {
    // The façade makes the one clock.
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("io.sluice.Sluice")
        .should(Calls.readTheTime())
        .check(sluice);
  }

  @Test
  void nothing_sleeps() {
    noClasses().should(Calls.sleep()).check(sluice);
  }

  @Test
  void only_the_command_line_ends_the_jvm() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.sluice.cli..")
        .should(Calls.endTheJvm())
        .check(sluice);
  }

  @Test
  void only_the_command_line_writes_to_the_standard_streams() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.sluice.cli..")
        .should(Calls.writeToTheStandardStreams())
        .check(sluice);
  }

  @Test
  void nothing_logs() {
    // QuietSelenium turns Selenium's own log down.
    noClasses()
        .that()
        .haveSimpleNameNotStartingWith("QuietSelenium")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.logging..", "org.slf4j..", "org.apache.commons.logging..")
        .check(sluice);
  }

  @Test
  void static_fields_are_final() {
    fields().that().areStatic().and(StaticFields.areWritten()).should().beFinal().check(sluice);
  }

  @Test
  void static_fields_hold_nothing_that_changes() {
    fields()
        .that()
        .areStatic()
        .and(StaticFields.areWritten())
        .should(StaticFields.holdNothingThatChanges())
        .check(sluice);
  }

  @Test
  void every_package_says_what_it_is_for_and_is_null_marked() {
    List<String> bare =
        sluice.stream()
            .map(JavaClass::getPackage)
            .distinct()
            .filter(each -> !each.isAnnotatedWith(NullMarked.class))
            .map(each -> each.getName())
            .sorted()
            .toList();

    assertThat(bare).as("packages without a @NullMarked package-info.java").isEmpty();
  }
}
