package io.sluice.config;

import java.util.Optional;
import java.util.regex.Pattern;

/** Names that must fit into a tag, a tag expression, a header and the id of a question. */
final class Names {
  /** The schema holds the same expression. */
  static final String ALLOWED = "[^\\s@=,:;#()\"'\\\\${}]+";

  private static final Pattern PATTERN = Pattern.compile(ALLOWED, Pattern.UNICODE_CHARACTER_CLASS);

  private Names() {}

  /** The name; a problem at the value if a tag such as {@code @flag:NAME=on} cannot hold it. */
  static Optional<String> check(Value value, String what, String name) {
    if (PATTERN.matcher(name).matches()) {
      return Optional.of(name);
    }
    value.problem(
        "the " + what + " name \"" + name + "\" holds a character that a tag cannot",
        "Use no blanks and none of @ = , : ; # ( ) \" ' \\ $ { }.");
    return Optional.empty();
  }

  /** A problem at the value if the name is none of an HTTP header (RFC 9110, token). */
  static void checkHeader(Value value, String name) {
    if (!name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
      value.problem("\"" + name + "\" is no name of a header", "Use letters, digits and -.");
    }
  }

  /** A problem at the value if no environment variable can have the name. */
  static void checkVariable(Value value, String name) {
    if (!name.matches("[^=\\s]+")) {
      value.problem("\"" + name + "\" is no name of a variable", "Use letters, digits and _.");
    }
  }
}
