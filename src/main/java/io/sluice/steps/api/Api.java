package io.sluice.steps.api;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RedirectConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.specification.RequestSpecification;
import io.sluice.http.Network;
import io.sluice.http.rest.RestClient;
import io.sluice.model.world.Credential;
import io.sluice.model.world.Credentials;
import io.sluice.model.world.Tenant;
import io.sluice.model.world.World;
import io.sluice.openapi.JsonSchemas;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The service's API as one attempt uses it, through REST Assured. An adopter's step classes may
 * take it in their constructor, too. Redirects are not followed: a criterion sees the answer
 * itself. REST Assured's static settings are left alone, and are not heeded by requests that take
 * the common path ({@link io.sluice.http.rest}). Every exchange is kept with the attempt.
 *
 * <p>One for each attempt, used by its thread alone; close it when the attempt ends.
 */
public final class Api implements AutoCloseable {
  private final World world;
  private final ApiSettings settings;
  private final Recorder recorder;
  private final Asking asking;
  private final RestClient rest;
  private final Credentials credentials;
  private final Network network;
  private Optional<AttemptClient> own = Optional.empty();

  /** For the attempt that this world serves. */
  public Api(World world, ApiSettings settings) {
    this.world = world;
    this.credentials = settings.credentials().apply(world);
    this.settings = settings;
    this.recorder = new Recorder(world, settings, this::own);
    this.network = settings.client().network();
    this.asking = new Asking(world, recorder);
    this.rest = new RestClient(world.baseUrl(), recorder::send, this::specification);
  }

  /** REST Assured's own way, for what the common path does not serve. */
  private RequestSpecification specification() {
    RestAssuredConfig config =
        RestAssuredConfig.newConfig()
            .httpClient(HttpClientConfig.httpClientConfig().httpClientFactory(() -> own().http()))
            .redirect(RedirectConfig.redirectConfig().followRedirects(false))
            .encoderConfig(
                EncoderConfig.encoderConfig()
                    .defaultContentCharset("UTF-8")
                    .appendDefaultContentCharsetToContentTypeIfUndefined(false));
    return RestAssured.given().config(config).baseUri(world.baseUrl().toString()).filter(recorder);
  }

  private AttemptClient own() {
    if (own.isEmpty()) {
      own = Optional.of(new AttemptClient(world.stepTimeout(), network));
    }
    return own.orElseThrow();
  }

  /**
   * A request as a role of the attempt's tenant; a new specification each time. {@code auth.api} of
   * sluice.yaml says how it acts as one.
   *
   * @throws AssertionError if the tenant has no such role, naming those it has
   * @throws io.sluice.model.InvalidInput if sluice.yaml has no such role
   * @throws io.sluice.model.Trouble {@code sign-in-failed}
   */
  public RequestSpecification as(String role) {
    return as(world.tenant(), "the tenant", role);
  }

  /** A request as a role of a named further tenant. */
  public RequestSpecification asOf(String tenant, String role) {
    return as(world.existing(tenant), "tenant \"" + tenant + "\"", role);
  }

  /** A request without credentials. */
  public RequestSpecification nobody() {
    return rest.given();
  }

  private RequestSpecification as(Tenant tenant, String which, String role) {
    Credential credential = credentials.of(tenant, which, role);
    RequestSpecification request = nobody();
    for (Map.Entry<String, String> header : credential.headers().entrySet()) {
      request = request.header(header.getKey(), header.getValue());
    }
    for (Map.Entry<String, String> cookie : credential.cookies().entrySet()) {
      request = request.cookie(cookie.getKey(), cookie.getValue());
    }
    return request;
  }

  /**
   * Holds the last answer of this attempt against a check, again and again while the scenario
   * grants it time.
   *
   * @param check throws an {@link AssertionError} for an answer that is not as it should be
   */
  void check(Consumer<ApiAnswer> check) {
    asking.until(check);
  }

  /** The project's schemas. */
  JsonSchemas schemas() {
    return settings.schemas();
  }

  /** Closes the attempt's connections. */
  @Override
  public void close() {
    own.ifPresent(AttemptClient::close);
  }
}
