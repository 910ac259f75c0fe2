package io.sluice.steps.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.cucumber.docstring.DocString;
import io.cucumber.java.en.Then;
import io.sluice.model.world.World;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** Steps that check the last answer against a JSON Schema. */
public final class SchemaSteps {
  private final World world;
  private final Api api;

  /** For the attempt that this world serves. */
  public SchemaSteps(World world, Api api) {
    this.world = world;
    this.api = api;
  }

  /** A schema in a file, JSON or YAML: beside the feature, or from the project's folder on. */
  @Then("the answer matches the schema {string}")
  public void matchesFile(String file) {
    String name = world.variables().fill(file);
    Path found = world.file(name);
    check("the schema \"" + name + "\"", json -> api.schemas().mismatches(found, json));
  }

  /** A schema as it is written here. */
  @Then("the answer matches the schema:")
  public void matches(DocString schema) {
    String text = world.variables().fill(schema.getContent());
    check("the schema", json -> api.schemas().mismatchesOfText(text, json));
  }

  private void check(String schema, Function<JsonNode, List<String>> mismatches) {
    api.check(
        answer -> {
          List<String> wrong = mismatches.apply(answer.json());
          answer.require(
              wrong.isEmpty(),
              () -> "the answer does not match " + schema + ":\n  " + String.join("\n  ", wrong));
        });
  }
}
