package io.sluice.steps.ui;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A list as data.
 *
 * @param id the number by which a script finds it again
 * @param texts its entries
 */
record Items(long id, List<String> texts) {
  static Items of(Map<?, ?> told) {
    return new Items(
        told.get("id") instanceof Number id ? id.longValue() : 0, texts(told.get("items")));
  }

  /** Texts that page.js tells of. */
  static List<String> texts(@Nullable Object told) {
    return told instanceof List<?> list
        ? list.stream().map(one -> Texts.squash(one == null ? "" : one.toString())).toList()
        : List.of();
  }
}
