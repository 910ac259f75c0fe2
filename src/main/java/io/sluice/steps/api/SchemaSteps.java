package io.sluice.steps.api;

import io.cucumber.docstring.DocString;
import io.cucumber.java.en.Then;
import io.sluice.model.world.World;
import java.util.List;

/** Steps that check the last answer against a JSON Schema. */
public final class SchemaSteps {
  private final World world;
  private final Api api;

  /** For the attempt that this world serves. */
  public SchemaSteps(World world, Api api) {
    this.world = world;
    this.api = api;
  }

  /** A schema of the project: JSON or YAML, its path relative to sluice.yaml. */
  @Then("the answer matches the schema {string}")
  public void matchesFile(String file) {
    String name = world.variables().fill(file);
    ApiAnswer answer = api.answer();
    check(answer, "the schema \"" + name + "\"", api.schemas().mismatches(name, answer.json()));
  }

  /** A schema as it is written here. */
  @Then("the answer matches the schema:")
  public void matches(DocString schema) {
    String text = world.variables().fill(schema.getContent());
    ApiAnswer answer = api.answer();
    check(answer, "the schema", api.schemas().mismatchesOfText(text, answer.json()));
  }

  private static void check(ApiAnswer answer, String schema, List<String> wrong) {
    if (!wrong.isEmpty()) {
      throw answer.failure(
          "the answer does not match " + schema + ":\n  " + String.join("\n  ", wrong));
    }
  }
}
