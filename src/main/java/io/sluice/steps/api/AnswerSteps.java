package io.sluice.steps.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.cucumber.datatable.DataTable;
import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Then;
import io.sluice.model.world.World;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.StreamSupport;

/** Steps that check the last answer. */
public final class AnswerSteps {
  private final World world;
  private final Api api;

  /** For the attempt that this world serves. */
  public AnswerSteps(World world, Api api) {
    this.world = world;
    this.api = api;
  }

  /** A number, {@code true}, {@code false}, {@code null} or a quoted string. */
  @ParameterType(value = Value.REGEX, useForSnippets = false)
  public Value value(String text) {
    return Value.ofStep(text);
  }

  /** The status code. */
  @Then("the answer is {int}")
  public void status(int expected) {
    ApiAnswer answer = api.answer();
    check(
        answer.status() == expected, "the answer is " + answer.status() + ", expected " + expected);
  }

  /** A value at a path. */
  @Then("the answer's {string} is {value}")
  public void is(String path, Value expected) {
    JsonNode actual = at(path);
    Value filled = expected.filled(world.variables());
    check(filled.matches(actual), the(path) + " is " + filled.mismatch(actual));
  }

  /** Another value at a path; it must be there. */
  @Then("the answer's {string} is not {value}")
  public void isNot(String path, Value unexpected) {
    JsonNode actual = at(path);
    Value filled = unexpected.filled(world.variables());
    check(!filled.matches(actual), the(path) + " is " + filled + ", expected anything else");
  }

  /** Something stands at the path, be it {@code null}. */
  @Then("the answer's {string} is present")
  public void isPresent(String path) {
    at(path);
  }

  /** Nothing stands at the path, not even {@code null}. */
  @Then("the answer's {string} is not present")
  public void isNotPresent(String path) {
    Optional<JsonNode> found = api.answer().find(path(path));
    check(
        found.isEmpty(),
        the(path) + " is " + found.map(Value::show).orElse("") + ", expected it not to be present");
  }

  /** A number that is not too small. */
  @Then("the answer's {string} is at least {bigdecimal}")
  public void atLeast(String path, BigDecimal bound) {
    JsonNode actual = at(path);
    boolean holds = actual.isNumber() && actual.decimalValue().compareTo(bound) >= 0;
    check(holds, the(path) + " is " + Value.show(actual) + ", expected at least " + bound);
  }

  /** A number that is not too large. */
  @Then("the answer's {string} is at most {bigdecimal}")
  public void atMost(String path, BigDecimal bound) {
    JsonNode actual = at(path);
    boolean holds = actual.isNumber() && actual.decimalValue().compareTo(bound) <= 0;
    check(holds, the(path) + " is " + Value.show(actual) + ", expected at most " + bound);
  }

  /** A text that holds another, or an array that holds an entry. */
  @Then("the answer's {string} contains {string}")
  public void contains(String path, String text) {
    JsonNode actual = at(path);
    String expected = fill(text);
    boolean holds =
        actual.isArray()
            ? entries(actual).stream().anyMatch(entry -> entry.asText().equals(expected))
            : actual.isValueNode() && actual.asText().contains(expected);
    check(
        holds, the(path) + " is " + Value.show(actual) + ", expected it to contain " + q(expected));
  }

  /** A text that matches a regular expression as a whole. */
  @Then("the answer's {string} matches {string}")
  public void matches(String path, String regex) {
    JsonNode actual = at(path);
    Pattern pattern;
    try {
      pattern = Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      throw new AssertionError(q(regex) + " is no regular expression: " + e.getDescription(), e);
    }
    boolean holds = actual.isValueNode() && pattern.matcher(actual.asText()).matches();
    check(holds, the(path) + " is " + Value.show(actual) + ", expected it to match " + q(regex));
  }

  /** How many entries an array has. */
  @Then("the answer's {string} has {int} entry/entries")
  public void hasEntries(String path, int expected) {
    int size = array(path).size();
    check(size == expected, the(path) + " has " + count(size) + ", expected " + expected);
  }

