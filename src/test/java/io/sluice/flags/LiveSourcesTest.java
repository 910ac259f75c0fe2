package io.sluice.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.http.ControlClient;
import io.sluice.http.RequestTemplate;
import io.sluice.http.Values;
import io.sluice.model.Secrets;
import io.sluice.model.Trouble;
import io.sluice.model.flag.Flag;
import io.sluice.model.flag.Flags;
import io.sluice.model.flag.Vector;
import io.sluice.model.ring.LiveVector;
import io.sluice.model.ring.Ring;
import io.sluice.model.ring.Snapshot;
import io.sluice.testing.StubService;
import io.sluice.testing.StubService.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveSourcesTest {
  private static final Flag LAYOUT =
      new Flag(
          "layout",
          "classic",
          "modern",
          List.of(),
          Map.of(),
          false,
          Optional.empty(),
          Optional.empty());
  private static final Flags FLAGS = new Flags(List.of(Flag.bool("risk"), LAYOUT));
  private static final List<Ring> RINGS =
      List.of(new Ring("internal", List.of("us")), new Ring("production", List.of("a", "b", "c")));

  @TempDir private Path folder;

  @Test
  void a_file_tells_the_distinct_vectors_of_each_ring() throws IOException {
    Snapshot snapshot =
        file(
            """
            {"rings": {
              "internal": [{"flags": {"risk": true, "layout": "modern"}, "tenants": ["us"]}],
              "production": [{"flags": {"risk": "off"}, "tenants": ["a"]},
                {"flags": {"layout": "dark"}}, {"flags": {}, "tenants": ["b"]}]}}
            """);
    assertThat(snapshot.rings().get("internal"))
        .containsExactly(new LiveVector(vector("on", "on"), List.of("us")));
    assertThat(snapshot.rings().get("production"))
        .containsExactly(
            new LiveVector(vector("off", "off"), List.of("a", "b")),
            new LiveVector(vector("off", "dark"), List.of()));
    assertThat(snapshot.undeclared()).isEmpty();
  }

  @Test
  void a_flag_nobody_declared_is_told_unless_it_is_ignored() throws IOException {
    String entry = "[{\"flags\": {\"old\": true, \"mystery\": \"x\"}}]";
    Snapshot snapshot =
        file("{\"rings\": {\"internal\": " + entry + ", \"production\": " + entry + "}}");
    assertThat(snapshot.undeclared()).containsExactly("mystery");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'{\"rings\": {' | live.json:2:1 is no JSON",
        "'' | no object \"rings\"",
        "'[]' | no object \"rings\"",
        "'{\"rings\": {\"internal\": [{\"flags\": {}}]}}' | ring \"production\" has no list",
        "'{\"rings\": {\"internal\": [], \"production\": []}}' | ring \"internal\" has no list",
        "'{\"rings\": {\"intrnal\": [{\"flags\": {}}]}}' | unknown key \"intrnal\"",
        "'{\"rings\": {\"internal\": [{\"flag\": {}}]}}' | unknown key \"flag\"",
        "'{\"rings\": {\"internal\": [{}]}}' | no object \"flags\"",
        "'{\"rings\": {\"internal\": [{\"flags\": {\"risk\": null}}]}}' | has no value",
        "'{\"rings\": {\"internal\": [{\"flags\": {\"risk\": 1, \"risk\": 2}}]}}' | Duplicate field",
      })
  void a_file_that_is_no_snapshot_is_trouble(String text, String why) {
    assertThatThrownBy(() -> file(text + "\n"))
        .isInstanceOfSatisfying(
            Trouble.class,
            trouble -> {
              assertThat(trouble.code()).isEqualTo("live-source-failed");
              assertThat(trouble.what()).contains("live.json", why);
            });
  }

  @Test
  void a_file_that_is_not_there_is_trouble() {
    assertThatThrownBy(() -> new SnapshotFile(named(), List.of()).read(FLAGS, RINGS))
        .hasMessageContaining("live.json cannot be read: there is no such file");
  }

  @Test
  void every_listed_tenant_is_asked_for_every_declared_flag() {
    try (StubService live = new StubService(LiveSourcesTest::answer)) {
      Snapshot snapshot = http(live);
      assertThat(snapshot.rings().get("internal"))
          .containsExactly(new LiveVector(vector("on", "on"), List.of("us")));
      assertThat(snapshot.rings().get("production"))
          .containsExactly(
              new LiveVector(vector("off", "off"), List.of("a", "c")),
              new LiveVector(vector("on", "off"), List.of("b")));
      assertThat(live.requests()).hasSize(8);
      assertThat(live.last().header("Authorization")).isEqualTo("Bearer s3cret");
    }
  }

  @Test
  void a_live_environment_that_does_not_answer_is_trouble_and_no_secret_is_told() {
    try (StubService live = new StubService(request -> Reply.json(500, "s3cret is wrong"))) {
      assertThatThrownBy(() -> http(live))
          .isInstanceOfSatisfying(
              Trouble.class,
              trouble -> {
                assertThat(trouble.code()).isEqualTo("live-source-failed");
                assertThat(trouble.what()).contains("500").doesNotContain("s3cret");
              });
    }
  }

  private static Reply answer(StubService.Request request) {
    boolean risk = request.path().equals("/us/risk") || request.path().equals("/b/risk");
    boolean modern = request.path().equals("/us/layout");
    String value =
        request.path().endsWith("risk") ? "" + risk : modern ? "\"modern\"" : "\"classic\"";
    return Reply.json(200, "{\"value\": " + value + "}");
  }

  private static Snapshot http(StubService live) {
    LiveSettings.OfHttp settings =
        new LiveSettings.OfHttp(
            live.url(),
            new ReadSettings(
                new RequestTemplate(
                    "GET",
                    "/${tenant}/${flag}",
                    Map.of("Authorization", "Bearer ${env:TOKEN}"),
                    Optional.empty()),
                "/value"),
            Map.of());
    Secrets secrets = new Secrets();
    secrets.add("s3cret");
    ControlClient client = new ControlClient(live.url(), Duration.ofSeconds(5), secrets);
    Values values = Values.of(name -> Optional.of("s3cret"));
    return new HttpLiveSource(settings, client, values, secrets).read(FLAGS, RINGS);
  }

  private Snapshot file(String text) throws IOException {
    Files.writeString(folder.resolve("live.json"), text);
    return new SnapshotFile(named(), List.of("old")).read(FLAGS, RINGS);
  }

  private LiveSettings.OfFile named() {
    return new LiveSettings.OfFile(folder.resolve("live.json"), "live.json");
  }

  private static Vector vector(String risk, String layout) {
    return Vector.of(Map.of("risk", risk, "layout", layout));
  }
}
