package io.sluice.read;

import io.sluice.model.Problem;
import io.sluice.read.FeatureFiles.PhraseSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The phrases of a project. */
final class PhraseBook {
  private final List<PhraseDefinition> phrases;
  private final Set<PhraseDefinition> used = new LinkedHashSet<>();
  private final Set<PhraseDefinition> broken = new HashSet<>();

  private PhraseBook(List<PhraseDefinition> phrases) {
    this.phrases = List.copyOf(phrases);
  }

  static PhraseBook read(
      List<PhraseSource> sources, PhraseReader reader, KnownSteps known, List<Problem> problems) {
    Map<String, PhraseDefinition> byWording = new LinkedHashMap<>();
    for (PhraseSource source : sources) {
      for (PhraseDefinition phrase : reader.file(source.file(), source.lines())) {
        PhraseDefinition earlier = byWording.putIfAbsent(phrase.wording().pattern(), phrase);
        if (earlier != null) {
          problems.add(
              Problem.at(
                  phrase.place(),
                  "the phrase \"" + phrase.title() + "\" is there already: " + earlier.place(),
                  "remove one of the two, or give one another wording"));
        }
      }
    }
    List<PhraseDefinition> sound = new ArrayList<>();
    for (PhraseDefinition phrase : byWording.values()) {
      List<Problem> taken = Wordings.taken(phrase, known);
      problems.addAll(taken);
      if (taken.isEmpty()) {
        sound.add(phrase);
      }
    }
    return new PhraseBook(sound);
  }

  List<PhraseDefinition> all() {
    return phrases;
  }

  /** For those who do not expand them. */
  List<TeamPhrase> published() {
    return phrases.stream().map(phrase -> phrase.published(isUsed(phrase))).toList();
  }

  /** The phrases that a step names; more than one is too many. */
  List<PhraseDefinition> named(String step) {
    return phrases.stream().filter(phrase -> phrase.wording().matcher(step).matches()).toList();
  }

  /** Something is wrong in its steps, and was told. */
  void broken(PhraseDefinition phrase) {
    broken.add(phrase);
  }

  boolean isBroken(PhraseDefinition phrase) {
    return broken.contains(phrase);
  }

  /** A scenario needs it. */
  void use(PhraseDefinition phrase) {
    used.add(phrase);
  }

  /** What was looked at is no use. */
  void forgetUses() {
    used.clear();
  }

  private boolean isUsed(PhraseDefinition phrase) {
    return used.contains(phrase);
  }
}