  /** Values at several paths; everything that differs is said at once. */
  @Then("the answer has:")
  public void has(DataTable table) {
    ApiAnswer answer = api.answer();
    List<String> wrong = new ArrayList<>();
    Fields.of(table.cells())
        .forEach(
            (field, cell) -> {
              String path = fill(field);
              Value expected = Value.ofCell(cell).filled(world.variables());
              Optional<JsonNode> actual = answer.find(path(path));
              if (actual.isEmpty()) {
                wrong.add(path(path).whyMissing(answer.json()));
              } else if (!expected.matches(actual.get())) {
                wrong.add(the(path) + " is " + expected.mismatch(actual.get()));
              }
            });
    check(wrong.isEmpty(), String.join("\n", wrong));
  }

  /** A field of every entry of an array, which has one at least. */
  @Then("every entry of the answer's {string} has {string} equal to {value}")
  public void everyEntry(String path, String field, Value expected) {
    JsonNode array = array(path);
    Value filled = expected.filled(world.variables());
    check(!array.isEmpty(), the(path) + " has no entries: nothing is proved of them");
    for (int i = 0; i < array.size(); i++) {
      String entry = path + "[" + i + "]." + field;
      JsonNode actual = at(entry);
      check(filled.matches(actual), the(entry) + " is " + filled.mismatch(actual));
    }
  }

  /** A header that holds a text. */
  @Then("the answer's header {string} contains {string}")
  public void header(String name, String text) {
    ApiAnswer answer = api.answer();
    List<String> values = answer.header(name);
    check(
        !values.isEmpty(),
        "the answer has no header " + q(name) + "; its headers are " + answer.headerNames());
    String expected = fill(text);
    check(
        values.stream().anyMatch(value -> value.contains(expected)),
        "the answer's header "
            + q(name)
            + " is "
            + q(String.join(", ", values))
            + ", expected it to contain "
            + q(expected));
  }

  /** A text anywhere in the body. */
  @Then("the answer contains {string}")
  public void bodyContains(String text) {
    String expected = fill(text);
    check(api.answer().body().contains(expected), "the answer does not contain " + q(expected));
  }

  /** A text nowhere in the body. */
  @Then("the answer does not contain {string}")
  public void bodyDoesNotContain(String text) {
    String unexpected = fill(text);
    check(
        !api.answer().body().contains(unexpected),
        "the answer contains " + q(unexpected) + ", expected it not to");
  }

  /** The time from sending the request to the last byte of the answer. */
  @Then("the answer came within {int} ms")
  public void cameWithin(int limit) {
    long took = api.answer().duration().toMillis();
    check(took <= limit, "the answer came after " + took + " ms, expected within " + limit + " ms");
  }

  /** Keeps a value for {@code ${name}}. */
  @Then("I remember the answer's {string} as {string}")
  public void remember(String path, String name) {
    JsonNode value = at(path);
    world.variables().remember(name, value.isValueNode() ? value.asText() : value.toString());
  }

  private JsonNode at(String path) {
    return api.answer().at(path(path));
  }

  private JsonNode array(String path) {
    JsonNode array = at(path);
    check(array.isArray(), the(path) + " is " + Value.show(array) + ", expected an array");
    return array;
  }

  private AnswerPath path(String path) {
    return AnswerPath.parse(fill(path));
  }

  private String fill(String text) {
    return world.variables().fill(text);
  }

  private void check(boolean holds, String otherwise) {
    if (!holds) {
      throw api.answer().failure(otherwise);
    }
  }

  private static List<JsonNode> entries(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  private static String count(int size) {
    return size == 1 ? "1 entry" : size + " entries";
  }

  private static String the(String path) {
    return "the answer's " + q(path);
  }

  private static String q(String text) {
    return "\"" + text + "\"";
  }
}
