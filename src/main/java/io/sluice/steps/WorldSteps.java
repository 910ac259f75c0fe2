package io.sluice.steps;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import io.sluice.model.flag.Flag;
import io.sluice.model.world.Tenant;
import io.sluice.model.world.World;
import java.time.Duration;

/** Steps about tenants, flags and remembered values. */
public final class WorldSteps {
  private final World world;

  /** For the attempt that this world serves. */
  public WorldSteps(World world) {
    this.world = world;
  }

  /** Creates a second tenant; its id and sign-ins are remembered under its name. */
  @Given("another tenant {string}")
  public void anotherTenant(String name) {
    Tenant tenant = world.another(name);
    world.variables().remember(name + ".id", tenant.id());
    tenant
        .signIns()
        .forEach(
            (role, signIn) -> {
              world.variables().remember(name + "." + role + ".username", signIn.username());
              world.variables().remember(name + "." + role + ".password", signIn.password());
            });
  }

  /** Turns a flag on for the trial's tenant and waits until the service sees it. */
  @When("the flag {string} is turned on")
  public void turnOn(String flag) {
    world.turn(flag, Flag.ON);
  }

  /** Turns a flag off for the trial's tenant and waits until the service sees it. */
  @When("the flag {string} is turned off")
  public void turnOff(String flag) {
    world.turn(flag, Flag.OFF);
  }

  /** Gives a flag one of its variants for the trial's tenant. */
  @When("the flag {string} is set to {string}")
  public void set(String flag, String value) {
    world.turn(flag, value);
  }

  /** What {@code within 30 s, …} stands for, put before the step that it is about. */
  @Hidden
  @Given("the next check may take {int} s")
  public void nextCheckMayTake(int seconds) {
    world.patience().grant(Duration.ofSeconds(seconds));
  }

  /** Remembers a text, itself filled, for {@code ${name}}. */
  @Given("I remember {string} as {string}")
  public void remember(String text, String name) {
    world.variables().remember(name, world.variables().fill(text));
  }
}
