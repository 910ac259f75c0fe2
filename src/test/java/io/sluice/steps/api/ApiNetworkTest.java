package io.sluice.steps.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.sluice.http.Network;
import io.sluice.http.NetworkSettings;
import io.sluice.http.PooledClient;
import io.sluice.model.Secrets;
import io.sluice.testing.ForwardProxy;
import io.sluice.testing.StubService;
import io.sluice.testing.StubService.Reply;
import io.sluice.testing.TestAuthority;
import io.sluice.testing.TestWorld;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Proxies, TLS, redirects, cookies and multipart, on the common path and where REST Assured itself
 * takes over.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiNetworkTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final List<AutoCloseable> open = new ArrayList<>();

  @SuppressWarnings("NullAway.Init")
  private TestAuthority authority;

  @SuppressWarnings("NullAway.Init")
  private StubService secure;

  @SuppressWarnings("NullAway.Init")
  private StubService plain;

  @SuppressWarnings("NullAway.Init")
  private ForwardProxy proxy;

  @BeforeAll
  void make_the_authority(@TempDir Path folder) {
    authority = new TestAuthority(folder, "app.test");
  }

  @BeforeEach
  void set_up() {
    secure = opened(new StubService(ApiNetworkTest::answer, authority.server()));
    plain = opened(new StubService(ApiNetworkTest::answer));
    proxy = opened(new ForwardProxy(Map.of("app.test", secure.url(), "plain.test", plain.url())));
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
    open.clear();
  }

  private <T extends AutoCloseable> T opened(T service) {
    open.add(service);
    return service;
  }

  private static Reply answer(StubService.Request request) {
    return request.path().equals("/moved")
        ? Reply.json(302, "").with("Location", "/elsewhere")
        : Reply.json(200, "{\"ok\": true}").with("Set-Cookie", "sid=abc");
  }

  private Api api(String base, NetworkSettings network) {
    PooledClient client = new PooledClient(LIMIT, Network.of(network));
    TestWorld world = new TestWorld(URI.create(base), LIMIT);
    return opened(new Api(world, new ApiSettings("Sluice-Flags", new Secrets(), client)));
  }

  private NetworkSettings through(boolean trusting) {
    Optional<Path> ca = trusting ? Optional.of(authority.root()) : Optional.empty();
    return new NetworkSettings(Optional.of(proxy.url()), List.of(), ca);
  }

  private record Use(String name, String seen, Function<RequestSpecification, Response> use) {}

  private static List<Use> uses() {
    return List.of(
        new Use("plain GET", "GET /x", r -> r.get("/x")),
        new Use("JSON", "POST /x", r -> r.contentType("application/json").body("{}").post("/x")),
        new Use("cookie", "GET /x", r -> r.cookie("a", "b").get("/x")),
        new Use(
            "a header that REST Assured writes",
            "GET /x",
            r -> r.header("Cookie", "a=b").get("/x")),
        new Use("form", "POST /f", r -> r.formParam("a", "b c").post("/f")),
        new Use(
            "multipart",
            "POST /m",
            r -> r.multiPart("file", "a.txt", "hi".getBytes(StandardCharsets.UTF_8)).post("/m")));
  }

  @TestFactory
  Stream<DynamicTest> every_kind_of_request_goes_through_the_proxy_and_trusts_the_authority() {
    return uses().stream()
        .map(
            use ->
                DynamicTest.dynamicTest(
                    use.name,
                    () -> {
                      proxy.seen().clear();
                      Response over =
                          use.use.apply(api("https://app.test", through(true)).nobody());
                      assertThat(over.statusCode()).isEqualTo(200);
                      assertThat(over.cookie("sid")).isEqualTo("abc");
                      assertThat(over.<Boolean>path("ok")).isTrue();
                      assertThat(proxy.seen()).containsExactly("CONNECT app.test:443 HTTP/1.1");
                      assertThat(secure.last().method() + " " + secure.last().path())
                          .isEqualTo(use.seen);

                      use.use.apply(api("http://plain.test", through(false)).nobody());
                      assertThat(proxy.seen()).hasSize(2);
                      assertThat(proxy.seen().get(1)).contains(" http://plain.test/");
                      assertThat(plain.last().method() + " " + plain.last().path())
                          .isEqualTo(use.seen);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> an_authority_that_nobody_named_is_not_trusted() {
    return uses().stream()
        .map(
            use ->
                DynamicTest.dynamicTest(
                    use.name,
                    () ->
                        assertThatThrownBy(
                                () ->
                                    use.use.apply(api("https://app.test", through(false)).nobody()))
                            .isInstanceOf(AssertionError.class)
                            .hasMessageContaining("certification path")));
  }

  @Test
  void redirects_are_not_followed_on_either_path() {
    Api api = api("https://app.test", through(true));
    assertThat(api.nobody().get("/moved").statusCode()).isEqualTo(302);
    assertThat(api.nobody().formParam("a", "b").post("/moved").statusCode()).isEqualTo(302);
    assertThat(secure.requests()).hasSize(2);
  }

  @Test
  void compressed_answers_are_read_on_either_path() throws IOException {
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(gzip)) {
      out.write("{\"ok\": true}".getBytes(StandardCharsets.UTF_8));
    }
    ByteArrayOutputStream deflate = new ByteArrayOutputStream();
    try (OutputStream out = new DeflaterOutputStream(deflate)) {
      out.write("{\"ok\": true}".getBytes(StandardCharsets.UTF_8));
    }
    Map<String, byte[]> bodies =
        Map.of("/gzip", gzip.toByteArray(), "/deflate", deflate.toByteArray());
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    open.add(() -> server.stop(0));
    bodies.forEach(
        (path, body) ->
            server.createContext(
                path,
                exchange -> {
                  exchange.getResponseHeaders().set("Content-Encoding", path.substring(1));
                  exchange.getResponseHeaders().set("Content-Type", "application/json");
                  exchange.sendResponseHeaders(200, body.length);
                  exchange.getResponseBody().write(body);
                  exchange.close();
                }));
    server.start();
    Api api = api("http://localhost:" + server.getAddress().getPort(), NetworkSettings.none());
    for (String path : bodies.keySet()) {
      assertThat(api.nobody().get(path).asString()).isEqualTo("{\"ok\": true}");
      assertThat(api.nobody().formParam("a", "b").post(path).asString())
          .isEqualTo("{\"ok\": true}");
    }
  }

  @Test
  void a_proxy_that_a_request_names_itself_is_the_one_it_takes() {
    ForwardProxy own = opened(new ForwardProxy(Map.of("plain.test", plain.url())));
    Api api = api("http://plain.test", through(false));
    URI url = own.url();
    assertThat(api.nobody().proxy(url.getHost(), url.getPort()).get("/x").statusCode())
        .isEqualTo(200);
    assertThat(own.seen()).hasSize(1);
    assertThat(proxy.seen()).isEmpty();
  }

  @Test
  void options_for_tls_of_a_request_hold_for_it() {
    NetworkSettings proxied = through(false);
    Api api = api("https://app.test", proxied);
    assertThat(api.nobody().relaxedHTTPSValidation().get("/x").statusCode()).isEqualTo(200);
    assertThatThrownBy(() -> api.nobody().get("/x")).isInstanceOf(AssertionError.class);
  }
}
