package io.sluice.steps.ui;

import io.sluice.steps.ui.Finder.Found;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.chromium.HasCdp;

/**
 * Files for what a page asks for only when something is pressed: a field for files that a script
 * makes then, or presses wherever it is. The browser would open a window of the system's.
 */
final class FileChooser {
  private static final long RESTORE = 0;
  private static final String ASKED =
      "const kept = window[Symbol.for('io.sluice.chooser')];"
          + "return !kept || !kept.field ? '' : kept.field.multiple ? 'several' : 'one'";
  private static final String FIELD = "window[Symbol.for('io.sluice.chooser')].field";

  private final Windows windows;
  private final Hand hand;

  FileChooser(Windows windows, Hand hand) {
    this.windows = windows;
    this.hand = hand;
  }

  /** Presses something and gives the files to the field that is asked for then. */
  void give(List<String> paths, Supplier<Seen<Found>> look, Found pressed) {
    hand.press(() -> Seen.then(look.get(), this::watched));
    hand.script(() -> asked(paths.size(), pressed), found -> given(paths));
  }

  private Seen<Found> watched(Found found) {
    windows.run(Scripts.CHOOSER, found.element().id());
    return Seen.there(found);
  }

  private Seen<Found> asked(int count, Found pressed) {
    String asked = String.valueOf(windows.run(ASKED));
    if (asked.isEmpty()) {
      return Seen.notYet(() -> pressed.name() + " was pressed and asked for no file");
    }
    return Seen.of(
        count == 1 || asked.equals("several"),
        pressed,
        () -> pressed.name() + " takes one file, not " + count);
  }

  private Seen<Boolean> given(List<String> paths) {
    HasCdp browser = (HasCdp) windows.driver();
    Map<String, Object> told =
        browser.executeCdpCommand("Runtime.evaluate", Map.of("expression", FIELD));
    if (told.get("result") instanceof Map<?, ?> field
        && field.get("objectId") instanceof String id) {
      browser.executeCdpCommand("DOM.setFileInputFiles", Map.of("files", paths, "objectId", id));
      windows.run(Scripts.CHOOSER, RESTORE);
      return Seen.there(true);
    }
    throw new JavascriptException("the page was replaced before it got its file");
  }
}
