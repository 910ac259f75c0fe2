package io.sluice.steps.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is run in the page: bodies of functions, kept beside this class. */
final class Scripts {
  static final String LOOK = read("dom", "names", "kinds", "values", "tables", "places", "page");
  static final String TOUCH = read("dom", "names", "kinds", "touch");
  static final String PRESSED = read("pressed");
  static final String FRAME = read("frame");
  static final String FILL = read("fill");
  static final String SELECT = read("select");
  static final String REVEAL = read("reveal");
  static final String DRAG = read("drag");
  static final String CHOOSER = read("chooser");

  private Scripts() {}

  private static String read(String... names) {
    return Stream.of(names).map(name -> resource(name + ".js")).collect(Collectors.joining("\n"));
  }

  /** The text of a resource beside this class, or, with a slash in front, anywhere. */
  static String resource(String name) {
    try (InputStream in = Scripts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
