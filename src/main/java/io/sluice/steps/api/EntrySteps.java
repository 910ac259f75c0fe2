package io.sluice.steps.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Then;
import io.sluice.model.world.World;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/** Steps that check arrays of the last answer. */
public final class EntrySteps {
  private final World world;
  private final Api api;

  /** For the attempt that this world serves. */
  public EntrySteps(World world, Api api) {
    this.world = world;
    this.api = api;
  }

  /** How many entries an array has. */
  @Then("the answer's {string} has {int} entry/entries")
  public void hasEntries(String path, int expected) {
    hasEntries(path, size -> size == expected, String.valueOf(expected));
  }

  /** An array that has enough entries. */
  @Then("the answer's {string} has at least {int} entry/entries")
  public void hasAtLeast(String path, int least) {
    hasEntries(path, size -> size >= least, "at least " + least);
  }

  /** An array that has not too many entries. */
  @Then("the answer's {string} has at most {int} entry/entries")
  public void hasAtMost(String path, int most) {
    hasEntries(path, size -> size <= most, "at most " + most);
  }

  /** An array that is there, and is empty. */
  @Then("the answer's {string} has no entries")
  public void hasNone(String path) {
    hasEntries(path, size -> size == 0, "none");
  }

  private void hasEntries(String path, IntPredicate holds, String expected) {
    check(
        path,
        spot -> {
          int size = spot.entries().size();
          spot.require(holds.test(size), () -> "has " + count(size) + ", expected " + expected);
        });
  }

  /** All entries of an array, in whatever order. */
  @Then("the answer's {string} has the entries in any order:")
  public void hasInAnyOrder(String path, DataTable entries) {
    check(
        path,
        spot -> {
          List<Row> rows = Row.of(entries, world.variables(), spot.entries());
          Assignment assignment = new Assignment(rows, spot.entries());
          List<String> missing = assignment.missing();
          List<String> besides = assignment.besides();
          spot.require(
              missing.isEmpty(),
              () ->
                  "lacks "
                      + Value.listed(missing)
                      + (besides.isEmpty() ? "" : ", and has " + Value.listed(besides))
                      + besides(besides));
          spot.require(besides.isEmpty(), () -> "has " + Value.listed(besides) + besides(besides));
        });
  }

  private static String besides(List<String> besides) {
    return besides.isEmpty() ? "" : " besides what is expected";
  }

  /** Some entries of an array, in whatever order. */
  @Then("the answer's {string} includes the entries:")
  public void includes(String path, DataTable entries) {
    check(
        path,
        spot -> {
          List<Row> rows = Row.of(entries, world.variables(), spot.entries());
          Assignment assignment = new Assignment(rows, spot.entries());
          List<String> missing = assignment.missing();
          List<String> besides = assignment.besides();
          spot.require(
              missing.isEmpty(),
              () ->
                  "lacks "
                      + Value.listed(missing)
                      + (besides.isEmpty() ? "" : "; what else it has is ")
                      + Value.listed(besides));
        });
  }

  /** All entries of an array, one after the other. */
  @Then("the answer's {string} has the entries in this order:")
  public void hasInThisOrder(String path, DataTable entries) {
    check(
        path,
        spot -> {
          List<JsonNode> actual = spot.entries();
          List<Row> rows = Row.of(entries, world.variables(), actual);
          for (int i = 0; i < Math.min(rows.size(), actual.size()); i++) {
            Row row = rows.get(i);
            JsonNode entry = actual.get(i);
            spot.entry(i)
                .require(row.matches(entry), () -> "is " + row.show(entry) + ", expected " + row);
          }
          String next =
              rows.size() > actual.size()
                  ? "; the next would be " + rows.get(actual.size())
                  : actual.size() > rows.size()
                      ? "; the next is " + rows.get(0).show(actual.get(rows.size()))
                      : "";
          spot.require(
              next.isEmpty(),
              () -> "has " + count(actual.size()) + ", expected " + rows.size() + next);
        });
  }

  /** A field of some entry of an array. */
  @Then("an entry of the answer's {string} has {string} equal to {value}")
  public void anEntry(String path, String field, Value expected) {
    Value filled = expected.filled(world.variables());
    AnswerPath of = AnswerPath.parse(fill(field));
    check(
        path,
        spot -> {
          List<JsonNode> values = values(spot, of);
          spot.require(
              values.stream().anyMatch(filled::matches),
              () ->
                  "has no entry with "
                      + of
                      + " "
                      + filled
                      + (values.isEmpty()
                          ? "; it is empty"
                          : "; they have "
                              + Value.listed(values.stream().map(Value::show).toList())));
        });
  }

  /** A field that no entry of an array has so. */
  @Then("no entry of the answer's {string} has {string} equal to {value}")
  public void noEntry(String path, String field, Value unexpected) {
    Value filled = unexpected.filled(world.variables());
    AnswerPath of = AnswerPath.parse(fill(field));
    check(
        path,
        spot -> {
          values(spot, of);
          List<JsonNode> entries = spot.entries();
          for (int i = 0; i < entries.size(); i++) {
            boolean so = of.in(entries.get(i)).filter(filled::matches).isPresent();
            spot.entry(i)
                .at(of.toString())
                .require(!so, () -> "is " + filled + ", expected no such entry");
          }
        });
  }

  /**
   * What the entries have there; fails if there are entries and none has it: a slip, most likely.
   */
  private static List<JsonNode> values(Spot spot, AnswerPath of) {
    List<JsonNode> entries = spot.entries();
    List<JsonNode> values = entries.stream().map(of::in).flatMap(Optional::stream).toList();
    if (!entries.isEmpty() && values.isEmpty()) {
      throw spot.answer().failure("no entry has it: " + of.whyMissing(entries.get(0)));
    }
    return values;
  }

  /** A field of every entry of an array, which has one at least. */
  @Then("every entry of the answer's {string} has {string} equal to {value}")
  public void everyEntry(String path, String field, Value expected) {
    Value filled = expected.filled(world.variables());
    String of = fill(field);
    check(
        path,
        spot -> {
          List<JsonNode> entries = spot.entries();
          spot.require(!entries.isEmpty(), () -> "has no entries: nothing is proved of them");
          for (int i = 0; i < entries.size(); i++) {
            Spot each = spot.entry(i).at(of);
            JsonNode actual = each.node();
            each.require(filled.matches(actual), () -> "is " + filled.mismatch(actual));
          }
        });
  }

  private void check(String path, Consumer<Spot> check) {
    AnswerPath parsed = AnswerPath.parse(fill(path));
    api.check(answer -> check.accept(new Spot(answer, parsed)));
  }

  private String fill(String text) {
    return world.variables().fill(text);
  }

  private static String count(int size) {
    return size == 1 ? "1 entry" : size + " entries";
  }
}
