package io.sluice.steps.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Then;
import io.sluice.model.InvalidInput;
import io.sluice.model.Problem;
import io.sluice.model.world.World;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Steps that check one value of the last answer. */
public final class ValueSteps {
  private final World world;
  private final Api api;

  /** For the attempt that this world serves. */
  public ValueSteps(World world, Api api) {
    this.world = world;
    this.api = api;
  }

  /** A value at a path. */
  @Then("the answer's {string} is {value}")
  public void is(String path, Value expected) {
    Value filled = expected.filled(world.variables());
    check(
        path,
        spot -> {
          JsonNode actual = spot.node();
          spot.require(filled.matches(actual), () -> "is " + filled.mismatch(actual));
        });
  }

  /** Another value at a path; it must be there. */
  @Then("the answer's {string} is not {value}")
  public void isNot(String path, Value unexpected) {
    Value filled = unexpected.filled(world.variables());
    check(
        path,
        spot ->
            spot.require(
                !filled.matches(spot.node()), () -> "is " + filled + ", expected anything else"));
  }

  /** Something stands at the path, be it {@code null}. */
  @Then("the answer's {string} is present")
  public void isPresent(String path) {
    check(path, Spot::node);
  }

  /** Nothing stands at the path, not even {@code null}. */
  @Then("the answer's {string} is not present")
  public void isNotPresent(String path) {
    check(
        path,
        spot -> {
          Optional<JsonNode> found = spot.find();
          String shown = found.map(Value::show).orElse("");
          spot.require(found.isEmpty(), () -> "is " + shown + ", expected it not to be present");
        });
  }

  /** A number that is not too small. */
  @Then("the answer's {string} is at least {value}")
  public void atLeast(String path, Value bound) {
    compare(path, "at least", bound, sign -> sign >= 0);
  }

  /** A number that is not too large. */
  @Then("the answer's {string} is at most {value}")
  public void atMost(String path, Value bound) {
    compare(path, "at most", bound, sign -> sign <= 0);
  }

  private void compare(String path, String words, Value bound, IntPredicate holds) {
    Value filled = bound.filled(world.variables());
    BigDecimal number =
        filled
            .number()
            .orElseThrow(
                () ->
                    new InvalidInput(
                        Problem.of(
                            words + " " + filled + " compares with what is no number",
                            "write a number, or is before and is after for dates")));
    check(
        path,
        spot -> {
          JsonNode actual = spot.node();
          spot.require(
              actual.isNumber() && holds.test(actual.decimalValue().compareTo(number)),
              () -> "is " + Value.typed(actual) + ", expected " + words + " " + number);
        });
  }

  /** A date, or date and time, before another. */
  @Then("the answer's {string} is before {string}")
  public void isBefore(String path, String bound) {
    compare(path, "before", bound, sign -> sign < 0);
  }

  /** A date, or date and time, after another. */
  @Then("the answer's {string} is after {string}")
  public void isAfter(String path, String bound) {
    compare(path, "after", bound, sign -> sign > 0);
  }

  private void compare(String path, String word, String bound, IntPredicate holds) {
    String written = fill(bound);
    Moment limit =
        Moment.of(written)
            .orElseThrow(
                () ->
                    new InvalidInput(
                        Problem.of(
                            Value.quote(written) + " is no date",
                            "write one like 2026-11-25, 2026-11-25T09:30:00Z or ${today+30d}")));
    check(
        path,
        spot -> {
          JsonNode actual = spot.node();
          String is = "is " + Value.show(actual) + ", expected ";
          Optional<Moment> moment = Optional.of(actual.asText()).flatMap(Moment::of);
          spot.require(
              moment.isPresent(), () -> is + "a date " + word + " " + Value.quote(written));
          OptionalInt sign = moment.orElseThrow().compare(limit);
          spot.require(
              sign.isPresent(),
              () ->
                  is
                      + "one "
                      + word
                      + " "
                      + Value.quote(written)
                      + ": only one of them has a time zone");
          spot.require(
              holds.test(sign.getAsInt()), () -> is + "one " + word + " " + Value.quote(written));
        });
  }

  /** A text that holds another, or an array that holds an entry. */
  @Then("the answer's {string} contains {string}")
  public void contains(String path, String text) {
    String expected = fill(text);
    check(
        path,
        spot ->
            spot.require(
                holds(spot, expected),
                () ->
                    "is "
                        + Value.show(spot.node())
                        + ", expected it to contain "
                        + Value.quote(expected)));
  }

  /** A text that does not hold another, or an array without an entry. */
  @Then("the answer's {string} does not contain {string}")
  public void doesNotContain(String path, String text) {
    String unexpected = fill(text);
    check(
        path,
        spot ->
            spot.require(
                !holds(spot, unexpected),
                () ->
                    "is "
                        + Value.show(spot.node())
                        + ", expected it not to contain "
                        + Value.quote(unexpected)));
  }

  private static boolean holds(Spot spot, String text) {
    JsonNode node = spot.node();
    spot.require(
        !node.isObject(), () -> "is an object, expected a text or an array: name a field of it");
    return node.isArray()
        ? AnswerPath.entries(node).stream().anyMatch(entry -> entry.asText().equals(text))
        : node.asText().contains(text);
  }

  /** A text that matches a regular expression as a whole. */
  @Then("the answer's {string} matches {string}")
  public void matches(String path, String regex) {
    Pattern pattern;
    try {
      pattern = Pattern.compile(fill(regex));
    } catch (PatternSyntaxException e) {
      throw new InvalidInput(
          Problem.of(
              Value.quote(regex) + " is no regular expression: " + e.getDescription(),
              "put a backslash before what stands for itself, such as ( and ["));
    }
    check(
        path,
        spot -> {
          JsonNode actual = spot.node();
          spot.require(
              actual.isValueNode() && pattern.matcher(actual.asText()).matches(),
              () ->
                  "is "
                      + Value.show(actual)
                      + ", expected it to match "
                      + Value.quote(pattern.pattern()));
        });
  }

  /** An object that has these fields, whatever their values, and no others. */
  @Then("the answer's {string} has exactly the fields:")
  public void hasExactlyTheFields(String path, DataTable names) {
    hasFields(path, names, true);
  }

  /** An object that has these fields, whatever their values. */
  @Then("the answer's {string} has at least the fields:")
  public void hasAtLeastTheFields(String path, DataTable names) {
    hasFields(path, names, false);
  }

  private void hasFields(String path, DataTable names, boolean exactly) {
    List<String> expected = Pairs.column(names, world.variables());
    check(
        path,
        spot -> {
          JsonNode node = spot.node();
          spot.require(node.isObject(), () -> "is " + Value.show(node) + ", expected an object");
          List<String> actual = AnswerPath.names(node);
          List<String> missing = expected.stream().filter(name -> !node.has(name)).toList();
          List<String> more =
              exactly ? actual.stream().filter(n -> !expected.contains(n)).toList() : List.of();
          spot.require(
              missing.isEmpty(),
              () ->
                  "lacks "
                      + Value.listed(missing)
                      + (more.isEmpty() ? "" : " and has " + Value.listed(more) + " besides")
                      + "; its fields are "
                      + Value.listed(actual));
          spot.require(
              more.isEmpty(), () -> "has " + Value.listed(more) + " besides what is expected");
        });
  }

  private void check(String path, Consumer<Spot> check) {
    AnswerPath parsed = AnswerPath.parse(fill(path));
    api.check(answer -> check.accept(new Spot(answer, parsed)));
  }

  private String fill(String text) {
    return world.variables().fill(text);
  }
}
