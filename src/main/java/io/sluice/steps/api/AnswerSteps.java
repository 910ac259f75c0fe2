package io.sluice.steps.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.cucumber.datatable.DataTable;
import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Then;
import io.sluice.model.Nearest;
import io.sluice.model.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Steps that check the last answer as a whole, and remember parts of it. */
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
    api.check(
        answer ->
            answer.require(
                answer.status() == expected,
                () -> "the answer is " + answer.status() + ", expected " + expected));
  }

  /** Values at several paths; everything that differs is said at once. */
  @Then("the answer has:")
  public void has(DataTable table) {
    Map<AnswerPath, Value> expected = new LinkedHashMap<>();
    Fields.of(table.cells())
        .forEach(
            (field, cell) ->
                expected.put(
                    AnswerPath.parse(fill(field)), Value.ofCell(cell).filled(world.variables())));
    api.check(
        answer -> {
          List<String> wrong = new ArrayList<>();
          expected.forEach(
              (path, value) -> mismatch(new Spot(answer, path), value).ifPresent(wrong::add));
          answer.require(wrong.isEmpty(), () -> String.join("\n", wrong));
        });
  }

  private static Optional<String> mismatch(Spot spot, Value expected) {
    Optional<JsonNode> actual = spot.find();
    if (actual.isEmpty()) {
      return Optional.of(spot.path().whyMissing(spot.answer().json()));
    }
    return expected.matches(actual.get())
        ? Optional.empty()
        : Optional.of(spot + " is " + expected.mismatch(actual.get()));
  }

  /** A header with a value. */
  @Then("the answer's header {string} is {string}")
  public void headerIs(String name, String text) {
    String expected = fill(text);
    header(name, expected::equals, "expected " + Value.quote(expected));
  }

  /** A header that holds a text. */
  @Then("the answer's header {string} contains {string}")
  public void headerContains(String name, String text) {
    String expected = fill(text);
    header(
        name, value -> value.contains(expected), "expected it to contain " + Value.quote(expected));
  }

  private void header(String name, Predicate<String> holds, String expected) {
    api.check(
        answer -> {
          List<String> values = headers(answer, name);
          answer.require(
              values.stream().anyMatch(holds),
              () ->
                  "the answer's header "
                      + Value.quote(name)
                      + " is "
                      + Value.quote(String.join(", ", values))
                      + ", "
                      + expected);
        });
  }

  private static List<String> headers(ApiAnswer answer, String name) {
    List<String> values = answer.header(name);
    answer.require(
        !values.isEmpty(),
        () ->
            "the answer has no header "
                + Value.quote(name)
                + Nearest.hint(name, answer.headerNames())
                + "; its headers are "
                + Value.listed(answer.headerNames()));
    return values;
  }

  /** A header that the answer does not have. */
  @Then("the answer's header {string} is not present")
  public void headerIsNotPresent(String name) {
    api.check(
        answer -> {
          List<String> values = answer.header(name);
          answer.require(
              values.isEmpty(),
              () ->
                  "the answer's header "
                      + Value.quote(name)
                      + " is "
                      + Value.quote(String.join(", ", values))
                      + ", expected it not to be present");
        });
  }

  /** A text anywhere in the body. */
  @Then("the answer contains {string}")
  public void bodyContains(String text) {
    String expected = fill(text);
    api.check(
        answer ->
            answer.require(
                answer.body().contains(expected),
                () -> "the answer does not contain " + Value.quote(expected)));
  }

  /** A text nowhere in the body. */
  @Then("the answer does not contain {string}")
  public void bodyDoesNotContain(String text) {
    String unexpected = fill(text);
    api.check(
        answer ->
            answer.require(
                !answer.body().contains(unexpected),
                () -> "the answer contains " + Value.quote(unexpected) + ", expected it not to"));
  }

  /** Nothing after the headers, as with 204. */
  @Then("the answer has no body")
  public void hasNoBody() {
    api.check(
        answer ->
            answer.require(
                answer.body().isEmpty(),
                () ->
                    "the answer has a body of "
                        + answer.body().length()
                        + " characters, expected none"));
  }

  /** The time from sending the request to the last byte of the answer. */
  @Then("the answer came within {int} ms")
  public void cameWithin(int limit) {
    api.check(
        answer -> {
          long took = answer.duration().toMillis();
          answer.require(
              took <= limit,
              () -> "the answer came after " + took + " ms, expected within " + limit + " ms");
        });
  }

  /** Keeps a value for {@code ${name}}. */
  @Then("I remember the answer's {string} as {string}")
  public void remember(String path, String name) {
    AnswerPath parsed = AnswerPath.parse(fill(path));
    api.check(
        answer -> {
          JsonNode value = answer.at(parsed);
          String text = value.isValueNode() ? value.asText() : value.toString();
          world.variables().remember(name, text);
        });
  }

  /** Keeps the value of a header for {@code ${name}}. */
  @Then("I remember the answer's header {string} as {string}")
  public void rememberHeader(String header, String name) {
    api.check(
        answer -> world.variables().remember(name, String.join(", ", headers(answer, header))));
  }

  /** Keeps the value of a cookie that the answer sets for {@code ${name}}. */
  @Then("I remember the answer's cookie {string} as {string}")
  public void rememberCookie(String cookie, String name) {
    api.check(answer -> world.variables().remember(name, answer.cookie(cookie)));
  }

  private String fill(String text) {
    return world.variables().fill(text);
  }
}
