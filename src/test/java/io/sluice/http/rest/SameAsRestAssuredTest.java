package io.sluice.http.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.RestAssured;
import io.restassured.builder.RequestSpecBuilder;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RedirectConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.http.Header;
import io.restassured.http.Method;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.sluice.http.Exchanged;
import io.sluice.http.PooledClient;
import io.sluice.http.Sending;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each use once through REST Assured and once through the common path, against a real server. */
class SameAsRestAssuredTest {
  private static final String JSON =
      """
      {"id": 7, "big": 12345678901, "huge": 123456789012345678901, "name": "Ünal", "rate": 1.5, "ok": true,
       "none": null, "tags": ["a", "b"], "owners": [{"name": "Ada", "age": 36}, {"name": "Bo"}],
       "nested": {"deep": {"er": [1, 2, 3]}}, "size": 3, "class": "x", "prices": [1, 2.5]}
      """;

  private final EchoService service = new EchoService();
  private final PooledClient pooled = new PooledClient(Duration.ofSeconds(10));
  private final AtomicInteger common = new AtomicInteger();

  @AfterEach
  void stop() {
    service.close();
  }

  private RequestSpecification real() {
    return RestAssured.given()
        .config(
            RestAssuredConfig.newConfig()
                .redirect(RedirectConfig.redirectConfig().followRedirects(false))
                .encoderConfig(
                    EncoderConfig.encoderConfig()
                        .defaultContentCharset("UTF-8")
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
        .baseUri(service.base().toString());
  }

  private RequestSpecification ours() {
    return new RestClient(service.base(), this::send, this::real).given();
  }

  private Exchanged send(Sending sending) throws IOException {
    common.incrementAndGet();
    return pooled.send(sending, 1 << 20);
  }

  private record Use(
      String name, boolean onCommonPath, Function<RequestSpecification, Object> use) {}

  private static Use common(String name, Function<RequestSpecification, Object> use) {
    return new Use(name, true, use);
  }

  private static Use other(String name, Function<RequestSpecification, Object> use) {
    return new Use(name, false, use);
  }

  @TestFactory
  Stream<DynamicTest> requests_arrive_alike() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", "Ünal \"x\"");
    fields.put("limit", 5);
    fields.put("tags", Arrays.asList("a", null, 3L, true));
    Object map = fields;
    return Stream.of(
            common("plain GET", r -> r.get("/clients")),
            common("GET with query in the path", r -> r.urlEncodingEnabled(false).get("/c?a=%20b")),
            common("unnamed parameters", r -> r.get("/t/{t}/c/{c}", "t1-2", 42)),
            common("named parameters", r -> r.pathParam("t", "x").get("/t/{t}")),
            common("both", r -> r.pathParam("c", 9).get("/t/{t}/c/{c}", "y")),
            common("a map of them", r -> r.pathParams(Map.of("t", "x")).get("/t/{t}")),
            common("query parameters", r -> r.queryParam("a", 1).queryParam("b", "x").get("/q")),
            common("headers", r -> r.header("X-A", "1").header("X-A", "2").get("/h")),
            common("a map of headers", r -> r.headers(Map.of("X-A", "1")).get("/h")),
            common("accept", r -> r.accept(ContentType.JSON).get("/a")),
            common(
                "accept as a header", r -> r.accept("text/html").header("Accept", "a/b").get("/a")),
            common("content type without body", r -> r.contentType(ContentType.JSON).get("/a")),
            common(
                "JSON text",
                r -> r.contentType("application/json").body("{\"a\": \"ü\"}").post("/p")),
            common("a map", r -> r.contentType(ContentType.JSON).body(map).put("/p")),
            common(
                "a list", r -> r.contentType(ContentType.JSON).body(List.of(1, "b")).patch("/p")),
            common("XML text", r -> r.contentType(ContentType.XML).body("<a/>").post("/p")),
            common("a cookie", r -> r.cookie("session", "abc").cookie("b", "1").get("/c")),
            common(
                "cookies of frameworks",
                r ->
                    r.cookie("connect.sid", "s%3Aa+b/c==").cookie("_app_session", "a:b").get("/c")),
            common("DELETE", r -> r.delete("/d/{id}", 3)),
            common(
                "DELETE with a body",
                r -> r.contentType("application/json").body("{}").delete("/d")),
            common("POST without a body", r -> r.post("/p")),
            common("HEAD", r -> r.head("/h")),
            common("OPTIONS", r -> r.options("/o")),
            common("a verb by name", r -> r.request("PUT", "/p")),
            common("a verb of the enum", r -> r.given().when().request(Method.GET, "/p/{a}", "b")),
            other("no path", r -> r.get()),
            other("a space in a parameter", r -> r.get("/t/{t}", "a b/c")),
            other("a space in a query", r -> r.queryParam("q", "a b&c=ü").get("/q")),
            other("query in an encoded path", r -> r.get("/q?a=b c")),
            other("several values", r -> r.queryParam("a", "1", "2").get("/q")),
            other("form", r -> r.formParam("a", "b c").formParam("d", 1).post("/f")),
            other(
                "multipart",
                r ->
                    r.multiPart("file", "a.txt", "hello".getBytes(StandardCharsets.UTF_8))
                        .post("/m")
                        .statusCode()),
            other("basic auth", r -> r.auth().preemptive().basic("u", "p").get("/a")),
            other("oauth2", r -> r.auth().oauth2("token").get("/a")),
            other(
                "a bean",
                r -> r.contentType(ContentType.JSON).body(new Header("a", "b")).post("/b")),
            other("text without a type", r -> r.body("hello").post("/b")),
            common(
                "bytes", r -> r.contentType(ContentType.BINARY).body(new byte[] {1, 2}).post("/b")),
            common(
                "bytes of JSON",
                r -> r.contentType(ContentType.JSON).body(new byte[] {'1', '2'}).post("/b")),
            common(
                "bytes of parts",
                r ->
                    r.contentType("multipart/form-data; boundary=a")
                        .body("--a--".getBytes(StandardCharsets.UTF_8))
                        .post("/b")),
            common(
                "a form as text",
                r -> r.contentType(ContentType.URLENC).body("a=1+%20").post("/f")),
            common("a form without fields", r -> r.contentType(ContentType.URLENC).post("/f")),
            common("cookies as a header", r -> r.header("Cookie", "a=1; b=x y").get("/c")),
            common(
                "two such headers",
                r -> r.header("Cookie", "a=1").header("Cookie", "b=1").get("/c")),
            other("both ways", r -> r.cookie("b", "1").header("Cookie", "a=1").get("/c")),
            other(
                "a spec",
                r ->
                    r.spec(
                            new RequestSpecBuilder()
                                .setBaseUri(service.base())
                                .addHeader("X-B", "2")
                                .build())
                        .header("X-C", "3")
                        .get("/s")),
            other(
                "a filter that adds a header",
                r ->
                    r.header("X-A", "1")
                        .filter(
                            (q, s, c) -> {
                              q.header("X-F", "f");
                              return c.next(q, s);
                            })
                        .get("/f/{x}", 1)),
            other(
                "a date", r -> r.contentType(ContentType.JSON).body(Map.of("d", 1.25d)).post("/b")))
        .map(
            use ->
                DynamicTest.dynamicTest(
                    use.name,
                    () -> {
                      service.seen.clear();
                      use.use.apply(real());
                      common.set(0);
                      use.use.apply(ours());
                      boolean multipart = use.name.equals("multipart");
                      if (!multipart) {
                        assertThat(service.seen).hasSize(2);
                        assertThat(service.seen.get(1)).isEqualTo(service.seen.get(0));
                      } else {
                        assertThat(service.seen)
                            .allMatch(line -> line.contains("hello"))
                            .hasSize(2);
                      }
                      assertThat(common.get()).isEqualTo(use.onCommonPath ? 1 : 0);
                    }));
  }

