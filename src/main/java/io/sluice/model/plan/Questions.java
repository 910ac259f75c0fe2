package io.sluice.model.plan;

import io.sluice.model.InvalidInput;
import io.sluice.model.Problem;
import io.sluice.model.flag.Flag;
import io.sluice.model.plan.Question.Deploy;
import io.sluice.model.plan.Question.Kill;
import io.sluice.model.plan.Question.Release;
import io.sluice.model.ring.Ring;
import io.sluice.model.ring.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which questions a run asks. */
final class Questions {
  private final PlanSettings settings;
  private final Snapshot snapshot;

  Questions(PlanSettings settings, Snapshot snapshot) {
    this.settings = settings;
    this.snapshot = snapshot;
  }

  /**
   * Deploy, and for each flag the release to its next ring and the kill; or, where somebody asks,
   * deploy and what is asked and required.
   *
   * @throws InvalidInput if somebody asks what is no question
   */
  List<Question> asked() {
    List<Question> usual = usual();
    List<Question> named = new ArrayList<>();
    settings.required().forEach(id -> named.add(parse(id, usual)));
    settings.asked().forEach(id -> named.add(parse(id, usual)));
    Map<String, Question> all = new LinkedHashMap<>();
    all.put("deploy", new Deploy());
    if (settings.asked().isEmpty()) {
      usual.forEach(question -> all.putIfAbsent(question.id(), question));
    }
    named.forEach(question -> all.putIfAbsent(question.id(), question));
    return List.copyOf(all.values());
  }

  /** The first ring in which not every tenant has the flag at that value. */
  Optional<Ring> nextRing(String flag, String value) {
    return settings.rings().stream()
        .filter(
            ring ->
                snapshot.vectorsOf(List.of(ring.name())).stream()
                    .anyMatch(vector -> !vector.value(flag).equals(value)))
        .findFirst();
  }

  private List<Question> usual() {
    List<Question> usual = new ArrayList<>(List.of(new Deploy()));
    for (Flag flag : settings.flags().all()) {
      nextRing(flag.name(), Flag.ON)
          .ifPresent(ring -> usual.add(new Release(flag.name(), Flag.ON, ring.name())));
    }
    settings.flags().names().forEach(flag -> usual.add(new Kill(flag)));
    return usual;
  }

  /**
   * The question of that id, whether a gate would ask it or not.
   *
   * @throws InvalidInput if there is none
   */
  Question parse(String id) {
    return parse(id, usual());
  }

  /** {@code deploy}, {@code release:F:RING}, {@code release:F=V:RING}, {@code kill:F}. */
  private Question parse(String id, List<Question> usual) {
    String[] parts = id.split(":", -1);
    if (id.equals("deploy")) {
      return new Deploy();
    }
    if (parts.length == 2 && parts[0].equals("kill")) {
      return new Kill(flag(parts[1], id, usual).name());
    }
    if (parts.length == 3 && parts[0].equals("release")) {
      int equals = parts[1].indexOf('=');
      Flag flag = flag(equals < 0 ? parts[1] : parts[1].substring(0, equals), id, usual);
      String value = equals < 0 ? Flag.ON : flag.word(parts[1].substring(equals + 1));
      boolean known = settings.rings().stream().anyMatch(ring -> ring.name().equals(parts[2]));
      if (known && !value.isEmpty() && !value.equals(Flag.OFF)) {
        return new Release(flag.name(), value, parts[2]);
      }
    }
    throw noQuestion(id, usual);
  }

  private Flag flag(String name, String id, List<Question> usual) {
    return settings.flags().find(name).orElseThrow(() -> noQuestion(id, usual));
  }

  private static InvalidInput noQuestion(String id, List<Question> usual) {
    String known = String.join(", ", usual.stream().map(Question::id).toList());
    return new InvalidInput(
        Problem.of(
            "\"" + id + "\" is no question here",
            "questions are " + known + ", and releases of these flags to other rings"));
  }
}
