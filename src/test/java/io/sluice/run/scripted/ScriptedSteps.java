package io.sluice.run.scripted;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import io.sluice.model.evidence.Exposure;
import io.sluice.model.world.World;

/** Glue: the steps of scripted scenarios. */
public final class ScriptedSteps {
  private final World world;
  private final Script script;

  /** Both are offered by the attempt. */
  public ScriptedSteps(World world, Script script) {
    this.world = world;
    this.script = script;
  }

  @Given("the script asks for {int} more tenants")
  public void asks(int tenants) {
    for (int i = 1; i <= tenants; i++) {
      world.another("other " + i);
    }
  }

  @When("the script plays {string}")
  public void plays(String scenario) throws InterruptedException {
    for (String flag : script.reads(scenario, world.vector())) {
      if (flag.equals("?")) {
        world.untold("an answer of the script");
      } else {
        world.exposed(new Exposure(flag, world.vector().value(flag), "TARGETING_MATCH"));
      }
    }
    script.play(scenario, world.vector());
  }
}
