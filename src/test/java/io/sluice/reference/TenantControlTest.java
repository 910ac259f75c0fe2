package io.sluice.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.config.SettingsReader;
import io.sluice.http.ControlClient;
import io.sluice.http.Values;
import io.sluice.model.Secrets;
import io.sluice.model.world.Tenant;
import io.sluice.tenants.HttpTenants;
import io.sluice.tenants.TenantSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What this project's sluice.yaml says of tenants holds for the real service. */
@ExtendWith(SharedService.class)
class TenantControlTest {
  private final HttpTenants tenants;

  TenantControlTest(ServiceProcess service) {
    TenantSettings settings =
        SettingsReader.read(Path.of("").toAbsolutePath())
            .environment("local")
            .tenants()
            .orElseThrow();
    Secrets secrets = new Secrets();
    this.tenants =
        new HttpTenants(
            (TenantSettings.Created) settings,
            new ControlClient(URI.create(service.url()), Duration.ofSeconds(10), secrets),
            Values.of(
                name ->
                    Optional.of(ServiceProcess.ADMIN_TOKEN).filter(t -> name.equals("run.secret"))),
            secrets,
            List.of());
  }

  @Test
  void a_tenant_is_found_by_its_name_until_it_is_deleted() {
    Tenant made = tenants.create("sluice-cut-off-1");
    tenants.create("sluice-cut-off-11");
    assertThat(tenants.find("sluice-cut-off-1")).contains(made.id());
    tenants.delete(made.id());
    assertThat(tenants.find("sluice-cut-off-1")).isEmpty();
    tenants.delete(tenants.find("sluice-cut-off-11").orElseThrow());
  }
}