  @Test
  void compression_that_is_asked_for_is_all_that_is_asked_for() {
    ours().header("Accept-Encoding", "identity").get("/c");

    // REST Assured would add its own.
    assertThat(service.seen.get(0)).contains("Accept-encoding=[identity]");
    assertThat(common.get()).isEqualTo(1);
  }

  private static Object outcome(Function<Response, Object> use, Response response) {
    try {
      Object answer = use.apply(response);
      return answer instanceof byte[] bytes
          ? new String(bytes, StandardCharsets.UTF_8)
          : String.valueOf(answer) + (answer == null ? "" : answer.getClass().getSimpleName());
    } catch (AssertionError | RuntimeException e) {
      // Java's client gives headers in another order.
      String message = String.valueOf(e.getMessage()).replaceAll("(?s)Headers are:.*", "");
      return e.getClass().getSimpleName() + ": " + message;
    }
  }

  private record Asked(String name, Function<Response, Object> use) {}

  private static Asked asked(String name, Function<Response, Object> use) {
    return new Asked(name, use);
  }

  private static Object passed(Object any) {
    assertThat(any).isNotNull();
    return "passed";
  }

  private static List<Asked> questions() {
    return List.of(
        asked("status", Response::statusCode),
        asked("body", Response::asString),
        asked("bytes", Response::asByteArray),
        asked("header", r -> r.header("X-One")),
        asked("no header", r -> r.header("X-None")),
        asked("content type", Response::contentType),
        asked("cookie", r -> r.cookie("session")),
        asked("detailed cookie", r -> r.detailedCookie("session").isHttpOnly()),
        asked("headers", r -> r.headers().getValues("X-Two")),
        asked("status line", r -> r.statusLine().startsWith("HTTP/1.1 " + r.statusCode())),
        asked("int", r -> r.path("id")),
        asked("long", r -> r.path("big")),
        asked("huge", r -> r.path("huge")),
        asked("float", r -> r.path("rate")),
        asked("bool", r -> r.path("ok")),
        asked("null", r -> r.path("none")),
        asked("missing", r -> r.path("nothing")),
        asked("missing on the way", r -> r.path("nothing.more")),
        asked("list", r -> r.path("tags").toString()),
        asked("item", r -> r.path("owners[1].name")),
        asked("last", r -> r.path("tags[-1]")),
        asked("outside", r -> r.path("tags[9]")),
        asked("deep", r -> r.path("nested.deep.er[2]")),
        asked("spread", r -> r.path("owners.name").toString()),
        asked("find", r -> r.path("owners.find { it.age > 30 }.name")),
        asked("size()", r -> r.path("tags.size()")),
        asked("a key called size", r -> r.path("size")),
        asked("a key called class", r -> r.path("class")),
        asked("fraction within", r -> r.path("prices").toString()),
        asked("whole", r -> r.path("$").toString().length() > 10),
        asked("jsonPath", r -> r.jsonPath().getString("owners[0].name")),
        asked("as", r -> r.as(Map.class).keySet().size()),
        asked("body()", r -> r.body().asString()),
        asked("pretty", r -> r.asPrettyString()),
        asked("time", r -> r.timeIn(TimeUnit.HOURS)),
        asked("then status", r -> passed(r.then().statusCode(200))),
        asked("then wrong status", r -> passed(r.then().statusCode(404))),
        asked("then status matcher", r -> passed(r.then().assertThat().statusCode(is(200)))),
        asked("then body", r -> passed(r.then().body("name", equalTo("Ünal")))),
        asked("then wrong body", r -> passed(r.then().statusCode(200).body("name", equalTo("X")))),
        asked("then several", r -> passed(r.then().body("id", is(7), "tags", hasItem("b")))),
        asked("then several, one wrong", r -> passed(r.then().body("id", is(7), "id", is(8)))),
        asked("then float", r -> passed(r.then().body("rate", is(1.5f)))),
        asked("then double for a float", r -> passed(r.then().body("rate", is(1.5d)))),
        asked("then long for an int", r -> passed(r.then().body("id", is(7L)))),
        asked("then hasSize", r -> passed(r.then().body("owners", hasSize(2)))),
        asked("then spread", r -> passed(r.then().body("owners.name", contains("Ada", "Bo")))),
        asked("then find", r -> passed(r.then().body("owners.findAll { it.age }.size()", is(1)))),
        asked("then null", r -> passed(r.then().body("none", nullValue(), "missing", nullValue()))),
        asked("then not", r -> passed(r.then().body("id", not(greaterThan(9))))),
        asked("then root", r -> passed(r.then().rootPath("nested").body("deep.er[0]", is(1)))),
        asked(
            "then root later",
            r -> passed(r.then().statusCode(200).rootPath("nested.deep").body("er[0]", is(2)))),
        asked("then whole body", r -> passed(r.then().body(containsString("Ada")))),
        asked("then header", r -> passed(r.then().header("X-One", "1"))),
        asked("then header matcher", r -> passed(r.then().header("X-One", containsString("1")))),
        asked("then wrong header", r -> passed(r.then().header("X-One", "2"))),
        asked("then several of a header", r -> passed(r.then().header("X-Two", "2"))),
        asked("then no header", r -> passed(r.then().header("X-None", nullValue()))),
        asked("then type", r -> passed(r.then().contentType(ContentType.JSON))),
        asked("then wrong type", r -> passed(r.then().contentType(ContentType.XML))),
        asked("then type as text", r -> passed(r.then().contentType("application/json"))),
        asked("then cookie", r -> passed(r.then().cookie("session", "abc"))),
        asked("extract path", r -> r.then().extract().path("owners[0].name")),
        asked("extract body", r -> r.then().statusCode(200).extract().asString()),
        asked("extract response", r -> r.then().extract().response().statusCode()),
        asked("extract status", r -> r.then().extract().statusCode()),
        asked("extract as", r -> r.then().extract().as(Map.class).get("id")),
        asked("extract cookie", r -> r.then().extract().cookie("session")),
        asked("extract jsonPath", r -> r.then().extract().jsonPath().getInt("id")));
  }

