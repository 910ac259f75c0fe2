package io.sluice.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A real Unleash server with a PostgreSQL of its own, both gone when this is closed or this process
 * ends, however it ends: they live as long as the pipe to them. src/unleash/install puts in place
 * what it needs.
 */
public final class UnleashServer implements AutoCloseable {
  /** The environments that every Unleash has from the start. */
  public static final String DEVELOPMENT = "development";

  /** The other one. */
  public static final String PRODUCTION = "production";

  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final String FEATURES = "/api/admin/projects/default/features";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final JsonNode answer;

  private UnleashServer(Process process, JsonNode answer) {
    this.process = process;
    this.answer = answer;
  }

  /** Starts a server with no flags and waits until it is ready; its log is in target. */
  public static UnleashServer start() {
    try {
      Process process =
          new ProcessBuilder("node", "src/unleash/serve.mjs")
              .redirectError(ProcessBuilder.Redirect.appendTo(new File("target/unleash.log")))
              .start();
      BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
      CompletableFuture<String> line =
          CompletableFuture.supplyAsync(() -> String.valueOf(first(output)));
      return new UnleashServer(
          process, JSON.readTree(line.get(LIMIT.toSeconds(), TimeUnit.SECONDS)));
    } catch (IOException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException("Unleash did not start; see target/unleash.log", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String first(BufferedReader output) {
    try {
      return Objects.requireNonNull(output.readLine(), "it ended at once");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its base address. */
  public URI url() {
    return URI.create(answer.get("url").asText());
  }

  /** A token that may do everything. */
  public String adminToken() {
    return answer.get("adminToken").asText();
  }

  /** The token by which a service reads its flags in one of the environments. */
  public String clientToken(String environment) {
    return answer.get(environment + "Token").asText();
  }

  /** A request to the Admin API that must succeed. */
  public JsonNode admin(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url() + path))
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", adminToken())
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      var response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new AssertionError(
            method + " " + path + " → " + response.statusCode() + " " + response.body());
      }
      return JSON.readTree(response.body().isBlank() ? "{}" : response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A new flag, off everywhere. */
  public void createFeature(String name) {
    admin("POST", FEATURES, "{\"name\": \"" + name + "\", \"type\": \"release\"}");
  }

  /** Archives a flag. */
  public void archive(String name) {
    admin("DELETE", FEATURES + "/" + name, "");
  }

  /** Adds a strategy to a flag in an environment; answers its id. */
  public String addStrategy(String feature, String environment, String json) {
    return admin("POST", path(feature, environment) + "/strategies", json).get("id").asText();
  }

  /** Switches a flag on or off in an environment. */
  public void turn(String feature, String environment, boolean on) {
    admin("POST", path(feature, environment) + (on ? "/on" : "/off"), "");
  }

  /** A flag in an environment: {@code enabled}, {@code strategies}. */
  public JsonNode environment(String feature, String environment) {
    return admin("GET", path(feature, environment), "");
  }

  /**
   * What Unleash itself says a tenant sees of a flag: {@code true}, {@code false}, or a variant.
   */
  public String sees(String tenant, String feature, String environment) {
    String body =
        "{\"environment\": \""
            + environment
            + "\", \"projects\": [\"default\"], \"context\": {\"appName\": \"test\", \"tenantId\":"
            + " \""
            + tenant
            + "\"}}";
    for (JsonNode each : admin("POST", "/api/admin/playground", body).get("features")) {
      if (each.get("name").asText().equals(feature)) {
        JsonNode variant = each.path("variant");
        return variant.path("enabled").asBoolean()
            ? variant.get("name").asText()
            : each.get("isEnabled").asText();
      }
    }
    throw new AssertionError("no feature " + feature);
  }

  private static String path(String feature, String environment) {
    return FEATURES + "/" + feature + "/environments/" + environment;
  }

  @Override
  public void close() {
    try {
      process.outputWriter(StandardCharsets.UTF_8).close();
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        throw new IllegalStateException("Unleash did not end");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroyForcibly();
    }
  }
}
