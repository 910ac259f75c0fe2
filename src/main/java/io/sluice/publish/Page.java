package io.sluice.publish;

import java.util.Locale;

/**
 * A page being written. Markup comes from this project alone and goes through {@link #markup};
 * everything else through {@link #text} or {@link #element}.
 */
final class Page {
  private final StringBuilder out = new StringBuilder(1 << 16);

  /** Markup of our own. */
  Page markup(String markup) {
    out.append(markup);
    return this;
  }

  /** Text that others wrote. */
  Page text(String text) {
    out.append(Html.escape(text));
    return this;
  }

  /**
   * An element that holds text; the tag may carry attributes of our own: {@code p class="quiet"}.
   */
  Page element(String tag, String text) {
    int space = tag.indexOf(' ');
    String name = space < 0 ? tag : tag.substring(0, space);
    return markup("<" + tag + ">").text(text).markup("</" + name + ">");
  }

  /** A word such as {@code failed}, with a mark so that colour is not all there is to see. */
  Page word(String word) {
    return markup("<span class=\"word " + word.toLowerCase(Locale.ROOT) + "\">")
        .markup(mark(word) + " " + word)
        .markup("</span>");
  }

  /** A name and its value in a list of facts. */
  Page fact(String name, String value) {
    return markup("<div>").element("dt", name).element("dd", value).markup("</div>");
  }

  private static String mark(String word) {
    return switch (word) {
      case "yes", "passed", "proved" -> "✓";
      case "no", "failed" -> "✗";
      case "flaky" -> "≈";
      case "skipped" -> "–";
      default -> "?";
    };
  }

  /** What was written. */
  @Override
  public String toString() {
    return out.toString();
  }
}
