package io.sluice.config;

import io.sluice.model.ring.Ring;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** Reads {@code rings}. */
final class RingsReader {
  private static final List<Ring> DEFAULT =
      List.of(
          new Ring("internal", List.of()),
          new Ring("non-production", List.of()),
          new Ring("production", List.of()));

  private final Set<String> names = new HashSet<>();
  private final Map<String, String> ringOfTenant = new HashMap<>();

  List<Ring> read(Section root) {
    Optional<Value> value = root.find("rings");
    if (value.isEmpty()) {
      return DEFAULT;
    }
    List<Value> elements = value.get().list().orElse(List.of());
    if (value.flatMap(Value::list).isPresent() && elements.isEmpty()) {
      value.get().problem("there is no ring", "Name one, or leave \"rings\" out.");
    }
    List<Ring> rings = new ArrayList<>();
    elements.forEach(element -> ring(element).ifPresent(rings::add));
    return rings;
  }

  private Optional<Ring> ring(Value element) {
    if (!(element.node() instanceof MappingNode)) {
      return element.raw().flatMap(name -> named(element, name, List.of()));
    }
    Section section = element.section(Shape.RING).orElseThrow();
    Optional<Value> name = section.require("name");
    List<String> tenants = new ArrayList<>();
    section.elements("tenants").forEach(tenant -> tenant(tenant, name).ifPresent(tenants::add));
    return name.flatMap(value -> value.raw().flatMap(text -> named(value, text, tenants)));
  }

  private Optional<Ring> named(Value value, String name, List<String> tenants) {
    if (!names.add(name)) {
      value.problem("duplicate ring \"" + name + "\"", "Each ring has a name of its own.");
    }
    return Names.check(value, "ring", name).map(checked -> new Ring(checked, tenants));
  }

  private Optional<String> tenant(Value value, Optional<Value> ring) {
    Optional<String> tenant = value.word();
    String ringName = ring.map(r -> String.valueOf(r.path())).orElse("");
    tenant.ifPresent(
        id -> {
          if (ringOfTenant.putIfAbsent(id, ringName) != null) {
            value.problem("duplicate tenant \"" + id + "\"", "A tenant is in one ring, once.");
          }
        });
    return tenant;
  }
}
