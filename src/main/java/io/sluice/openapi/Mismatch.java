package io.sluice.openapi;

import java.util.List;

/**
 * A value that does not fit a schema.
 *
 * @param where in the value, as steps write it: {@code owners[0].name}; empty text for all of it
 * @param what for people: what is there, what was expected
 * @param schema keys of the part of the schema that says so, from the top of its document
 */
record Mismatch(String where, String what, List<String> schema) {
  /** {@code "a" is 1, expected string (#/…/type)}. */
  String inBody() {
    return (where.isEmpty() ? "the body" : quoted()) + " " + what + at();
  }

  /** {@code the query's "limit" is 0, expected …}. */
  String of(String parameter) {
    return parameter + (where.isEmpty() ? "" : " at " + quoted()) + " " + what + at();
  }

  private String quoted() {
    return "\"" + where + "\"";
  }

  private String at() {
    return "  (" + Part.pointer(schema) + ")";
  }
}
