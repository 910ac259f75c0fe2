package io.sluice.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.model.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInTest {
  @TempDir private Path project;

  @Test
  void the_first_time_a_user_signs_in_and_later_goes_back_to_the_window() {
    assertThat(
            new Reading(project)
                .withSteps(
                    "the analyst is signed in",
                    "the approver of \"globex\" is signed in",
                    "the analyst is signed in",
                    "nobody is signed in")
                .texts())
        .containsExactly(
            "the window of \"analyst\" is used",
            "I open \"/sign-in\"",
            "I fill in \"User\" with \"${analyst.username}\"",
            "the window of \"globex.approver\" is used",
            "I open \"/sign-in\"",
            "I fill in \"User\" with \"${globex.approver.username}\"",
            "the window of \"analyst\" is used",
            "the window of \"nobody\" is used");
  }

  @Test
  void a_step_of_the_way_in_is_shown_with_both_places() {
    List<PlacedStep> steps = new Reading(project).withSteps("the analyst is signed in").steps();
    Written fillIn = steps.get(2).written();
    assertThat(fillIn.text())
        .isEqualTo(
            "Given the analyst is signed in › I fill in \"User\" with \"${analyst.username}\"");
    assertThat(fillIn.place()).isEqualTo(new Place("features/a.feature", 3, 5));
    assertThat(fillIn.phrase()).isEqualTo(Optional.of(new Place("sluice.yaml", 13, 0)));
  }

  @Test
  void a_phrase_may_sign_in() {
    assertThat(
            new Reading(project)
                .with("p.phrases", "Phrase: the <who> is at work\n  the <who> is signed in\n")
                .withSteps("the approver is at work")
                .texts())
        .contains("the window of \"approver\" is used", "I open \"/sign-in\"");
  }
}
