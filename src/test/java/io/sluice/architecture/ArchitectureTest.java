package io.sluice.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What may know what. */
@TestInstance(Lifecycle.PER_CLASS) // the classes are read once
class ArchitectureTest {
  private static final String[] JAVA_ONLY = {"io.sluice.model..", "java..", "org.jspecify.."};

  private final JavaClasses sluice = Classes.ofSluice();

  @Test
  void every_package_has_a_floor() {
    classes().should(Floors.haveAFloor()).check(sluice);
  }

  @Test
  void imports_go_down_never_up_or_sideways() {
    classes().should(Floors.importOnlyWhatTheirFloorAllows()).check(sluice);
  }

  @Test
  void the_model_knows_java_alone() {
    classes()
        .that()
        .resideInAPackage("io.sluice.model..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(JAVA_ONLY)
        .check(sluice);
  }

  @Test
  void the_parts_of_the_model_form_no_cycle() {
    slices().matching("io.sluice.model.(*)..").should().beFreeOfCycles().check(sluice);
  }

  @Test
  void judging_knows_the_model_alone() {
    classes()
        .that()
        .resideInAPackage("io.sluice.judge..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("io.sluice.judge..", "io.sluice.model..", "java..", "org.jspecify..")
        .check(sluice);
  }

  @Test
  void judging_and_planning_have_no_clock_no_chance_and_no_files() {
    noClasses()
        .that()
        .resideInAnyPackage("io.sluice.judge..", "io.sluice.model.plan..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.io..", "java.nio..", "java.net..", "java.util.concurrent..")
        .orShould(Calls.readAClock())
        .orShould(Calls.leaveSomethingToChance())
        .check(sluice);
  }

  @Test
  void cucumber_is_known_where_features_are_read_and_run_and_where_steps_are_defined() {
    noClasses()
        .that()
        .resideOutsideOfPackages("io.sluice.read..", "io.sluice.run..", "io.sluice.steps..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.cucumber..")
        .check(sluice);
  }

  @Test
  void selenium_is_known_to_the_browser_alone() {
    noClasses()
        .that()
        .resideOutsideOfPackages("io.sluice.browser..", "io.sluice.steps.ui..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.openqa.selenium..")
        .check(sluice);
  }

  @Test
  void rest_assured_is_known_to_the_api_steps_and_its_common_path_alone() {
    noClasses()
        .that()
        .resideOutsideOfPackages("io.sluice.steps.api..", "io.sluice.http.rest..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.restassured..")
        .check(sluice);
  }

  @Test
  void the_library_for_schemas_is_known_to_openapi_alone() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.sluice.openapi..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.networknt..")
        .check(sluice);
  }

  @Test
  void openfeature_is_known_where_flag_files_are_evaluated_alone() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.sluice.flags.flagd..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.openfeature..")
        .check(sluice);
  }

  @Test
  void picocli_is_known_to_the_command_line_alone() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.sluice.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(sluice);
  }

  @Test
  void the_library_knows_nothing_of_the_reference_service() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.sluice.reference..")
        .orShould()
        .resideInAPackage("io.sluice.reference..")
        .check(sluice);
  }

  @Test
  void the_reference_service_knows_nothing_of_the_library() {
    classes()
        .should()
        .resideInAPackage("io.sluice.reference..")
        .andShould()
        .onlyDependOnClassesThat(
            resideInAPackage("io.sluice.reference..")
                .or(resideOutsideOfPackages("io.sluice", "io.sluice.."))
                .as("reside in io.sluice.reference or outside of io.sluice"))
        .check(Classes.ofTheReferenceService());
  }
}
