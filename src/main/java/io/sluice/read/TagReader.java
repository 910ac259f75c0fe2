package io.sluice.read;

import io.sluice.model.Place;
import io.sluice.model.Problem;
import io.sluice.model.criterion.Condition;
import io.sluice.model.criterion.Scenario.Turn;
import io.sluice.model.flag.Flag;
import io.sluice.model.flag.Flags;
import io.sluice.read.FeatureSource.PlacedTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the tags of one scenario mean; problems are collected, not thrown. */
final class TagReader {
  private static final Pattern FLAG = Pattern.compile("@flag:([^=]+)(?:=(.+))?");
  private static final Pattern TURN = Pattern.compile("@(release|kill):([^=]+)");
  private static final Pattern NEAR_MISS =
      Pattern.compile(
          "@(flags?|feature-?flags?|ff|releases?|released|kills?|killed)([:=(_-].*)?|@serial",
          Pattern.CASE_INSENSITIVE);

  private final Flags flags;
  private final Pattern criterionId;
  private final List<Problem> problems;

  TagReader(Flags flags, Pattern criterionId, List<Problem> problems) {
    this.flags = flags;
    this.criterionId = criterionId;
    this.problems = problems;
  }

  /** The meaning of one scenario's tags, inherited ones included. */
  record Meaning(
      List<String> names,
      List<String> criteria,
      List<Condition> conditions,
      Optional<Turn> turns,
      boolean serial) {}

  Meaning read(List<PlacedTag> tags) {
    List<Condition> conditions = new ArrayList<>();
    List<Turn> turns = new ArrayList<>();
    List<String> criteria = new ArrayList<>();
    boolean serial = false;
    for (PlacedTag tag : tags) {
      String name = tag.name();
      Matcher flag = FLAG.matcher(name);
      Matcher turn = TURN.matcher(name);
      if (flag.matches()) {
        condition(tag, flag.group(1), Optional.ofNullable(flag.group(2)))
            .ifPresent(conditions::add);
      } else if (turn.matches()) {
        turn(tag, turn.group(1), turn.group(2), turns);
      } else if (name.equals("@serial")) {
        serial = true;
      } else if (criterionId.matcher(name.substring(1)).matches()) {
        criteria.add(name.substring(1));
      } else if (NEAR_MISS.matcher(name).matches()) {
        nearMiss(tag);
      }
    }
    Optional<Turn> turn = turns.stream().findFirst();
    turn.map(TagReader::startsWith).ifPresent(conditions::add);
    tags.stream().findFirst().ifPresent(first -> checkPossible(tags, conditions));
    List<String> names = tags.stream().map(PlacedTag::name).distinct().toList();
    return new Meaning(names, criteria.stream().distinct().toList(), conditions, turn, serial);
  }

  /** A release starts with its flag off, a kill with it on. */
  private static Condition startsWith(Turn turn) {
    return turn.kind() == Turn.Kind.RELEASE
        ? new Condition(turn.flag(), Optional.of(Flag.OFF))
        : new Condition(turn.flag(), Optional.empty());
  }

  private Optional<Condition> condition(PlacedTag tag, String name, Optional<String> value) {
    Optional<Flag> flag = declared(tag, name);
    if (flag.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> word = value.map(flag.get()::word);
    boolean known =
        word.isEmpty()
            || word.get().equals(Flag.OFF)
            || word.get().equals(Flag.ON)
            || !flag.get().isBoolean();
    if (!known) {
      problems.add(
          Problem.at(
              tag.place(),
              tag.name() + ": the flag \"" + name + "\" has no value \"" + value.get() + "\"",
              "use @flag:" + name + " or @flag:" + name + "=off"));
      return Optional.empty();
    }
    return Optional.of(new Condition(name, word));
  }

  private void turn(PlacedTag tag, String word, String name, List<Turn> turns) {
    if (declared(tag, name).isEmpty()) {
      return;
    }
    Turn turn = new Turn(name, word.equals("release") ? Turn.Kind.RELEASE : Turn.Kind.KILL);
    if (!turns.isEmpty() && !turns.contains(turn)) {
      problems.add(
          Problem.at(
              tag.place(),
              tag.name() + ": a scenario rehearses one release or one kill",
              "split the scenario in two"));
    }
    turns.add(turn);
  }

  private Optional<Flag> declared(PlacedTag tag, String name) {
    Optional<Flag> flag = flags.find(name);
    if (flag.isEmpty()) {
      String known =
          flags.names().isEmpty() ? "none are" : "declared are " + String.join(", ", flags.names());
      problems.add(
          Problem.at(
              tag.place(),
              tag.name() + ": no flag \"" + name + "\" is declared",
              "declare it under flags.declared in sluice.yaml, or correct the tag; " + known));
    }
    return flag;
  }

  private void nearMiss(PlacedTag tag) {
    problems.add(
        Problem.at(
            tag.place(),
            tag.name() + " looks like a tag of Sluice but is none",
            "write @flag:NAME, @flag:NAME=VALUE, @release:NAME, @kill:NAME or @serial"));
  }

  private void checkPossible(List<PlacedTag> tags, List<Condition> conditions) {
    if (Satisfiable.under(flags, conditions)) {
      return;
    }
    List<PlacedTag> ours =
        tags.stream()
            .filter(t -> FLAG.matcher(t.name()).matches() || TURN.matcher(t.name()).matches())
            .toList();
    Place place = ours.get(ours.size() - 1).place();
    String names = String.join(" ", ours.stream().map(PlacedTag::name).distinct().toList());
    problems.add(
        Problem.at(
            place,
            names + " can never apply together",
            "a release starts with its flag off, a kill with it on; remove one of the tags"));
  }
}
