package io.sluice.read.lint;

import io.sluice.model.Problem;
import io.sluice.model.lint.Finding;
import io.sluice.read.LintCheck;
import io.sluice.read.ReadFeatures;
import io.sluice.read.TeamPhrase;
import java.util.ArrayList;
import java.util.List;

/** Phrases that nobody needs, and parameters that nothing mentions. */
final class PhraseUse implements LintCheck {
  @Override
  public List<Finding> check(ReadFeatures features) {
    List<Finding> findings = new ArrayList<>();
    for (TeamPhrase phrase : features.phrases()) {
      if (!phrase.used()) {
        findings.add(
            Finding.warning(
                "unused-phrase",
                Problem.at(
                    phrase.place(),
                    "no scenario uses the phrase \"" + phrase.title() + "\"",
                    "use it, or remove it")));
      }
      for (String idle : phrase.idle()) {
        findings.add(
            Finding.warning(
                "unused-parameter",
                Problem.at(
                    phrase.place(),
                    "no step of the phrase \"" + phrase.title() + "\" mentions <" + idle + ">",
                    "use it in a step, or take it out of the wording")));
      }
    }
    return findings;
  }
}
