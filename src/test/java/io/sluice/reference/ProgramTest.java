package io.sluice.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SharedService.class)
class ProgramTest {

  @Test
  void it_reports_the_build_it_was_started_with(ServiceProcess service) {
    assertThat(Http.nobody(service).get("/version").at("/build")).isEqualTo("b42");
    assertThat(Http.nobody(service).get("/health").at("/status")).isEqualTo("ready");
  }

  @Test
  void a_port_in_use_is_said_in_one_line() throws IOException, InterruptedException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      try (ServiceProcess service =
          ServiceProcess.launch(List.of("--admin-token", "x", "--port", port))) {
        assertThat(service.exitCode()).isEqualTo(1);
        assertThat(service.output()).singleElement().asString().contains(port, "is in use");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--fault nonsense, tenant-leak",
    "--prot 1, --prot",
    "--port many, many",
    "--port 70000, 70000",
    "--port, --port needs a value",
    "--flags nowhere, flagd:PATH",
    "--flags unleash:http://127.0.0.1:1, CLM_UNLEASH_TOKEN",
  })
  void a_wrong_argument_is_told_in_one_line(String arguments, String hint)
      throws InterruptedException {
    try (ServiceProcess service = ServiceProcess.launch(List.of(arguments.split(" ", -1)))) {
      assertThat(service.exitCode()).isEqualTo(64);
      assertThat(service.output()).singleElement().asString().contains(hint);
    }
  }

  @Test
  void it_ends_quietly_when_told_to() throws InterruptedException {
    try (ServiceProcess service = ServiceProcess.start()) {
      service.terminate();
      assertThat(service.exitCode()).isEqualTo(143);
      assertThat(service.output()).singleElement().asString().startsWith("listening on ");
    }
  }

  @Test
  void without_an_admin_token_the_admin_api_is_closed() {
    try (ServiceProcess service = ServiceProcess.launch(List.of())) {
      assertThat(Http.admin(service).get("/admin/tenants").status()).isEqualTo(401);
      assertThat(service.output().get(0)).contains("the admin API is closed");
    }
  }

  @Test
  void requests_are_logged_with_their_tenant_and_without_secrets() {
    try (ServiceProcess service = ServiceProcess.start()) {
      TestTenant tenant = TestTenant.in(service);
      tenant.browser("analyst");
      tenant.analyst().get("/api/me?token=in-the-query");
      tenant.analyst().get("/api/me");

      List<String> output = service.output();
      assertThat(output)
          .anyMatch(
              line ->
                  line.matches(
                      "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z INFO request method=GET"
                          + " path=/api/me status=200 ms=\\d+ tenant="
                          + tenant.id()));
      assertThat(String.join("\n", output))
          .doesNotContain(
              ServiceProcess.ADMIN_TOKEN,
              "in-the-query",
              tenant.created().at("/tokens/analyst").asText(),
              tenant.created().at("/signIns/analyst/password").asText());
    }
  }

  @Test
  void metrics_are_in_the_format_of_prometheus(ServiceProcess service) {
    TestTenant.in(service).bare("Acme Ltd");

    Answer metrics = Http.nobody(service).get("/metrics");

    assertThat(metrics.header("Content-Type")).startsWith("text/plain; version=0.0.4");
    assertThat(metrics.body())
        .contains("clm_http_requests_total{method=\"POST\",status=\"201\"}")
        .contains("clm_http_request_seconds_bucket{le=")
        .contains("clm_flag_evaluations_total{flag=\"risk-v2\",value=\"off\"}")
        .containsPattern("clm_tenants [1-9]");
  }

  @Test
  void the_openapi_document_names_only_paths_there_are(ServiceProcess service) {
    TestTenant tenant = TestTenant.in(service);
    Answer document = Http.nobody(service).get("/openapi.json");

    assertThat(document.at("/openapi")).isEqualTo("3.1.0");
    assertThat(document.json().get("paths").properties()).hasSizeGreaterThan(20);
    document
        .json()
        .get("paths")
        .properties()
        .forEach(
            path -> {
              boolean admin = path.getKey().startsWith("/admin");
              Http http = admin ? Http.admin(service) : tenant.analyst();
              // PATCH is nowhere: 405 proves that the path exists with another method.
              assertThat(
                      http.send("PATCH", path.getKey().replaceAll("[{}]", ""), "", "text/plain")
                          .status())
                  .as(path.getKey())
                  .isEqualTo(405);
            });
  }
}
