package io.sluice.run.scripted;

import io.cucumber.java.en.When;
import io.sluice.model.world.World;

/** Glue: the one step of scripted scenarios. */
public final class ScriptedSteps {
  private final World world;
  private final Script script;

  /** Both are offered by the attempt. */
  public ScriptedSteps(World world, Script script) {
    this.world = world;
    this.script = script;
  }

  @When("the script plays {string}")
  public void plays(String scenario) throws InterruptedException {
    script.play(scenario, world.vector());
  }
}
