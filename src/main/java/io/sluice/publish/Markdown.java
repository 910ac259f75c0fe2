package io.sluice.publish;

/**
 * GitHub Flavored Markdown for text that others wrote: nothing in it is taken for markup, mentions
 * nobody and breaks no table (https://github.github.com/gfm/).
 */
final class Markdown {
  private static final String SPECIAL = "\\`*_{}[]()#+-.!|>~$:";

  private Markdown() {}

  /** The text as plain text on one line. */
  static String text(String text) {
    StringBuilder escaped = new StringBuilder();
    for (char c : oneLine(text).toCharArray()) {
      switch (c) {
        case '<' -> escaped.append("&lt;");
        case '&' -> escaped.append("&amp;");
        // The empty comment keeps GitHub from seeing a person's name in @release.
        case '@' -> escaped.append("@<!-- -->");
        default -> {
          if (SPECIAL.indexOf(c) >= 0) {
            escaped.append('\\');
          }
          escaped.append(c);
        }
      }
    }
    return escaped.toString();
  }

  /** The text as a code span; not for table cells, where a bar would end the cell. */
  static String code(String text) {
    String line = oneLine(text);
    String fence = "`".repeat(longestRun(line) + 1);
    boolean pad = line.isBlank() || line.startsWith("`") || line.endsWith("`");
    return pad ? fence + " " + line + " " + fence : fence + line + fence;
  }

  /** The text as a fenced block, indented to stand in a list item. */
  static String block(String text, String language, String indent) {
    String fence = "`".repeat(Math.max(3, longestRun(text) + 1));
    StringBuilder block = new StringBuilder();
    block.append(indent).append(fence).append(language).append('\n');
    text.strip().lines().forEach(line -> block.append(indent).append(line).append('\n'));
    return block.append(indent).append(fence).append('\n').toString();
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
  }

  private static int longestRun(String text) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }
}
