package io.sluice.cli;

/** Colour, where there is a terminal to show it. */
record Paint(boolean on) {
  String red(String text) {
    return paint("31", text);
  }

  String green(String text) {
    return paint("32", text);
  }

  String yellow(String text) {
    return paint("33", text);
  }

  String bold(String text) {
    return paint("1", text);
  }

  String dim(String text) {
    return paint("2", text);
  }

  private String paint(String code, String text) {
    return on ? "\033[" + code + "m" + text + "\033[0m" : text;
  }
}
