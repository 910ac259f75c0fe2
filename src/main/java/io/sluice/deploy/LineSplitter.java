package io.sluice.deploy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Cuts bytes into lines; what is longer than a line may be goes on the next one. */
final class LineSplitter {
  private final int longest;
  private final Consumer<String> lines;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  /**
   * @param longest bytes of a line
   * @param lines given each line when it is complete
   */
  LineSplitter(int longest, Consumer<String> lines) {
    this.longest = longest;
    this.lines = lines;
  }

  void add(byte[] bytes, int count) {
    for (int i = 0; i < count; i++) {
      byte b = bytes[i];
      if (b == '\n' || line.size() >= longest) {
        complete();
      }
      if (b != '\n' && b != '\r') {
        line.write(b);
      }
    }
  }

  /** What has no end of line is a line too. */
  void end() {
    if (line.size() > 0) {
      complete();
    }
  }

  private void complete() {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    lines.accept(text);
  }
}
