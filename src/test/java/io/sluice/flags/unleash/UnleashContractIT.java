package io.sluice.flags.unleash;

import io.sluice.flags.HttpFlagControlContract;
import io.sluice.testing.UnleashServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * A real Unleash server does what every flag system does: runs with the profile {@code unleash}.
 */
class UnleashContractIT extends HttpFlagControlContract {
  private static UnleashServer server;

  @BeforeAll
  static void startServer() {
    server = UnleashServer.start();
  }

  @AfterAll
  static void endServer() {
    server.close();
  }

  @Override
  protected HttpFixture fixture() {
    return new UnleashFixture(server, TOKEN, RISK.name(), LAYOUT.name());
  }
}
