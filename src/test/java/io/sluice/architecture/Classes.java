package io.sluice.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;

/** The compiled classes; each set is counted, so that no rule passes on nothing. */
final class Classes {
  private static final int LEAST_OF_SLUICE = 200;
  private static final int LEAST_OF_THE_REFERENCE_SERVICE = 60;

  private Classes() {}

  static JavaClasses ofSluice() {
    return read("target/classes", LEAST_OF_SLUICE);
  }

  static JavaClasses ofTheReferenceService() {
    return read("target/reference-classes", LEAST_OF_THE_REFERENCE_SERVICE);
  }

  private static JavaClasses read(String folder, int least) {
    JavaClasses classes = new ClassFileImporter().importPath(Path.of(folder));
    assertThat(classes).as("classes in " + folder).hasSizeGreaterThan(least);
    return classes;
  }
}
