package io.sluice.read;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sluice.model.InvalidInput;
import io.sluice.model.Place;
import io.sluice.model.Problem;
import io.sluice.model.flag.Flag;
import io.sluice.model.flag.Flags;
import io.sluice.model.world.Phrase;
import io.sluice.read.KnownSteps.Known;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** A project's features, written and read. */
final class Reading {
  /** Enough of the steps that Java defines. */
  static final KnownSteps KNOWN =
      text -> {
        if (text.matches("the answer is \\d+")) {
          return List.of(new Known("the answer is {int}", true, true));
        } else if (text.matches("I press \"[^\"]*\"")) {
          return List.of(new Known("I press {string}", true, false));
        } else if (text.startsWith("the post office")) {
          return List.of(new Known("the post office {word}", false, false));
        }
        return List.of();
      };

  private final Path project;

  Reading(Path project) {
    this.project = project;
  }

  /** Writes a file below features. */
  Reading with(String name, String text) {
    try {
      Path file = project.resolve("features").resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A feature of one scenario with these steps, which begin on line 3 in column 5. */
  Reading withSteps(String... steps) {
    StringBuilder text = new StringBuilder("Feature: F\n  Scenario: S\n");
    for (String step : steps) {
      text.append(step.startsWith(" ") ? step : "    Given " + step).append('\n');
    }
    return with("a.feature", text.toString());
  }

  ReadFeatures read() {
    return CatalogReader.read(project, settings(), UUID::randomUUID);
  }

  /** The steps of the only scenario. */
  List<PlacedStep> steps() {
    ReadFeatures features = read();
    return features.steps(features.catalog().scenarios().get(0).id());
  }

  List<String> texts() {
    return steps().stream().map(PlacedStep::text).toList();
  }

  List<Problem> problems() {
    InvalidInput invalid = catchThrowableOfType(InvalidInput.class, this::read);
    return invalid == null ? List.of() : invalid.problems();
  }

  private static ReadSettings settings() {
    String signIn =
        """
        I open "/sign-in"
        I fill in "User" with "${username}"
        """;
    return new ReadSettings(
        Path.of("features"),
        new Flags(List.of(Flag.bool("risk-v2"))),
        Pattern.compile("AC-\\d+"),
        List.of(),
        Optional.of(new Phrase(signIn, new Place("sluice.yaml", 12, 0))),
        Optional.empty(),
        KNOWN,
        Duration.ofSeconds(120));
  }
}
