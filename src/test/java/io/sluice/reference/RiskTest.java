package io.sluice.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples and the bands' edges of the documentation, in API and page. */
@ExtendWith(SharedService.class)
class RiskTest {
  private final TestTenant tenant;

  RiskTest(ServiceProcess service) {
    tenant = TestTenant.in(service);
  }

  @ParameterizedTest
  @CsvSource({
    "CH, company, false, 0, '', 15 Low, 40 Medium, 5 5 0 20 10",
    "CH, company, false, 100, register-extract proof-of-address, 15 Low, 10 Low, 5 5 0 0 0",
    "CH, company, false, 60, register-extract, 15 Low, 23 Low, 5 5 0 8 5",
    "CH, company, false, 59, register-extract, 15 Low, 24 Low, 5 5 0 9 5",
    "CH, company, false, 51, register-extract, 15 Low, 25 Medium, 5 5 0 10 5",
    "CH, company, true, 0, '', 45 Medium, 65 High, 5 5 25 20 10",
    "DE, individual, false, 0, '', 10 Low, 15 Low, 5 0 0 0 10",
    "DE, individual, false, 0, passport other, 10 Low, 10 Low, 5 0 0 0 5",
    "CH, trust, false, 0, '', 30 Medium, 55 High, 5 20 0 20 10",
    "PA, trust, false, 0, '', 50 Medium, 75 Very high, 25 20 0 20 10",
    "PA, trust, false, 1, '', 50 Medium, 75 Very high, 25 20 0 20 10",
    "PA, trust, false, 5, '', 50 Medium, 74 High, 25 20 0 19 10",
    "IR, individual, false, 0, '', 60 High, 55 High, 45 0 0 0 10",
    "IR, company, false, 0, '', 65 High, 80 Very high, 45 5 0 20 10",
    "MM, trust, true, 0, '', 100 High, 100 Very high, 45 20 25 20 10",
  })
  void a_client_is_rated(
      String country,
      String form,
      boolean exposed,
      int owned,
      String documents,
      String v1,
      String v2,
      String points) {
    String client = tenant.created(json(country, form, exposed, owned, documents));

    assertThat(rating(tenant.read(client))).isEqualTo(v1);
    assertThat(tenant.read(client).json().at("/risk").has("factors")).isFalse();
    assertThat(tenant.read(client).at("/risk/model")).isEqualTo("v1");
    TestBrowser page = tenant.browser("analyst").open("/clients/" + client);
    assertThat(page.shown("Risk score") + " " + page.shown("Risk band")).isEqualTo(v1);
    assertThat(page.html()).doesNotContain("Risk model").doesNotContain("Risk factors");

    tenant.turn("risk-v2", true);

    Answer rated = tenant.read(client);
    assertThat(rating(rated)).isEqualTo(v2);
    assertThat(rated.at("/risk/model")).isEqualTo("v2");
    assertThat(rated.json().at("/risk/factors"))
        .extracting(factor -> factor.get("points").asText())
        .containsExactly(points.split(" ", -1));
    page.open("/clients/" + client);
    assertThat(page.shown("Risk score") + " " + page.shown("Risk band")).isEqualTo(v2);
    assertThat(page.shown("Risk model")).isEqualTo("v2");
    assertThat(page.row("Undisclosed ownership"))
        .isEqualTo("Undisclosed ownership " + points.split(" ", -1)[3]);
    assertThat(page.open("/clients").row("CLM-0001")).endsWith(v2.substring(v2.indexOf(' ') + 1));
  }

  private static String rating(Answer answer) {
    return answer.at("/risk/score") + " " + answer.at("/risk/band");
  }

  private static String json(
      String country, String form, boolean exposed, int owned, String documents) {
    StringBuilder json = new StringBuilder("{\"name\": \"Rated\", \"country\": \"");
    json.append(country).append("\", \"legalForm\": \"").append(form);
    json.append("\", \"politicallyExposed\": ").append(exposed).append(", \"owners\": [");
    if (owned > 0) {
      json.append("{\"name\": \"Ada\", \"share\": ").append(owned).append('}');
    }
    json.append("], \"documents\": [");
    String separator = "";
    for (String type : documents.isEmpty() ? new String[0] : documents.split(" ", -1)) {
      json.append(separator).append("{\"type\": \"").append(type);
      json.append("\", \"fileName\": \"f.pdf\"}");
      separator = ", ";
    }
    return json.append("]}").toString();
  }
}
