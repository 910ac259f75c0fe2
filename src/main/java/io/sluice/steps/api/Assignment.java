package io.sluice.steps.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which entry is which of the expected ones, each used once, so that as many as can be have one
 * (augmenting paths in a bipartite graph): an expectation of few fields may fit several entries.
 */
final class Assignment {
  private final List<Row> rows;
  private final List<JsonNode> entries;
  private final List<Optional<Integer>> rowOfEntry = new ArrayList<>();

  Assignment(List<Row> rows, List<JsonNode> entries) {
    this.rows = rows;
    this.entries = entries;
    entries.forEach(entry -> rowOfEntry.add(Optional.empty()));
    for (int row = 0; row < rows.size(); row++) {
      place(row, new HashSet<>());
    }
  }

  private boolean place(int row, Set<Integer> tried) {
    for (int entry = 0; entry < entries.size(); entry++) {
      if (rows.get(row).matches(entries.get(entry)) && tried.add(entry)) {
        Optional<Integer> holder = rowOfEntry.get(entry);
        if (holder.isEmpty() || place(holder.get(), tried)) {
          rowOfEntry.set(entry, Optional.of(row));
          return true;
        }
      }
    }
    return false;
  }

  /** Expected entries that there are not. */
  List<String> missing() {
    Set<Integer> placed = new HashSet<>();
    rowOfEntry.forEach(row -> row.ifPresent(placed::add));
    List<String> missing = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      if (!placed.contains(row)) {
        missing.add(rows.get(row).toString());
      }
    }
    return missing;
  }

  /** Entries that are none of the expected ones. */
  List<String> besides() {
    List<String> besides = new ArrayList<>();
    for (int entry = 0; entry < entries.size(); entry++) {
      if (rowOfEntry.get(entry).isEmpty()) {
        besides.add(rows.get(0).show(entries.get(entry)));
      }
    }
    return besides;
  }
}