  private Stream<DynamicTest> alike(String of) {
    return questions().stream()
        .map(
            question ->
                DynamicTest.dynamicTest(
                    of + ": " + question.name,
                    () -> {
                      Object theirs = outcome(question.use, real().get("/x"));
                      Object mine = outcome(question.use, ours().get("/x"));
                      assertThat(mine).isEqualTo(theirs);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> answers_read_alike() {
    service.headers.put("X-One", List.of("1"));
    service.headers.put("X-Two", List.of("1", "2"));
    service.headers.put("Set-Cookie", List.of("session=abc; Path=/; HttpOnly", "b=2"));
    service.body = JSON.getBytes(StandardCharsets.UTF_8);
    return alike("JSON");
  }

  @TestFactory
  Stream<DynamicTest> redirects_read_alike_and_are_not_followed() {
    service.status = 302;
    service.headers.put("Location", List.of("/elsewhere"));
    return alike("redirect");
  }

  @TestFactory
  Stream<DynamicTest> answers_that_are_no_json_read_alike() {
    service.type = "text/plain";
    service.status = 500;
    service.body = "name=Ünal".getBytes(StandardCharsets.ISO_8859_1);
    return alike("text");
  }

  @TestFactory
  Stream<DynamicTest> empty_answers_read_alike() {
    service.status = 204;
    service.body = new byte[0];
    return alike("empty");
  }

  @TestFactory
  Stream<DynamicTest> broken_answers_read_alike() {
    service.body = "{\"id\": 7,".getBytes(StandardCharsets.UTF_8);
    return alike("broken");
  }

  @Test
  void passing_checks_of_plain_answers_stay_on_the_common_path() {
    service.body = JSON.getBytes(StandardCharsets.UTF_8);
    AtomicInteger real = new AtomicInteger();
    RequestSpecification request =
        new RestClient(
                service.base(),
                this::send,
                () -> {
                  real.incrementAndGet();
                  return real();
                })
            .given();

    int id =
        request
            .get("/x")
            .then()
            .statusCode(200)
            .contentType(ContentType.JSON)
            .body("owners[0].name", equalTo("Ada"), "tags", hasSize(2))
            .extract()
            .path("id");

    assertThat(id).isEqualTo(7);
    assertThat(real).hasValue(0);
  }
}
