package io.sluice.config;

import io.sluice.model.criterion.Condition;
import io.sluice.model.flag.Flag;
import io.sluice.model.flag.Flags;
import io.sluice.model.verdict.Quarantine;
import io.sluice.model.verdict.Quarantine.Entry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code policy.quarantine}. */
final class QuarantineReader {
  private static final int MOST = 1000;

  private final Flags flags;
  private final CriteriaSettings criteria;

  QuarantineReader(Flags flags, CriteriaSettings criteria) {
    this.flags = flags;
    this.criteria = criteria;
  }

  Quarantine read(Section policy) {
    Optional<Section> section = policy.section("quarantine", Shape.QUARANTINE);
    if (section.isEmpty()) {
      return Quarantine.none();
    }
    Section from = section.get();
    int cap = from.find("cap").flatMap(v -> v.integer(0, MOST)).orElse(Quarantine.CAP);
    int after =
        from.find("release-after")
            .flatMap(v -> v.integer(1, MOST))
            .orElse(Quarantine.RELEASE_AFTER);
    List<Entry> entries = new ArrayList<>();
    from.elements("entries")
        .forEach(
            value ->
                value.section(Shape.QUARANTINE_ENTRY).flatMap(this::entry).ifPresent(entries::add));
    if (entries.size() > cap) {
      from.key("entries")
          .problem(
              "there are " + entries.size() + " entries in quarantine; the cap is " + cap,
              "Pay some back, or raise policy.quarantine.cap.");
    }
    return new Quarantine(cap, after, entries);
  }

  private Optional<Entry> entry(Section from) {
    List<String> subjects = from.present("scenario", "criterion");
    if (subjects.size() != 1) {
      from.self()
          .problem(
              subjects.isEmpty()
                  ? "the entry names neither a scenario nor a criterion"
                  : "the entry names both a scenario and a criterion",
              "Give it one of: scenario, criterion.");
    }
    Optional<String> scenario = from.find("scenario").flatMap(Value::raw);
    Optional<String> criterion = from.find("criterion").flatMap(this::criterion);
    Optional<Condition> flag = from.find("flag").flatMap(this::condition);
    Optional<String> owner = from.require("owner").flatMap(Value::raw);
    Optional<String> ticket = from.require("ticket").flatMap(Value::raw);
    Optional<LocalDate> expires = from.require("expires").flatMap(Value::date);
    if (owner.isEmpty() || ticket.isEmpty() || expires.isEmpty() || subjects.size() != 1) {
      return Optional.empty();
    }
    return Optional.of(
        new Entry(scenario, criterion, flag, owner.get(), ticket.get(), expires.get()));
  }

  private Optional<String> criterion(Value value) {
    Optional<String> id = value.raw();
    if (id.isPresent() && !criteria.id().matcher(id.get()).matches()) {
      value.problem(
          "\"" + id.get() + "\" is no id of a criterion",
          "Ids match " + criteria.id().pattern() + " (criteria.id).");
      return Optional.empty();
    }
    return id;
  }

  /** {@code risk-v2} for anything but off, {@code risk-v2=on}. */
  private Optional<Condition> condition(Value value) {
    Optional<String> text = value.raw();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    int equals = text.get().indexOf('=');
    String name = equals < 0 ? text.get() : text.get().substring(0, equals);
    Optional<Flag> flag = flags.find(name);
    if (flag.isEmpty()) {
      value.problem(
          "undeclared flag \"" + name + "\"" + Nearest.hint(name, flags.names()),
          "Declared are: " + String.join(", ", flags.names()) + ".");
    }
    Optional<String> wanted =
        equals < 0 ? Optional.empty() : Optional.of(text.get().substring(equals + 1));
    return flag.map(declared -> new Condition(name, wanted.map(declared::word)));
  }
}
