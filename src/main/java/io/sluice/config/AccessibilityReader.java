package io.sluice.config;

import io.sluice.steps.ui.AccessibilitySettings;
import io.sluice.steps.ui.AccessibilitySettings.Standard;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads {@code policy.accessibility}. */
final class AccessibilityReader {
  private AccessibilityReader() {}

  static AccessibilitySettings read(Optional<Section> policy) {
    AccessibilitySettings defaults = AccessibilitySettings.defaults();
    Optional<Section> section =
        policy.flatMap(from -> from.section("accessibility", Shape.ACCESSIBILITY));
    if (section.isEmpty()) {
      return defaults;
    }
    Section from = section.get();
    return new AccessibilitySettings(
        from.find("every-page").flatMap(Value::bool).orElse(defaults.everyPage()),
        from.find("standard").flatMap(AccessibilityReader::standard).orElse(defaults.standard()),
        from.elements("ignore").flatMap(value -> value.text().stream()).toList());
  }

  private static Optional<Standard> standard(Value value) {
    List<String> words = Arrays.stream(Standard.values()).map(Standard::word).toList();
    return value.oneOf(words).map(word -> Standard.values()[words.indexOf(word)]);
  }
}
