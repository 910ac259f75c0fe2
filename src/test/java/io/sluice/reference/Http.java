package io.sluice.reference;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Requests to a service with one bearer token. */
record Http(String base, Optional<String> token) {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  static Http admin(ServiceProcess service) {
    return new Http(service.url(), Optional.of(ServiceProcess.ADMIN_TOKEN));
  }

  static Http nobody(ServiceProcess service) {
    return new Http(service.url(), Optional.empty());
  }

  Answer get(String path) {
    return send("GET", path, "", "application/json");
  }

  Answer post(String path, String json) {
    return send("POST", path, json, "application/json");
  }

  Answer put(String path, String json) {
    return send("PUT", path, json, "application/json");
  }

  Answer delete(String path) {
    return send("DELETE", path, "", "application/json");
  }

  Answer send(String method, String path, String body, String type) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", type)
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
    try {
      var response = CLIENT.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new AssertionError(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
