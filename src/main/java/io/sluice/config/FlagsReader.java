package io.sluice.config;

import io.sluice.model.flag.Flag;
import io.sluice.model.flag.Flags;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads {@code flags}: what is declared, ignored, and how exposure is told. */
final class FlagsReader {
  private final List<String> rings;
  private final boolean otherSource;
  private final Optional<Section> section;
  private final Map<String, Value.Entry> declared;

  FlagsReader(Section root, List<String> rings) {
    this.rings = rings;
    this.section = root.section("flags", Shape.FLAGS);
    this.otherSource = section.flatMap(s -> s.find("live")).isPresent();
    this.declared =
        section.flatMap(s -> s.find("declared")).flatMap(Value::entries).orElse(Map.of());
  }

  Flags flags() {
    Map<String, Flag> flags = new LinkedHashMap<>();
    declared.forEach((name, entry) -> flags.put(name, flag(name, entry)));
    Flags all = new Flags(List.copyOf(flags.values()));
    flags.forEach(
        (name, flag) ->
            Optional.ofNullable(declared.get(name))
                .ifPresent(entry -> Requirements.check(all, flag, entry.value())));
    return all;
  }

  /** The response header that tells which flags the service evaluated. */
  Optional<String> exposureHeader() {
    Optional<Value> header =
        section
            .flatMap(s -> s.section("exposure", Shape.EXPOSURE))
            .flatMap(s -> s.require("header"));
    header.flatMap(Value::raw).ifPresent(name -> Names.checkHeader(header.orElseThrow(), name));
    return header.flatMap(value -> value.raw());
  }

  /** Whether every answer of the service tells every flag it evaluated. */
  boolean exposureComplete() {
    return section
        .flatMap(s -> s.section("exposure", Shape.EXPOSURE))
        .flatMap(s -> s.find("complete"))
        .flatMap(Value::bool)
        .orElse(false);
  }

  /** Flags of the live source that are known not to be declared. */
  List<String> ignored() {
    List<String> ignored = new ArrayList<>();
    section.stream()
        .flatMap(s -> s.elements("ignore"))
        .forEach(
            value -> {
              Optional<String> name = value.raw();
              name.ifPresent(ignored::add);
              if (name.filter(declared::containsKey).isPresent()) {
                value.problem(
                    "the flag \"" + name.get() + "\" is both declared and ignored",
                    "Take it out of one of them.");
              }
            });
    return ignored;
  }

  private Flag flag(String name, Value.Entry entry) {
    Names.check(entry.key(), "flag", name);
    // "risk-v2:" alone declares a flag with nothing to say about it.
    Optional<Section> attributes =
        entry.value().isNothing() ? Optional.empty() : entry.value().section(Shape.FLAG);
    if (attributes.isEmpty()) {
      return Flag.bool(name);
    }
    Section from = attributes.get();
    List<String> variants = variants(from);
    return new Flag(
        name,
        variants.get(0),
        variants.get(1),
        onIn(from),
        requires(name, from),
        from.find("same-behaviour").flatMap(Value::bool).orElse(false),
        from.find("owner").flatMap(Value::raw),
        from.find("expires").flatMap(Value::date));
  }

  private static List<String> variants(Section from) {
    List<String> given = from.present("off", "on");
    Optional<String> off = from.find("off").flatMap(Value::word);
    Optional<String> on = from.find("on").flatMap(Value::word);
    if (given.size() == 1) {
      String missing = given.contains("off") ? "on" : "off";
      from.key(given.get(0))
          .problem(
              "\"" + given.get(0) + "\" without \"" + missing + "\"",
              "Give both values; without them they are false and true.");
    } else if (off.isPresent() && off.equals(on)) {
      from.key("on").problem("\"on\" is the same value as \"off\"", "Give two values.");
    }
    return List.of(off.orElse("false"), on.orElse("true"));
  }

  private List<String> onIn(Section from) {
    if (otherSource && from.find("on-in").isPresent()) {
      from.key("on-in")
          .problem(
              "\"on-in\" and \"flags.live\" both say what production tenants see",
              "Take one of them out.");
    }
    List<String> onIn = new ArrayList<>();
    from.elements("on-in")
        .forEach(
            value -> {
              Optional<String> ring = value.raw();
              ring.ifPresent(name -> checkRing(value, name, onIn));
            });
    return onIn;
  }

  private void checkRing(Value value, String name, List<String> earlier) {
    if (!rings.contains(name)) {
      value.problem(
          "unknown ring \"" + name + "\"" + Nearest.hint(name, rings),
          "Known here: " + String.join(", ", rings) + ".");
    } else if (earlier.contains(name)) {
      value.problem("duplicate ring \"" + name + "\"", "");
    } else {
      earlier.add(name);
    }
  }

  /** Flag name to word; a list of names means each of them on. */
  private Map<String, String> requires(String flag, Section from) {
    Optional<Value> value = from.find("requires");
    Map<String, String> requires = new LinkedHashMap<>();
    if (value.isPresent() && value.get().node() instanceof SequenceNode) {
      from.elements("requires")
          .forEach(
              element ->
                  element
                      .raw()
                      .filter(name -> mayRequire(flag, name, element))
                      .ifPresent(name -> requires.put(name, Flag.ON)));
      return requires;
    }
    value
        .flatMap(Value::entries)
        .ifPresent(
            entries ->
                entries.forEach(
                    (name, entry) -> {
                      Optional<String> word = entry.value().word();
                      if (mayRequire(flag, name, entry.key()) && word.isPresent()) {
                        requires.put(name, word(name, word.get()));
                      }
                    }));
    return requires;
  }

  private boolean mayRequire(String flag, String required, Value at) {
    if (required.equals(flag)) {
      at.problem("the flag \"" + flag + "\" requires itself", "Take it out.");
      return false;
    }
    if (!declared.containsKey(required)) {
      at.problem(
          "undeclared flag \"" + required + "\"" + Nearest.hint(required, declared.keySet()),
          "Declared are: " + String.join(", ", declared.keySet()) + ".");
      return false;
    }
    return true;
  }

  /** The word for a value of a flag that may be declared further down. */
  private String word(String flag, String value) {
    Optional<Section> attributes =
        Optional.ofNullable(declared.get(flag))
            .map(Value.Entry::value)
            .filter(v -> !v.isNothing())
            .flatMap(v -> v.section(Shape.FLAG));
    return attributes
        .map(
            from ->
                new Flag(
                    flag,
                    from.find("off").flatMap(Value::word).orElse("false"),
                    from.find("on").flatMap(Value::word).orElse("true"),
                    List.of(),
                    Map.of(),
                    false,
                    Optional.empty(),
                    Optional.empty()))
        .orElseGet(() -> Flag.bool(flag))
        .word(value);
  }
}
