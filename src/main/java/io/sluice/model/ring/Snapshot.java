package io.sluice.model.ring;

import io.sluice.model.Digest;
import io.sluice.model.flag.Vector;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the tenants of each ring see today, read once at the start of a run.
 *
 * @param rings ring name to its live vectors, in ring order; a ring has one or several
 * @param undeclared flags that the live source knows and sluice.yaml does not, ignored ones left
 *     out; nothing can be answered while there are any
 */
public record Snapshot(Map<String, List<LiveVector>> rings, List<String> undeclared) {
  /** Makes the collections immutable, keeping the order. */
  public Snapshot {
    rings = Collections.unmodifiableMap(new LinkedHashMap<>(rings));
    undeclared = List.copyOf(undeclared);
  }

  /** A snapshot in which every flag is declared. */
  public Snapshot(Map<String, List<LiveVector>> rings) {
    this(rings, List.of());
  }

  /** The distinct live vectors of these rings, fewest flags on first. */
  public List<Vector> vectorsOf(List<String> ringNames) {
    return ringNames.stream().flatMap(this::vectorsOf).distinct().sorted().toList();
  }

  /** {@code sha256:…} over rings, vectors and tenants. */
  public String digest() {
    return Digest.sha256(rings.toString());
  }

  private Stream<Vector> vectorsOf(String ring) {
    return rings.getOrDefault(ring, List.of()).stream().map(LiveVector::vector);
  }
}
