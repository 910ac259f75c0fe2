package io.sluice.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.http.Answer;
import io.sluice.http.Await;
import io.sluice.http.ControlClient;
import io.sluice.http.PooledClient;
import io.sluice.model.Trouble;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

/** Asks a service whether it is ready and which build it is. */
final class ServiceProbe {
  static final String STAGE = "deploy";

  private static final Duration EVERY = Duration.ofMillis(50);
  private static final Duration ONE_ANSWER = Duration.ofSeconds(5);

  private final ServiceSettings service;
  private final URI baseUrl;
  private final ControlClient client;

  ServiceProbe(DeployRequest request, URI baseUrl) {
    this.service = request.service();
    this.baseUrl = baseUrl;
    PooledClient http = new PooledClient(ONE_ANSWER, request.network());
    this.client = new ControlClient(http, baseUrl, request.secrets());
  }

  /**
   * Waits until the service is ready.
   *
   * @param end completes when it can no longer get ready
   * @return the last thing it said if it is not ready, for people; empty if it is
   */
  Optional<String> awaitReady(Future<?> end) {
    AtomicReference<String> last = new AtomicReference<>("");
    Optional<Answer> ready =
        Await.until(() -> ready(last), service.readyTimeout(), EVERY, STAGE, end);
    return ready.isPresent() ? Optional.empty() : Optional.of(String.valueOf(last.get()));
  }

  private Optional<Answer> ready(AtomicReference<String> last) {
    try {
      Answer answer = client.get(service.readyPath().orElse("/"));
      last.set(answer.line());
      // The root of many services leads on, e.g. to a sign-in page.
      boolean leadsOn = service.readyPath().isEmpty() && answer.status() / 100 == 3;
      return answer.ok() || leadsOn ? Optional.of(answer) : Optional.empty();
    } catch (IOException e) {
      last.set(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** The service was up but did not get ready in time. */
  Trouble notReady(String last, String more) {
    return new Trouble(
        "service-not-ready",
        STAGE,
        service.name()
            + " at "
            + baseUrl
            + " was not ready within "
            + service.readyTimeout().toSeconds()
            + " s (last: "
            + last
            + ")"
            + more,
        "see whether it starts, or set `service.ready` (path, timeout) in sluice.yaml");
  }

  /** The build id the service gives now. */
  private String build(BuildSource.Asked asked) {
    Answer answer;
    try {
      answer = client.get(asked.path());
    } catch (IOException e) {
      throw buildUnknown(String.valueOf(e.getMessage()));
    }
    if (!answer.ok()) {
      throw buildUnknown(answer.line());
    }
    if (asked.pointer().isEmpty()) {
      String build = answer.body().strip();
      return build.isEmpty() ? empty(answer, "") : build;
    }
    JsonNode build = answer.at(asked.pointer());
    boolean given = build.isValueNode() && !build.isNull() && !build.asText().isBlank();
    return given ? build.asText() : empty(answer, " at " + asked.pointer());
  }

  private String empty(Answer answer, String where) {
    throw buildUnknown(answer.line() + ", nothing" + where);
  }

  private Trouble buildUnknown(String why) {
    return new Trouble(
        "build-unknown",
        STAGE,
        service.name() + " does not say which build it is: " + why,
        "set `service.build` (path, pointer) in sluice.yaml to where it does");
  }

  /** The build id, which must be the expected one if one is. */
  String expectBuild(Optional<String> expected) {
    if (!(service.build() instanceof BuildSource.Asked asked)) {
      return expected.orElseThrow(
          () ->
              new Trouble(
                  "build-unknown",
                  STAGE,
                  "it is not known which build " + service.name() + " is",
                  "name it with --build, or set `service.build` in sluice.yaml"));
    }
    String build = build(asked);
    if (expected.isPresent() && !expected.get().equals(build)) {
      throw new Trouble(
          "unexpected-build",
          STAGE,
          "the service says it is build " + build + "; expected " + expected.get(),
          "deploy the build to be judged, or pass the one that is there with --build " + build);
    }
    return build;
  }

  /** Fails if the service says that it is another build than it was. */
  void verify(String build) {
    String now = service.build() instanceof BuildSource.Asked asked ? build(asked) : build;
    if (!now.equals(build)) {
      throw new Trouble(
          "build-changed",
          STAGE,
          "the service was build " + build + " at first and is build " + now + " now",
          "keep deployments away from the environment while the gate runs, and run it again");
    }
  }
}
