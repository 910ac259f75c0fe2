package io.sluice.model.step;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What other tools call the things that steps are about. */
final class Synonyms {
  /** A word of the steps, and words that people look for it by. */
  private static final Map<String, List<String>> OF =
      Map.ofEntries(
          Map.entry("press", List.of("click", "tap", "push", "button", "link", "submit")),
          Map.entry("fill", List.of("type", "enter", "input", "textbox", "write", "set")),
          Map.entry("field", List.of("input", "textbox", "textarea")),
          Map.entry("choose", List.of("select", "dropdown", "combobox", "option", "radio", "pick")),
          Map.entry("tick", List.of("check", "checkbox")),
          Map.entry("untick", List.of("uncheck", "checkbox")),
          Map.entry("open", List.of("visit", "navigate", "goto", "go", "url", "page")),
          Map.entry("see", List.of("expect", "visible", "displayed", "text", "should", "assert")),
          Map.entry("shows", List.of("expect", "displays", "value", "should", "assert")),
          Map.entry("answer", List.of("response", "expect", "status", "code", "should", "assert")),
          Map.entry("answer's", List.of("response", "json", "body", "expect", "field", "property")),
          Map.entry(
              "sends",
              List.of(
                  "request",
                  "requests",
                  "call",
                  "calls",
                  "http",
                  "endpoint",
                  "send",
                  "rest",
                  "api",
                  "posts",
                  "post",
                  "gets",
                  "get",
                  "puts",
                  "deletes",
                  "patches")),
          Map.entry("fields", List.of("json", "body", "payload", "object")),
          Map.entry("body", List.of("json", "payload", "content")),
          Map.entry("remember", List.of("save", "store", "variable", "extract", "capture", "keep")),
          Map.entry("signed", List.of("login", "log", "logged", "authenticate", "user")),
          Map.entry("within", List.of("wait", "eventually", "poll", "until", "retry", "timeout")),
          Map.entry("flag", List.of("toggle", "feature", "switch")),
          Map.entry("tenant", List.of("customer", "organisation", "account")),
          Map.entry("alert", List.of("message", "error", "toast", "notification", "banner")),
          Map.entry("dialog", List.of("modal", "popup", "confirm", "prompt")),
          Map.entry("entries", List.of("size", "length", "count", "array", "list", "items")),
          Map.entry("entry", List.of("items", "array", "list", "each")),
          Map.entry("matches", List.of("regex", "pattern", "like")),
          Map.entry("contains", List.of("includes", "has")),
          Map.entry("present", List.of("exists", "null", "missing")),
          Map.entry("row", List.of("table", "line", "record")),
          Map.entry("window", List.of("tab", "popup")),
          Map.entry("upload", List.of("attach", "file")),
          Map.entry("accessibility", List.of("a11y", "axe", "wcag")),
          Map.entry("title", List.of("heading", "name")));

  private Synonyms() {}

  /** Words that this word of a step is also looked for by. */
  static Stream<String> of(String word) {
    return OF.getOrDefault(word, List.of()).stream();
  }

  /** Whether one of the two may stand for the other. */
  static boolean mean(String one, String other) {
    return OF.getOrDefault(one, List.of()).contains(other)
        || OF.getOrDefault(other, List.of()).contains(one);
  }
}
