package bench;

import static org.hamcrest.Matchers.equalTo;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.sluice.steps.api.Api;
import java.util.Map;

/** The same steps as those of the peer `cucumber`, on the attempt's own client. */
public class Steps {
  private final Api api;
  private String tenant = "";
  private String name = "";
  private int id;

  public Steps(Api api) {
    this.api = api;
  }

  private RequestSpecification request() {
    return api.nobody().contentType(ContentType.JSON).accept(ContentType.JSON);
  }

  @Given("the flag {string} is {string} for tenant {string}")
  public void flag(String flag, String state, String forTenant) {
    tenant = forTenant;
    request().body(Map.of("enabled", state.equals("on")))
        .put("/tenants/{t}/flags/{f}", tenant, flag).then().statusCode(200);
  }

  @When("I create a client {string} with limit {int}")
  public void create(String clientName, int limit) {
    name = clientName;
    id = request().body(Map.of("name", name, "limit", limit))
        .post("/tenants/{t}/clients", tenant).then().statusCode(201).extract().path("id");
  }

  @When("I read the client back")
  public void read() {
    request().get("/tenants/{t}/clients/{id}", tenant, id).then().statusCode(200).body("name", equalTo(name));
  }

  @When("I set the status of the client to {string}")
  public void status(String status) {
    request().body(Map.of("status", status))
        .patch("/tenants/{t}/clients/{id}/status", tenant, id).then().statusCode(200);
  }

  @Then("the risk has model {string}, band {string} and status {string}")
  public void risk(String model, String band, String status) {
    request().get("/tenants/{t}/clients/{id}/risk", tenant, id).then().statusCode(200)
        .body("model", equalTo(model)).body("band", equalTo(band)).body("status", equalTo(status));
  }
}
